package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Limits;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A channel that is being thought of. What was typed stays until the channel is there or the thought is given up. */
final class NewChannelModel {

    private final ChannelActions actions;
    private final PeopleSelection members;
    private final Texts texts = Texts.of(NewChannelModel.class);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final ObjectProperty<ChannelKind> kind = new SimpleObjectProperty<>(ChannelKind.OPEN);
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper descriptionProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    NewChannelModel(ChannelActions actions, PeopleSelection members) {
        this.actions = actions;
        this.members = members;
        name.subscribe(() -> {
            nameProblem.set("");
            problem.set("");
        });
        description.subscribe(() -> descriptionProblem.set(""));
        kind.subscribe(() -> nameProblem.set(""));
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty descriptionProperty() {
        return description;
    }

    ObjectProperty<ChannelKind> kindProperty() {
        return kind;
    }

    PeopleSelection members() {
        return members;
    }

    /** What is wrong with the name; empty while nothing is known to be. */
    ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty descriptionProblemProperty() {
        return descriptionProblem.getReadOnlyProperty();
    }

    /** Why it did not work, where that is about no field. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** @param then is told of the channel once it is there */
    void create(Consumer<Conversation> then) {
        if (running.get() || !fits()) {
            return;
        }
        running.set(true);
        problem.set("");
        actions.create(kind.get(), name.get().strip(), description.get().strip(), List.copyOf(members.chosen()))
                .whenComplete((made, failure) -> {
                    running.set(false);
                    if (failure == null) {
                        clear();
                        then.accept(made);
                    } else {
                        refused(failure);
                    }
                });
    }

    /** The thought is given up. */
    void clear() {
        name.set("");
        description.set("");
        kind.set(ChannelKind.OPEN);
        members.chosen().clear();
        problem.set("");
    }

    private boolean fits() {
        String typed = name.get().strip();
        String about = description.get().strip();
        nameProblem.set(typed.isEmpty() ? texts.get("name.missing")
                : longer(typed, Limits.CHANNEL_NAME_LENGTH) ? texts.get("name.long", Limits.CHANNEL_NAME_LENGTH) : "");
        descriptionProblem.set(longer(about, Limits.CHANNEL_DESCRIPTION_LENGTH)
                ? texts.get("description.long", Limits.CHANNEL_DESCRIPTION_LENGTH) : "");
        return nameProblem.get().isEmpty() && descriptionProblem.get().isEmpty();
    }

    private static boolean longer(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private void refused(Throwable failure) {
        boolean aboutName = cause(failure) instanceof ServerException.Refused refused && refused.code().equals("name_taken");
        (aboutName ? nameProblem : problem).set(FailureTexts.of(failure));
    }
}
