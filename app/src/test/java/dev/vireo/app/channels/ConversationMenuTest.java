package dev.vireo.app.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The menu of a conversation. */
final class ConversationMenuTest {

    private final Screens screens = Screens.open();

    @AfterEach
    void close() {
        screens.close();
    }

    private List<String> items(Conversation conversation) {
        return Fx.call(() -> screens.windows.menu(conversation).getItems().stream().map(MenuItem::getId).filter(Objects::nonNull)
                .toList());
    }

    private void choose(Conversation conversation, String id) {
        Fx.run(() -> screens.windows.menu(conversation).getItems().stream()
                .flatMap(item -> item instanceof Menu menu ? menu.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId())).findFirst().orElseThrow().fire());
    }

    @Test
    void theMenuOffersWhatKindAndRoleAllow() {
        Conversation bridge = screens.channel(ChannelKind.GROUP, "Bridge", ChannelRole.READER, "rama");
        assertThat(items(bridge)).containsExactly("open", "mute", "notifications", "members", "settings", "leave");
        Fx.run(() -> screens.channels.role(bridge, "shyam", ChannelRole.MEMBER));
        assertThat(items(bridge)).contains("invite");
        assertThat(items(Fx.call(() -> screens.office.conversation("rama")))).containsExactly("open", "mark-read", "profile", "mute");
        assertThat(items(Fx.call(() -> screens.office.conversation("guha.kosala")))).containsExactly("open", "profile");
    }

    @Test
    void readingMutingAndBeingToldHappenAtOnce() {
        Conversation bridge = screens.channel(ChannelKind.GROUP, "Bridge", ChannelRole.MEMBER, "rama");
        Fx.run(() -> screens.channels.say(bridge, "rama", "It holds"));
        choose(bridge, "mark-read");
        assertThat(Fx.<Integer>call(bridge::unread)).isZero();
        choose(bridge, "mute-hour");
        assertThat(items(bridge)).contains("unmute").doesNotContain("mute", "mark-read");
        choose(bridge, "unmute");
        choose(bridge, "notify-mentions");
        assertThat(screens.channels.asked()).containsExactly("mute", "unmute", "notify MENTIONS");
    }

    @Test
    void leavingIsAskedAboutAndAFailureIsSaid() {
        Conversation bridge = screens.channel(ChannelKind.OPEN, "Bridge", ChannelRole.MEMBER, "rama");
        choose(bridge, "leave");
        assertThat(screens.channels.asked()).isEmpty();
        assertThat(Fx.call(() -> (Label) screens.scene().lookup("#channelSettings").lookup("#questionWords")).getText())
                .isEqualTo("Leave Bridge? You can rejoin at any time.");
        Fx.run(() -> screens.channels.refuse(new IllegalStateException("The office cannot be reached.")));
        choose(bridge, "mute-always");
        assertThat(screens.find("troubleWords", Label.class).getText()).isEqualTo("The office cannot be reached.");
    }

    @Test
    void beingMutedEndsInAnHourInTheMorningOrNever() {
        Clock night = Clock.fixed(Instant.parse("2026-11-22T22:30:00Z"), ZoneId.of("UTC"));
        assertThat(MuteDuration.HOUR.until(night)).isEqualTo(night.instant().plus(Duration.ofHours(1)));
        assertThat(MuteDuration.TOMORROW.until(night)).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(MuteDuration.forGood(MuteDuration.ALWAYS.until(night))).isTrue();
    }
}
