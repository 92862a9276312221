package dev.vireo.app.profile;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.PersonStatus;
import dev.vireo.app.ui.PendingChange;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One's status while it is edited. Until somebody edits it, it follows what the office knows; a refusal leaves it as typed. FX thread. */
final class StatusModel {

    private final Person me;
    private final ProfileActions own;
    private final StringProperty emoji = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private final PendingChange change = new PendingChange(FailureTexts::of);
    private boolean taking;
    private int edits;

    StatusModel(Person me, ProfileActions own) {
        this.me = me;
        this.own = own;
        take();
        emoji.subscribe((_, _) -> touch());
        text.subscribe((_, _) -> touch());
    }

    StringProperty emojiProperty() {
        return emoji;
    }

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    PendingChange change() {
        return change;
    }

    PersonStatus known() {
        return me.statusProperty().get();
    }

    /** The office knows another one. @return whether it is shown now */
    boolean follow() {
        if (edited.get()) {
            return false;
        }
        take();
        return true;
    }

    /** Something of it was changed by the person. */
    void touch() {
        if (!taking) {
            edits++;
            edited.set(true);
            change.clearProblem();
        }
    }

    /** @param until when it ends */
    void save(@Nullable Instant until) {
        tell(own.changeStatus(emoji.get(), text.get().strip(), until));
    }

    void clear() {
        taking = true;
        emoji.set("");
        text.set("");
        taking = false;
        tell(own.changeStatus("", "", null));
    }

    private void tell(CompletionStage<Void> asked) {
        int now = edits;
        change.follow(asked);
        asked.thenRun(() -> {
            if (now == edits) {
                edited.set(false);
            }
        });
    }

    private void take() {
        taking = true;
        emoji.set(known().emoji());
        text.set(known().text());
        taking = false;
    }
}
