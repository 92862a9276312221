package dev.vireo.app.switcher;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.AvatarWithPresence;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.SnippetLines;
import dev.vireo.app.ui.text.StatusMark;
import dev.vireo.protocol.Answers.Mark;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the quick switcher: a person, a channel or a command, what fits in its name marked. */
final class SwitcherRow extends ListCell<SwitcherEntry> {

    private final Texts texts = Texts.of(SwitcherRow.class);
    private final AvatarWithPresence face;
    private final FontIcon icon = new FontIcon(Feather.SEARCH);
    private final StackPane sign = new StackPane(icon);
    private final SnippetLines name = new SnippetLines();
    private final Label more = new Label();
    private final StatusMark mark = new StatusMark(StatusMark.SMALL);
    private final Label keys = new Label();
    private final PulseBadge badge;
    private final HBox row;
    private final NodeSubscriptions following = new NodeSubscriptions();

    SwitcherRow(Avatars avatars, BadgeClock clock) {
        face = new AvatarWithPresence(avatars, Avatar.Size.SMALL);
        sign.getStyleClass().add("sign");
        sign.setMinSize(Avatar.Size.SMALL.diameter(), Avatar.Size.SMALL.diameter());
        name.setMaxWidth(Double.MAX_VALUE);
        more.getStyleClass().addAll("caption", "muted");
        more.setMinWidth(0);
        keys.getStyleClass().add("keys");
        keys.setMinWidth(USE_PREF_SIZE);
        badge = new PulseBadge(clock, PulseBadge.BadgeSize.SMALL);
        badge.setId("badge");
        badge.managedProperty().bind(badge.visibleProperty());
        VBox words = new VBox(name, more);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(face, sign, words, mark, keys, badge);
        row.getStyleClass().add("row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SwitcherEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        following.clear();
        setText(null);
        mark.show("", "");
        if (empty || entry == null) {
            badge.countProperty().set(0);
            face.stopFollowing();
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (entry) {
            case SwitcherEntry.ToPerson(Person person, List<Mark> marks) -> show(person, marks);
            case SwitcherEntry.ToChannel(Conversation channel, List<Mark> marks) -> show(channel, marks);
            case SwitcherEntry.ToCommand(Command command, List<Mark> marks) -> show(command, marks);
        }
        setGraphic(row);
    }

    /** Of an entry as a screen reader says it. */
    static String spoken(SwitcherEntry entry) {
        Texts texts = Texts.of(SwitcherRow.class);
        return switch (entry) {
            case SwitcherEntry.ToPerson(Person person, _) -> counted(texts, Stream.of(person.displayName(), work(person),
                    PresenceDot.words(person.presenceProperty().get()),
                    StatusMark.words(person.statusProperty().get().emoji(), person.statusProperty().get().text())),
                    person.unreadProperty().get());
            case SwitcherEntry.ToChannel(Conversation channel, _) -> counted(texts, Stream.of(channel.name(), kind(texts, channel)),
                    channel.unread());
            case SwitcherEntry.ToCommand(Command command, _) -> command.wordsWithKeys();
        };
    }

    private void show(Person person, List<Mark> marks) {
        is(face, "");
        following.show(person.statusProperty(), now -> mark.show(now.emoji(), now.text()));
        face.follow(person.username(), person.nameProperty(), person.avatarHashProperty(), person.presenceProperty());
        following.show(person.displayNameProperty(), words -> name.show(words, words.equals(person.displayName()) ? marks : List.of(), 1));
        said(work(person));
        following.show(person.unreadProperty(), count -> badge.countProperty().set(count.intValue()));
        following.onChange(person.presenceProperty(), this::speak);
        following.onChange(person.statusProperty(), this::speak);
        following.onChange(person.unreadProperty(), this::speak);
        speak();
    }

    private void show(Conversation channel, List<Mark> marks) {
        is(face, "");
        face.show(channel.channelId(), channel.kind());
        name.show(channel.name(), marks, 1);
        said(kind(texts, channel));
        following.show(channel.unreadProperty(), count -> badge.countProperty().set(count.intValue()));
        following.onChange(channel.unreadProperty(), this::speak);
        speak();
    }

    private void show(Command command, List<Mark> marks) {
        is(sign, command.keys());
        face.stopFollowing();
        DirectedIcon.show(icon, command.icon());
        name.show(command.words(), marks, 1);
        said("");
        badge.countProperty().set(0);
        speak();
    }

    private void is(Node beginning, String shortcut) {
        shown(face, beginning == face);
        shown(sign, beginning == sign);
        keys.setText(shortcut);
        shown(keys, !shortcut.isEmpty());
    }

    private void said(String words) {
        more.setText(words);
        shown(more, !words.isEmpty());
    }

    private void speak() {
        SwitcherEntry entry = getItem();
        setAccessibleText(entry == null ? null : spoken(entry));
    }

    private static String work(Person person) {
        return Stream.of(person.titleProperty().get(), person.departmentProperty().get())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" \u00b7 "));
    }

    private static String kind(Texts texts, Conversation channel) {
        return channel.archivedProperty().get() ? texts.get("channel.archived")
                : texts.get("channel", ChannelMark.words(channel.kind()), channel.members().size());
    }

    private static String counted(Texts texts, Stream<String> parts, int unread) {
        String words = parts.filter(part -> !part.isBlank()).collect(Collectors.joining(Texts.language().comma()));
        return unread == 0 ? words : texts.get("waiting", words, unread);
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
