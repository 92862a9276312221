package dev.vireo.app.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/** Asks for a day and a time, over the place where they are wanted. FX thread. */
public final class TimeQuestion {

    private final TimeWords times;
    private final ConfirmationDialog dialog;
    private final DatePicker day = new DatePicker();
    private final ComboBox<LocalTime> time = new ComboBox<>();
    private final Texts texts = Texts.of(TimeQuestion.class);

    /** @param failures what a person is told of a failure */
    public TimeQuestion(TimeWords times, Function<Throwable, String> failures) {
        this.times = times;
        dialog = new ConfirmationDialog(
                failure -> failure instanceof PastTimeException ? texts.get("later.past") : failures.apply(failure));
        // What it lies over may have a question of its own.
        dialog.setId("timeQuestion");
        day.setId("laterDay");
        day.setShowWeekNumbers(false);
        day.setEditable(false);
        day.setMaxWidth(Double.MAX_VALUE);
        day.setAccessibleText(texts.get("later.day"));
        day.setConverter(shown(LocalFormats.date()));
        day.setDayCellFactory(_ -> new DateCell() {
            @Override
            public void updateItem(LocalDate item, boolean empty) {
                super.updateItem(item, empty);
                setDisable(empty || item.isBefore(times.today()));
            }
        });
        time.setId("laterTime");
        time.setMaxWidth(Double.MAX_VALUE);
        time.setAccessibleText(texts.get("later.time"));
        TimesOfDay.fill(time);
    }

    /** In the language of the texts; nobody types here. */
    private static StringConverter<LocalDate> shown(DateTimeFormatter format) {
        return new StringConverter<>() {
            @Override
            public String toString(LocalDate day) {
                return day == null ? "" : format.format(day);
            }

            @Override
            public LocalDate fromString(String words) {
                return LocalDate.parse(words, format);
            }
        };
    }

    /** A time that is over already. */
    private static final class PastTimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Asks over this. */
    public void ask(StackPane over, AskTimeEvent event) {
        if (!over.getChildren().contains(dialog)) {
            over.getChildren().add(dialog);
        }
        ZonedDateTime next = times.now().plusHours(1);
        day.setValue(next.toLocalDate());
        time.setValue(LocalTime.of(next.getHour(), 0));
        dialog.propose(event.title(), texts.get("later.question"), event.answer(), () -> chosen(event.then()), day, time);
    }

    private CompletionStage<?> chosen(Function<Instant, CompletionStage<?>> then) {
        ZonedDateTime now = times.now();
        Instant at = day.getValue().atTime(time.getValue()).atZone(now.getZone()).toInstant();
        return at.isAfter(now.toInstant()) ? then.apply(at) : CompletableFuture.failedFuture(new PastTimeException());
    }
}
