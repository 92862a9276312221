package dev.vireo.app.channels;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.AvatarWithPresence;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.View;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** A channel from behind: who is in it, and what can be set of it. */
final class ChannelPane {

    private final Conversation conversation;
    private final View<MemberList> members;
    private final View<ChannelSettings> set;
    private final Avatars avatars;
    private final Texts texts = Texts.of(ChannelPane.class);

    @FXML private StackPane face;
    @FXML private Label name;
    @FXML private Label about;
    @FXML private HBox tabLine;
    @FXML private ToggleGroup tabs;
    @FXML private ToggleButton people;
    @FXML private ToggleButton settings;
    @FXML private StackPane place;

    ChannelPane(Conversation conversation, View<MemberList> members, View<ChannelSettings> set, Avatars avatars) {
        this.conversation = conversation;
        this.members = members;
        this.set = set;
        this.avatars = avatars;
    }

    @FXML
    private void initialize() {
        AvatarWithPresence shown = new AvatarWithPresence(avatars, Avatar.Size.MEDIUM);
        face.getChildren().setAll(shown);
        name.textProperty().bind(conversation.nameProperty());
        if (conversation.isDirect()) {
            Person other = conversation.other();
            shown.follow(other.username(), other.nameProperty(), other.avatarHashProperty(), other.presenceProperty());
            about.setText(ChannelMark.words(conversation.kind()));
            FormFields.shown(tabLine, false);
        } else {
            shown.show(conversation.channelId(), conversation.kind());
            about.textProperty().bind(Bindings.createStringBinding(this::about, conversation.members(), conversation.archivedProperty()));
        }
        tabs.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                tabs.selectToggle(before);
            } else {
                place.getChildren().setAll(now == people ? members.root() : set.root());
            }
        });
    }

    private String about() {
        String kind = ChannelMark.words(conversation.kind());
        String size = texts.get("people.count", conversation.members().size());
        return conversation.archivedProperty().get() ? texts.get("pane.about.archived", kind, size) : texts.get("pane.about", kind, size);
    }

    void showMembers() {
        tabs.selectToggle(people);
        members.controller().focus();
    }

    void showSettings() {
        tabs.selectToggle(settings);
        settings.requestFocus();
    }

    /** Shows the settings with the question whether to leave. */
    void askToLeave() {
        showSettings();
        set.controller().askToLeave();
    }

    /** Follows nothing any more. */
    void close() {
        name.textProperty().unbind();
        about.textProperty().unbind();
        members.controller().close();
        set.controller().close();
    }
}
