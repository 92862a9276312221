package dev.vireo.app.profile;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * A text of one's profile while it is being edited. Until somebody types, it follows what the office knows; what is typed stays,
 * also when saving fails. FX thread.
 */
final class EditedText {

    private final ObservableValue<String> known;
    private final Function<String, CompletionStage<Void>> save;
    private final StringProperty text = new SimpleStringProperty("");
    private final Change change;
    private final BooleanBinding edited;

    EditedText(ObservableValue<String> known, Function<String, CompletionStage<Void>> save, String unknown) {
        this.known = known;
        this.save = save;
        this.change = new Change(unknown);
        text.set(known.getValue());
        edited = Bindings.createBooleanBinding(() -> !text.get().strip().equals(known.getValue()), text, known);
        known.addListener((_, before, now) -> {
            if (text.get().strip().equals(before)) {
                text.set(now);
            }
        });
        text.addListener(_ -> change.forgive());
    }

    StringProperty textProperty() {
        return text;
    }

    /** Whether there is anything to save. */
    BooleanBinding editedProperty() {
        return edited;
    }

    Change change() {
        return change;
    }

    void save() {
        if (edited.get() && !change.underWayProperty().get()) {
            change.follow(save.apply(text.get().strip()));
        }
    }

    void discard() {
        text.set(known.getValue());
    }
}
