package dev.vireo.app.messages;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.AvatarWithPresence;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.Emojis;
import dev.vireo.app.ui.text.SnippetLines;
import dev.vireo.app.ui.text.StatusMark;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One conversation of the list. Used again for another one when it is scrolled away; it follows only the one it shows. */
final class ConversationRow extends HBox {

    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass DRAFTED = PseudoClass.getPseudoClass("drafted");

    private final Texts texts = Texts.of(ConversationRow.class);
    private final TimeWords times;
    private final ConversationSnippet snippets;
    private final AvatarWithPresence face;
    private final Label name = new Label();
    private final StatusMark mark = new StatusMark(StatusMark.SMALL);
    private final PulseBadge badge;
    private final Label time = new Label();
    private final Label snippet = new Label();
    /** In the snippet's place where it has emoji, which no typeface here draws. */
    private final SnippetLines pictured = new SnippetLines();
    private final Region rest = spring();
    private final FontIcon muted = new FontIcon(Feather.BELL_OFF);
    private final Label mentioned = new Label("", new FontIcon(Feather.AT_SIGN));
    private final NodeSubscriptions following = new NodeSubscriptions();

    ConversationRow(ConversationSnippet snippets, Avatars avatars, BadgeClock clock, TimeWords times) {
        this.snippets = snippets;
        this.times = times;
        face = new AvatarWithPresence(avatars, Avatar.Size.MEDIUM);
        badge = new PulseBadge(clock, PulseBadge.BadgeSize.SMALL);
        badge.setId("badge");
        HBox nameLine = new HBox(name, badge, spring(), time);
        HBox marks = new HBox(mentioned, muted);
        HBox words = new HBox(8, snippet, pictured, rest, marks);
        VBox lines = new VBox(nameLine, words);
        getChildren().setAll(face, lines);
        setHgrow(lines, Priority.ALWAYS);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        name.setMinWidth(0);
        mark.beside(name, ContentDisplay.RIGHT);
        name.getStyleClass().add("strong");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.getStyleClass().addAll("caption", "muted");
        snippet.setMinWidth(0);
        snippet.getStyleClass().addAll("secondary", "muted", "snippet");
        HBox.setHgrow(pictured, Priority.ALWAYS);
        pictured.managedProperty().bind(pictured.visibleProperty());
        snippet.visibleProperty().bind(pictured.visibleProperty().not());
        snippet.managedProperty().bind(snippet.visibleProperty());
        rest.managedProperty().bind(snippet.visibleProperty());
        nameLine.getStyleClass().add("name-line");
        marks.getStyleClass().add("marks");
        marks.setMinWidth(Region.USE_PREF_SIZE);
        mentioned.getStyleClass().addAll("caption", "mentioned");
        mentioned.setId("mentioned");
        muted.setId("muted");
        muted.managedProperty().bind(muted.visibleProperty());
        mentioned.managedProperty().bind(mentioned.visibleProperty());
        getStyleClass().add("row");
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Shows this conversation from now on. */
    void follow(Conversation conversation, Consumer<String> described) {
        following.clear();
        mark.show("", "");
        if (conversation.isDirect()) {
            Person other = conversation.other();
            following.show(other.statusProperty(), now -> mark.show(now.emoji(), times.status(now.text(), now.until())));
            face.follow(other.username(), other.nameProperty(), other.avatarHashProperty(), other.presenceProperty());
        } else {
            face.show(conversation.channelId(), conversation.kind());
        }
        Runnable describe = () -> described.accept(describe(conversation));
        following.show(conversation.nameProperty(), name::setText);
        following.show(conversation.unreadProperty(), count -> badge.countProperty().set(count.intValue()));
        following.show(conversation.notifications().mutedProperty(), muted::setVisible);
        following.show(conversation.mentionsProperty(), count -> mention(count.intValue()));
        following.onChange(conversation.nameProperty(), describe);
        if (conversation.isDirect()) {
            following.onChange(conversation.other().statusProperty(), describe);
        }
        following.onChange(conversation.notifications().mutedProperty(), describe);
        following.onChange(conversation.unreadProperty(), describe);
        following.onChange(conversation.mentionsProperty(), describe);
        following.onChange(conversation.lastMessageProperty(), describe);
        following.onChange(conversation.lastMessageProperty().flatMap(ChatMessage::bodyProperty), describe);
        following.onChange(conversation.lastMessageProperty().flatMap(ChatMessage::deletedProperty), describe);
        following.onChange(conversation.draftProperty(), describe);
        describe.run();
    }

    /** Follows nothing any more. */
    void stopFollowing() {
        following.clear();
        face.stopFollowing();
        badge.countProperty().set(0);
    }

    private void mention(int count) {
        mentioned.setVisible(count > 0);
        mentioned.setText(PulseBadge.number(count));
    }

    /** Shows what changes with every message, and puts all of it into words. */
    private String describe(Conversation conversation) {
        ChatMessage last = conversation.lastMessageProperty().get();
        int unread = conversation.unread();
        int mentions = conversation.mentions();
        String words = snippets.of(conversation);
        String when = last == null ? "" : times.moment(last.time());
        boolean emoji = Emojis.all().in(words);
        pictured.setVisible(emoji);
        if (emoji) {
            pictured.show(words, List.of(), 1);
        }
        snippet.setText(words);
        time.setText(when);
        pseudoClassStateChanged(WAITING, unread > 0);
        pseudoClassStateChanged(DRAFTED, !conversation.draftProperty().get().isBlank());
        return Stream.of(conversation.name(), mark.isVisible() ? mark.words() : "",
                conversation.isDirect() ? "" : ChannelMark.words(conversation.kind()),
                words,
                when,
                unread == 0 ? "" : texts.get("row.unread", unread),
                mentions == 0 ? "" : texts.get("row.mentions", mentions),
                conversation.notifications().mutedProperty().get() ? texts.get("muted") : "")
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(Texts.language().comma()));
    }
}
