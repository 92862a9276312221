package dev.vireo.app.settings;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimesOfDay;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** When there are no notifications: between two times of every day, and on some days of the week from midnight to midnight. */
final class QuietHoursChoice extends VBox {

    private static final int DAYS = 7;

    QuietHoursChoice(SettingsModel model) {
        Texts texts = Texts.of(QuietHoursChoice.class);
        CheckBox on = new CheckBox(texts.get("quiet-hours"));
        on.setId("quietHours");
        on.setMinWidth(Region.USE_PREF_SIZE);
        on.selectedProperty().bindBidirectional(model.quietProperty());
        on.disableProperty().bind(model.notificationsProperty().not());
        HBox times = new HBox(label(texts.get("quiet-hours.from")),
                time("quietFrom", texts.get("quiet-hours.from"), model.quietFromProperty()),
                label(texts.get("quiet-hours.until")), time("quietUntil", texts.get("quiet-hours.until"), model.quietUntilProperty()));
        HBox line = new HBox(on, times);
        FlowPane days = new FlowPane();
        DayOfWeek first = WeekFields.of(Texts.locale()).getFirstDayOfWeek();
        for (int i = 0; i < DAYS; i++) {
            days.getChildren().add(day(first.plus(i), model));
        }
        VBox week = new VBox(new Label(texts.get("quiet-hours.days")), days);
        times.disableProperty().bind(model.notificationsProperty().not().or(model.quietProperty().not()));
        week.disableProperty().bind(times.disableProperty());
        times.getStyleClass().add("line");
        line.getStyleClass().add("line");
        days.getStyleClass().add("days");
        week.getStyleClass().add("week");
        getStyleClass().add("quiet-hours");
        getChildren().setAll(line, week);
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static ComboBox<LocalTime> time(String id, String words, ObjectProperty<LocalTime> value) {
        ComboBox<LocalTime> choice = new ComboBox<>();
        choice.setId(id);
        choice.setAccessibleText(words);
        TimesOfDay.fill(choice);
        choice.valueProperty().bindBidirectional(value);
        return choice;
    }

    private static ToggleButton day(DayOfWeek day, SettingsModel model) {
        ToggleButton toggle = new ToggleButton(day.getDisplayName(TextStyle.SHORT_STANDALONE, Texts.locale()));
        toggle.setId("quiet-" + day);
        toggle.setAccessibleText(day.getDisplayName(TextStyle.FULL_STANDALONE, Texts.locale()));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        model.quietDaysProperty().subscribe(days -> toggle.setSelected(days.contains(day)));
        toggle.selectedProperty().addListener((_, _, chosen) -> {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            days.addAll(model.quietDaysProperty().get());
            if (chosen ? days.add(day) : days.remove(day)) {
                model.quietDaysProperty().set(Set.copyOf(days));
            }
        });
        return toggle;
    }
}
