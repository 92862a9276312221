package dev.vireo.app.messages;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.Names;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One conversation of the list. Used again for another one when it is scrolled away; it follows only the one it shows. */
final class ConversationRow extends ListCell<Conversation> {

    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass DRAFTED = PseudoClass.getPseudoClass("drafted");
    private static final double DOT = 10;

    private final Texts texts = Texts.of(ConversationRow.class);
    private final TimeWords times;
    private final Avatar avatar;
    private final PresenceDot dot = new PresenceDot(DOT);
    private final Label name = new Label();
    private final PulseBadge badge;
    private final Label time = new Label();
    private final Label snippet = new Label();
    private final FontIcon muted = new FontIcon(Feather.BELL_OFF);
    private final FontIcon mentioned = new FontIcon(Feather.AT_SIGN);
    private final HBox row;
    private Subscription following = Subscription.EMPTY;

    ConversationRow(Avatars avatars, BadgeClock clock, TimeWords times) {
        this.times = times;
        avatar = new Avatar(avatars, Avatar.Size.MEDIUM);
        badge = new PulseBadge(clock, PulseBadge.Size.SMALL);
        badge.setId("badge");
        StackPane face = new StackPane(avatar, dot);
        face.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        face.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        HBox nameLine = new HBox(name, badge, spring(), time);
        HBox marks = new HBox(mentioned, muted);
        HBox words = new HBox(snippet, spring(), marks);
        VBox lines = new VBox(nameLine, words);
        row = new HBox(face, lines);
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        name.setMinWidth(0);
        name.getStyleClass().add("strong");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.getStyleClass().addAll("caption", "muted");
        snippet.setMinWidth(0);
        snippet.getStyleClass().addAll("secondary", "muted", "snippet");
        nameLine.getStyleClass().add("name-line");
        marks.getStyleClass().add("marks");
        muted.managedProperty().bind(muted.visibleProperty());
        mentioned.managedProperty().bind(mentioned.visibleProperty());
        row.getStyleClass().add("row");
        setPrefWidth(0);
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    @Override
    protected void updateItem(@Nullable Conversation conversation, boolean empty) {
        super.updateItem(conversation, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        setText(null);
        if (empty || conversation == null) {
            badge.countProperty().set(0);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Person other = conversation.other();
        avatar.follow(other.username(), other.displayNameProperty(), other.avatarHashProperty());
        Runnable describe = () -> describe(conversation);
        following = Subscription.combine(
                other.displayNameProperty().subscribe(name::setText),
                other.presenceProperty().subscribe(dot.presenceProperty()::set),
                conversation.unreadProperty().subscribe(count -> badge.countProperty().set(count.intValue())),
                conversation.mutedProperty().subscribe(muted::setVisible),
                conversation.mentionsProperty().subscribe(count -> mentioned.setVisible(count.intValue() > 0)),
                other.displayNameProperty().subscribe(describe),
                conversation.unreadProperty().subscribe(describe),
                conversation.lastMessageProperty().subscribe(describe),
                conversation.draftProperty().subscribe(describe));
        describe(conversation);
        setGraphic(row);
    }

    private void describe(Conversation conversation) {
        ChatMessage last = conversation.lastMessageProperty().get();
        String draft = conversation.draftProperty().get().strip();
        int unread = conversation.unread();
        String words = words(last, draft);
        String when = last == null ? "" : times.moment(last.time());
        snippet.setText(words);
        time.setText(when);
        row.pseudoClassStateChanged(WAITING, unread > 0);
        row.pseudoClassStateChanged(DRAFTED, !draft.isEmpty());
        String who = conversation.other().displayName();
        setAccessibleText(unread == 0 ? texts.get("row", who, words, when) : texts.get("row.unread", who, words, when, unread));
    }

    private String words(@Nullable ChatMessage last, String draft) {
        if (!draft.isEmpty()) {
            return texts.get("draft", oneLine(draft));
        }
        if (last == null) {
            return "";
        }
        return last.own() ? texts.get("own", oneLine(last.body())) : oneLine(last.body());
    }

    /** What a row has room for; a whole message of ten thousand characters would be measured for nothing. */
    private static String oneLine(String text) {
        String start = text.codePointCount(0, text.length()) > 200 ? text.substring(0, text.offsetByCodePoints(0, 200)) : text;
        return FormattedText.plain(start, Names.none()).replaceAll("\\s+", " ").strip();
    }
}
