package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Adds people to a channel. */
final class Invite {

    private final Conversation channel;
    private final ChannelActions actions;
    private final Runnable done;
    private final PeopleSelection picking;
    private final PeoplePicker picker;
    private final PendingChange change;
    private final Texts texts = Texts.of(Invite.class);

    @FXML private Label title;
    @FXML private VBox people;
    @FXML private Label problem;
    @FXML private Button cancel;
    @FXML private Button add;

    Invite(Conversation channel, Workspace workspace, ChannelActions actions, Avatars avatars, Runnable done) {
        this.channel = channel;
        this.actions = actions;
        this.done = done;
        picking = new PeopleSelection(workspace, person -> channel.members().stream().noneMatch(member -> member.person() == person));
        picker = new PeoplePicker(picking, avatars);
        change = new PendingChange(FailureTexts::of);
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(channel.nameProperty().map(name -> texts.get("invite.title", name)));
        Wrapping.whereSafe(title);
        people.getChildren().setAll(picker);
        problem.textProperty().bind(change.problemProperty());
        add.disableProperty().bind(Bindings.isEmpty(picking.chosen()).or(change.runningProperty()));
        add.textProperty().bind(Bindings.createStringBinding(() -> change.runningProperty().get() ? texts.get("invite.adding")
                : texts.get("invite.add", picking.chosen().size()), change.runningProperty(), picking.chosen()));
        add.setOnAction(_ -> add());
        cancel.setOnAction(_ -> done.run());
    }

    void focus() {
        picker.focus();
    }

    private void add() {
        List<Person> chosen = List.copyOf(picking.chosen());
        CompletionStage<Void> added = actions.invite(channel, chosen);
        change.follow(added);
        added.thenRun(done);
    }
}
