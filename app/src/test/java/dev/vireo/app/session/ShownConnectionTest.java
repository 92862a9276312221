package dev.vireo.app.session;

import static dev.vireo.app.state.ConnectionState.CONNECTING;
import static dev.vireo.app.state.ConnectionState.LIVE;
import static dev.vireo.app.state.ConnectionState.OFFLINE;
import static dev.vireo.app.state.ConnectionState.POLLING;
import static dev.vireo.app.state.ConnectionState.SIGNED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShownConnectionTest {

    private final List<ConnectionState> shown = new ArrayList<>();
    /** Moments that have begun and not passed. */
    private final Deque<Runnable> moments = new ArrayDeque<>();
    private final ShownConnection connection = new ShownConnection(Duration.ZERO,
            new SessionExecutors(Runnable::run, Runnable::run, moments::add), shown::add);

    private void happens(ConnectionState... states) {
        for (ConnectionState state : states) {
            connection.changed(state);
        }
    }

    private void aMomentPasses() {
        moments.remove().run();
    }

    @Test
    void aBreakThatIsOverWithinAMomentIsNotShown() {
        happens(LIVE, CONNECTING, OFFLINE, POLLING, LIVE);
        aMomentPasses();
        assertThat(shown).containsOnly(LIVE);
    }

    @Test
    void aBreakThatLastsIsShownAsItStandsThenAndAfterwardsAtOnce() {
        happens(LIVE, CONNECTING, OFFLINE, CONNECTING, OFFLINE);
        aMomentPasses();
        assertThat(shown).containsExactly(LIVE, OFFLINE);
        happens(POLLING);
        assertThat(shown).containsExactly(LIVE, OFFLINE, POLLING);
        happens(LIVE);
        assertThat(shown).containsExactly(LIVE, OFFLINE, POLLING, LIVE);
        assertThat(moments).isEmpty();
    }

    @Test
    void theTimerOfAnEarlierBreakDoesNotEndALaterOne() {
        happens(LIVE, CONNECTING, LIVE, CONNECTING);
        aMomentPasses();
        assertThat(shown).containsOnly(LIVE);
        aMomentPasses();
        assertThat(shown).endsWith(CONNECTING);
    }

    @Test
    void beforeTheFirstAnswerEverythingIsShownAtOnce() {
        happens(OFFLINE, POLLING, LIVE);
        assertThat(shown).containsExactly(OFFLINE, POLLING, LIVE);
    }

    @Test
    void oneFailedPollIsNotShown() {
        happens(POLLING, OFFLINE, POLLING);
        aMomentPasses();
        assertThat(shown).containsOnly(POLLING);
    }

    @Test
    void theEndOfTheSessionIsShownAtOnce() {
        happens(LIVE, CONNECTING, SIGNED_OUT);
        assertThat(shown).containsExactly(LIVE, SIGNED_OUT);
    }
}
