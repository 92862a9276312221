package dev.vireo.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Going from one conversation that waits to the next. */
final class UnreadOrderTest {

    private SampleOffice office;
    private SampleChannels channels;
    private Workspace workspace;

    @BeforeEach
    void furnish() {
        Fx.run(() -> {
            office = SampleOffice.empty();
            List.of("rama", "sita", "lakshman").forEach(name -> office.add(name, name, "", "", Presence.ONLINE));
            channels = new SampleChannels(office);
            workspace = office.workspace();
        });
    }

    @Test
    void goingOnLeadsToAllThatWaitWhetherTheyAreReadOnTheWayOrNot() {
        Fx.run(() -> {
            wait("lakshman", "sita", "rama");
            channels.say(channels.add(ChannelKind.GROUP, "Bridge", "", ChannelRole.MEMBER, "rama"), "rama", "Channels come first");

            assertThat(walk(false)).containsExactly("Bridge", "rama", "sita", "lakshman");
            assertThat(walk(true)).containsExactly("Bridge", "rama", "sita", "lakshman");
            assertThat(UnreadOrder.first(workspace)).isEmpty();
        });
    }

    @Test
    void goingBackLeadsTheOtherWayAndRoundTheEnds() {
        Fx.run(() -> {
            wait("lakshman", "sita", "rama");

            assertThat(UnreadOrder.before(workspace, office.conversation("sita"))).contains(office.conversation("rama"));
            assertThat(UnreadOrder.before(workspace, office.conversation("rama"))).contains(office.conversation("lakshman"));
            assertThat(UnreadOrder.after(workspace, office.conversation("lakshman"))).contains(office.conversation("rama"));
            assertThat(UnreadOrder.last(workspace)).contains(office.conversation("lakshman"));
        });
    }

    @Test
    void whatIsMutedOrReadOrHereDoesNotWait() {
        Fx.run(() -> {
            wait("rama");
            Conversation muted = channels.add(ChannelKind.GROUP, "Bridge", "", ChannelRole.MEMBER, "rama");
            channels.say(muted, "rama", "Not now");
            channels.mute(muted, Instant.now().plusSeconds(3600));

            assertThat(UnreadOrder.first(workspace)).contains(office.conversation("rama"));
            assertThat(UnreadOrder.after(workspace, office.conversation("rama"))).isEmpty();
        });
    }

    /** Each later than the one before. */
    private void wait(String... names) {
        List.of(names).forEach(name -> office.receive(name, "Hello"));
    }

    private List<String> walk(boolean reading) {
        List<String> met = new ArrayList<>();
        Optional<Conversation> here = UnreadOrder.first(workspace);
        while (here.isPresent() && !met.contains(here.get().name())) {
            Conversation now = here.get();
            met.add(now.name());
            if (reading) {
                office.markRead(now, now.messages().getLast());
            }
            here = UnreadOrder.after(workspace, now);
        }
        return met;
    }
}
