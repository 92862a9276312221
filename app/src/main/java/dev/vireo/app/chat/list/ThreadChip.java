package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ThreadSummary;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The thread under a message, as a button: who took part, how many replies, when the last, and how many of them are unread. */
final class ThreadChip extends Button {

    private static final int MAX_AVATARS = 3;

    private final MessageActions actions;
    private final Avatars avatars;
    private final MessageTimes when;
    private final Texts texts = Texts.of(ThreadChip.class);
    private final HBox faces = new HBox();
    private final Label replies = new Label();
    private final Label last = new Label();
    private final PulseBadge badge;

    ThreadChip(MessageActions actions, Avatars avatars, BadgeClock badges, MessageTimes when) {
        this.actions = actions;
        this.avatars = avatars;
        this.when = when;
        badge = new PulseBadge(badges, PulseBadge.BadgeSize.SMALL);
        badge.managedProperty().bind(badge.visibleProperty());
        setId("threadChip");
        getStyleClass().add("thread-chip");
        faces.getStyleClass().add("faces");
        replies.getStyleClass().add("replies");
        replies.setMinWidth(USE_PREF_SIZE);
        last.getStyleClass().add("last");
        HBox words = new HBox(faces, replies, last, badge);
        words.getStyleClass().add("words-of-thread");
        setGraphic(words);
        setFocusTraversable(false);
        setMinWidth(0);
    }

    void show(ChatMessage message, ThreadSummary thread) {
        List<Node> shown = new ArrayList<>();
        for (String username : thread.participants().subList(0, Math.min(MAX_AVATARS, thread.participants().size()))) {
            MessageSnapshot.Author author = actions.chat().author(username);
            Avatar face = new Avatar(avatars, Avatar.Size.TINY);
            face.show(username, author.ownName(), author.picture());
            shown.add(face);
        }
        faces.getChildren().setAll(shown);
        replies.setText(texts.get("thread.replies", thread.replies()));
        last.setText(when.moment(thread.lastReplyAt()));
        badge.countProperty().set(thread.unread());
        setAccessibleText(thread.unread() == 0 ? texts.get("thread.spoken", thread.replies())
                : texts.get("thread.spoken.unread", thread.replies(), thread.unread()));
        setOnAction(_ -> actions.openThread(message));
    }
}
