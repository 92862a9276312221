package dev.vireo.app.ui;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Lets a person choose when something ends by itself: in a while, with the day, at a time, or as it is set already. FX thread. */
public final class EndChoice extends HBox {

    /** @param kept an end that is set already; null for a choice of its own */
    private record End(EndTime time, @Nullable Instant kept) {
    }

    private final List<EndTime> choices;
    private final TimeWords times;
    private final ComboBox<End> when = new ComboBox<>();
    private final ComboBox<LocalTime> clockTime = new ComboBox<>();
    private Runnable changed = () -> {};

    /** @param choices the first is the usual one */
    public EndChoice(List<EndTime> choices, TimeWords times) {
        this.choices = choices;
        this.times = times;
        Texts texts = Texts.of(EndChoice.class);
        getStyleClass().add("end-choice");
        setSpacing(8);
        when.setId("end");
        when.setAccessibleText(texts.get("end.choice"));
        when.setConverter(new StringConverter<>() {
            @Override
            public String toString(End end) {
                return end == null ? "" : words(end);
            }

            @Override
            public End fromString(String words) {
                return when.getValue();
            }
        });
        clockTime.setId("endTime");
        clockTime.setAccessibleText(texts.get("end.at"));
        TimesOfDay.fill(clockTime);
        clockTime.setValue(nextHour());
        when.valueProperty().subscribe(now -> {
            boolean asksTime = now != null && now.time == EndTime.TIME;
            clockTime.setVisible(asksTime);
            clockTime.setManaged(asksTime);
        });
        when.setOnAction(_ -> changed.run());
        clockTime.setOnAction(_ -> changed.run());
        getChildren().setAll(when, clockTime);
        show(null);
    }

    /** Runs this whenever somebody chooses. */
    public void onChange(Runnable run) {
        changed = run;
    }

    /** Shows the end that is set; null if there is none. */
    public void show(@Nullable Instant until) {
        Runnable told = changed;
        changed = () -> {};
        when.getItems().setAll(choices.stream().map(each -> new End(each, null)).toList());
        if (until != null) {
            when.getItems().addFirst(new End(EndTime.NEVER, until));
        }
        when.setValue(when.getItems().getFirst());
        changed = told;
    }

    public void choose(EndTime time) {
        when.setValue(new End(time, null));
    }

    public void choose(LocalTime time) {
        clockTime.setValue(time);
        choose(EndTime.TIME);
    }

    /** As it is chosen, from now on; null for never. */
    public @Nullable Instant until() {
        End end = when.getValue();
        return end == null ? null : end.kept != null ? end.kept : end.time.after(times.now(), clockTime.getValue());
    }

    private String words(End end) {
        String words = end.kept == null ? end.time.words() : times.until(end.kept);
        return words.substring(0, 1).toUpperCase(Texts.locale()) + words.substring(1);
    }

    private LocalTime nextHour() {
        return LocalTime.of((times.now().getHour() + 1) % 24, 0);
    }
}
