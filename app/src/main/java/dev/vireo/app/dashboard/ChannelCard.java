package dev.vireo.app.dashboard;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One channel at a glance: how many are in it, what it is about, when something was said there last, and whether I am mentioned. */
final class ChannelCard extends Card {

    private final Texts texts = Texts.of(ChannelCard.class);
    private final TimeWords times;
    private final ChannelMark mark = new ChannelMark(Avatar.Size.LARGE);
    private final Label name;
    private final Label size;
    private final Label latest;
    private final Label about;
    private final Label mentioned = new Label("", new FontIcon(Feather.AT_SIGN));
    private @Nullable Conversation channel;
    private final NodeSubscriptions following = new NodeSubscriptions();

    ChannelCard(BadgeClock clock, Motion motion, TimeWords times) {
        this(clock, motion, times, new Label(), new Label(), new Label(), new Label());
    }

    private ChannelCard(BadgeClock clock, Motion motion, TimeWords times, Label name, Label size, Label latest, Label about) {
        super(clock, motion, name, size, latest, about);
        this.times = times;
        this.name = name;
        this.size = size;
        this.latest = latest;
        this.about = about;
        HBox lastLine = new HBox(latest, mentioned);
        lastLine.getStyleClass().add("last-line");
        face().getChildren().setAll(mark, name, size, lastLine, about);
        name.getStyleClass().add("name");
        size.getStyleClass().addAll("secondary", "muted", "job");
        latest.getStyleClass().addAll("secondary", "muted");
        mentioned.getStyleClass().addAll("secondary", "mentioned");
        mentioned.managedProperty().bind(mentioned.visibleProperty());
        about.getStyleClass().addAll("caption", "faint", "status");
        VBox.setMargin(name, new Insets(12, 0, 0, 0));
    }

    @Override
    @Nullable
    DashboardEntry entry() {
        return channel == null ? null : new DashboardEntry.ChannelEntry(channel);
    }

    @Override
    void show(@Nullable DashboardEntry entry) {
        following.clear();
        channel = entry instanceof DashboardEntry.ChannelEntry(Conversation conversation) ? conversation : null;
        Conversation shown = channel;
        if (shown == null) {
            badge().countProperty().set(0);
            return;
        }
        mark.show(shown.channelId(), shown.kind());
        Runnable describe = this::describe;
        InvalidationListener members = _ -> describe();
        shown.members().addListener(members);
        following.show(shown.nameProperty(), name::setText);
        following.show(shown.unreadProperty(), count -> countUnread(count.intValue()));
        following.onChange(shown.nameProperty(), describe);
        following.onChange(shown.descriptionProperty(), describe);
        following.onChange(shown.lastMessageProperty(), describe);
        following.onChange(shown.unreadProperty(), describe);
        following.onChange(shown.mentionsProperty(), describe);
        following.add(() -> shown.members().removeListener(members));
        describe();
    }

    private void describe() {
        Conversation shown = channel;
        if (shown == null) {
            return;
        }
        ChatMessage last = shown.lastMessageProperty().get();
        int unread = shown.unread();
        int mentions = shown.mentions();
        String description = shown.descriptionProperty().get().replaceAll("\\s+", " ").strip();
        size.setText(texts.get("card.members", shown.members().size()));
        latest.setText(last == null ? texts.get("card.quiet") : texts.get("card.latest", times.moment(last.time())));
        about.setText(description);
        about.setVisible(!description.isEmpty());
        mentioned.setText(PulseBadge.number(mentions));
        mentioned.setVisible(mentions > 0);
        String what = Stream.of(shown.name(), ChannelMark.words(shown.kind()), size.getText(), description, latest.getText(),
                mentions == 0 ? "" : texts.get("card.mentions", mentions))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(Texts.language().comma()));
        setAccessibleText(unread == 0 ? what : texts.get("card.waiting", what, unread));
    }
}
