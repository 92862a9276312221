package dev.vireo.app.ui;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * A text while it is being edited. Until somebody types, it follows what the office knows; what is typed stays,
 * also when saving fails. FX thread.
 */
public final class EditedText {

    private final ObservableValue<String> known;
    private final Function<String, CompletionStage<Void>> save;
    private final StringProperty text = new SimpleStringProperty("");
    private final PendingChange change;
    private final BooleanBinding edited;
    /** What the office has taken, but what is known does not say yet; null for nothing. */
    private final ObjectProperty<@Nullable String> taken = new SimpleObjectProperty<>();
    /** What is known may outlive this text and must not keep it alive. */
    private final ChangeListener<String> follow = this::known;

    public EditedText(ObservableValue<String> known, Function<String, CompletionStage<Void>> save,
            Function<Throwable, String> words) {
        this.known = known;
        this.save = save;
        this.change = new PendingChange(words);
        text.set(known.getValue());
        edited = Bindings.createBooleanBinding(() -> !text.get().strip().equals(known.getValue())
                && !text.get().strip().equals(taken.get()), text, known, taken);
        known.addListener(new WeakChangeListener<>(follow));
        text.addListener(_ -> change.clearProblem());
    }

    public StringProperty textProperty() {
        return text;
    }

    /** Whether there is anything to save. */
    public BooleanBinding editedProperty() {
        return edited;
    }

    public PendingChange change() {
        return change;
    }

    public void save() {
        if (edited.get() && !change.runningProperty().get()) {
            String wanted = text.get().strip();
            CompletionStage<Void> saving = save.apply(wanted);
            saving.thenRun(() -> taken.set(wanted));
            change.follow(saving);
        }
    }

    public void discard() {
        text.set(known.getValue());
    }

    private void known(ObservableValue<? extends String> value, String before, String now) {
        if (text.get().strip().equals(before) || text.get().strip().equals(taken.get())) {
            text.set(now);
        }
        taken.set(null);
    }
}
