package dev.vireo.app.search;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.AvatarWithPresence;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** One person or channel that was found, with what fits in the name marked and the badge at the top right. */
final class ResultRow extends ListCell<SearchHit> {

    private final Texts texts = Texts.of(ResultRow.class);
    private final AvatarWithPresence face;
    private final HBox name = new HBox();
    private final Label work = new Label();
    private final PulseBadge badge;
    private final StackPane row;
    private final NodeSubscriptions following = new NodeSubscriptions();

    ResultRow(Avatars avatars, BadgeClock clock) {
        face = new AvatarWithPresence(avatars, Avatar.Size.MEDIUM);
        badge = new PulseBadge(clock, PulseBadge.BadgeSize.SMALL);
        badge.setId("badge");
        work.getStyleClass().addAll("secondary", "muted");
        work.setMinWidth(0);
        name.setMinWidth(0);
        VBox words = new VBox(name, work);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, face, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(0, 44, 0, 12));
        row = new StackPane(line, badge);
        row.getStyleClass().add("row");
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        StackPane.setMargin(badge, new Insets(8, 10, 0, 0));
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SearchHit found, boolean empty) {
        super.updateItem(found, empty);
        following.clear();
        setText(null);
        if (empty || found == null) {
            badge.countProperty().set(0);
            face.stopFollowing();
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        mark(found);
        switch (found) {
            case SearchHit.PersonHit somebody -> show(somebody.person());
            case SearchHit.ChannelHit channel -> show(channel.conversation());
        }
        setGraphic(row);
    }

    private void show(Person person) {
        face.follow(person.username(), person.nameProperty(), person.avatarHashProperty(), person.presenceProperty());
        work.setText(Stream.of(person.titleProperty().get(), person.departmentProperty().get())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" \u00b7 ")));
        following.onChange(person.presenceProperty(), () -> describe(person));
        following.show(person.unreadProperty(), count -> badge.countProperty().set(count.intValue()));
        following.onChange(person.unreadProperty(), () -> describe(person));
        describe(person);
    }

    private void show(Conversation channel) {
        face.show(channel.channelId(), channel.kind());
        work.setText(channel.archivedProperty().get() ? texts.get("channel.archived")
                : texts.get("channel", ChannelMark.words(channel.kind()), channel.members().size()));
        following.show(channel.unreadProperty(), count -> badge.countProperty().set(count.intValue()));
        following.onChange(channel.unreadProperty(), () -> describe(channel));
        describe(channel);
    }

    private void mark(SearchHit found) {
        String whole = found.name();
        int from = Math.min(found.match().from(), whole.length());
        int to = Math.min(found.match().to(), whole.length());
        name.getChildren().setAll(piece(whole.substring(0, from), "piece"), piece(whole.substring(from, to), "match"),
                piece(whole.substring(to), "piece"));
    }

    private static Text piece(String text, String style) {
        Text piece = new Text(text);
        piece.getStyleClass().add(style);
        return piece;
    }

    private void describe(Person person) {
        String who = Stream.of(person.displayName(), work.getText(), PresenceDot.words(person.presenceProperty().get()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        describe(who, person.unreadProperty().get());
    }

    private void describe(Conversation channel) {
        describe(channel.name() + ", " + work.getText(), channel.unread());
    }

    private void describe(String who, int unread) {
        setAccessibleText(unread == 0 ? who : texts.get("waiting", who, unread));
    }
}
