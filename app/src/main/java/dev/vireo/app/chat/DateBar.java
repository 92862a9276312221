package dev.vireo.app.chat;

import dev.vireo.app.ui.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line above the messages in which one chooses the day to go to: typed, from a calendar, or a day back and forth by ↑ and ↓. */
final class DateBar extends HBox {

    private final Clock clock;
    private final Consumer<Instant> go;
    private final Texts texts = Texts.of(DateBar.class);
    private final DatePicker day = new DatePicker();
    private final Label wrong = new Label(texts.get("date.wrong"));

    /**
     * @param go     leads to the first message since then
     * @param closed told when the person has closed it
     */
    DateBar(Clock clock, Consumer<Instant> go, Runnable closed) {
        this.clock = clock;
        this.go = go;
        setId("dateBar");
        getStyleClass().add("chat-search");
        setAlignment(Pos.CENTER_LEFT);
        day.setId("day");
        day.setShowWeekNumbers(false);
        day.setMinWidth(0);
        day.setPrefWidth(180);
        day.setPromptText(texts.get("date.prompt"));
        day.getEditor().setId("dayField");
        day.getEditor().setAccessibleText(texts.get("date.prompt"));
        day.setDayCellFactory(_ -> new DateCell() {
            @Override
            public void updateItem(LocalDate item, boolean empty) {
                super.updateItem(item, empty);
                setDisable(empty || item.isAfter(today()));
            }
        });
        day.valueProperty().subscribe((_, now) -> {
            // What is typed waits for Enter.
            if (day.isShowing() && now != null) {
                goTo(now);
            }
        });
        // The picker has the focus, and hands its editor what is typed.
        day.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        wrong.setId("dayWrong");
        wrong.getStyleClass().addAll("secondary", "muted");
        wrong.setMinWidth(0);
        said(false);
        Button first = new Button(texts.get("date.first"));
        first.setId("firstMessage");
        first.getStyleClass().add("link");
        first.setMinWidth(USE_PREF_SIZE);
        first.setOnAction(_ -> go.accept(Instant.EPOCH));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("closeDateBar");
        close.getStyleClass().add("icon-button");
        close.setTooltip(new Tooltip(texts.get("date.close")));
        close.setAccessibleText(texts.get("date.close"));
        close.setOnAction(_ -> {
            leave();
            closed.run();
        });
        getChildren().setAll(day, wrong, between, first, close);
        shown(false);
    }

    /** Shows it with this day, or goes back to its field. */
    void open() {
        shown(true);
        day.setValue(today());
        // As in a field that has just been made: it hears keys only once it has its skin.
        day.applyCss();
        day.requestFocus();
        day.getEditor().selectAll();
    }

    /** Takes it away. Returns whether it was there. */
    boolean leave() {
        boolean was = isVisible();
        day.hide();
        said(false);
        shown(false);
        return was;
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || day.isShowing()) {
            return;
        }
        // The picker hands its editor a copy of each key, which comes by here too, though the key itself was consumed.
        boolean first = event.getTarget() == day;
        switch (event.getCode()) {
            case ENTER -> {
                if (first) {
                    enter();
                }
            }
            case UP, DOWN -> {
                if (first) {
                    move(event.getCode() == KeyCode.UP ? -1 : 1);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void enter() {
        Optional<LocalDate> to = typed();
        to.ifPresent(chosen -> {
            day.setValue(chosen);
            goTo(chosen);
        });
        said(to.isEmpty());
    }

    private void move(int days) {
        LocalDate to = typed().orElse(today()).plusDays(days);
        day.setValue(to.isAfter(today()) ? today() : to);
        day.getEditor().selectAll();
        said(false);
    }

    private void goTo(LocalDate to) {
        said(false);
        go.accept(to.atStartOfDay(clock.getZone()).toInstant());
    }

    /** What stands in the field; empty if it is no day. */
    private Optional<LocalDate> typed() {
        try {
            return Optional.ofNullable(day.getConverter().fromString(day.getEditor().getText().strip()));
        } catch (RuntimeException e) {
            // Converters of dates say so in several ways.
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void said(boolean notADay) {
        wrong.setVisible(notADay);
        wrong.setManaged(notADay);
    }

    private void shown(boolean wanted) {
        setVisible(wanted);
        setManaged(wanted);
    }
}
