package dev.vireo.app.ui;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Lets a person choose a time of day, in steps of half an hour. */
public final class TimesOfDay {

    private static final int HALF_HOURS = 48;

    private TimesOfDay() {
    }

    public static void fill(ComboBox<LocalTime> choice) {
        DateTimeFormatter format = LocalFormats.time();
        choice.getItems().setAll(IntStream.range(0, HALF_HOURS).mapToObj(n -> LocalTime.of(n / 2, n % 2 * 30)).toList());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(LocalTime time) {
                return time == null ? "" : format.format(time);
            }

            @Override
            public LocalTime fromString(String words) {
                return LocalTime.parse(words, format);
            }
        });
    }
}
