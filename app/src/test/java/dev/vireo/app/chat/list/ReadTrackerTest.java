package dev.vireo.app.chat.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.Window;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Focus;
import dev.vireo.app.ui.Fx;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message counts as read only when it is shown in a focused window. */
final class ReadTrackerTest {

    private final Talk talk = Talk.empty();
    private final ReadTracker reading = new ReadTracker(talk.conversation(), talk);

    @Test
    void visibleMessagesInAFocusedWindowAreRead() {
        ChatMessage hello = talk.receive("Hello");

        reading.looking(true);
        reading.shown(hello);

        assertThat(talk.marked()).containsExactly(hello);
        assertThat(talk.conversation().unread()).isZero();
    }

    @Test
    void nothingIsReadInAWindowThatIsNotLookedAt() {
        reading.shown(talk.receive("Hello"));
        reading.looking(true);
        reading.looking(false);
        reading.shown(talk.receive("Are you there?"));

        assertThat(talk.conversation().unread()).isEqualTo(1);
    }

    @Test
    void visibleMessagesAreReadOnceTheWindowIsFocused() {
        ChatMessage hello = talk.receive("Hello");
        reading.shown(hello);

        assertThat(talk.marked()).isEmpty();
        reading.looking(true);

        assertThat(talk.marked()).containsExactly(hello);
    }

    @Test
    void messagesBelowTheEdgeAreNotRead() {
        ChatMessage first = talk.receive("First");
        talk.receive("Second");
        reading.looking(true);

        reading.shown(first);

        assertThat(talk.conversation().unread()).isEqualTo(1);
    }

    @Test
    void nothingIsMarkedTwice() {
        ChatMessage hello = talk.receive("Hello");
        reading.looking(true);

        reading.shown(hello);
        reading.shown(hello);
        reading.looking(false);
        reading.looking(true);

        assertThat(talk.marked()).hasSize(1);
    }

    @Test
    void openingAFocusedWindowReadsWhatItShows() {
        try (Window window = Window.open(() -> Talk.of(60, 3))) {
            window.meanwhile(office -> assertThat(office.conversation().unread()).isZero());
        }
    }

    @Test
    void aWindowBehindAnotherReadsNothingUntilItIsFocused() {
        Talk office = Fx.call(() -> Talk.of(60, 0));
        try (Window window = Window.open(office)) {
            Focus.lose(window.stage());

            window.meanwhile(talking -> talking.receive("Are you there?"));
            assertThat(window.cell("Are you there?")).isPresent();
            assertThat(Fx.call(() -> office.conversation().unread())).isEqualTo(1);

            Focus.gain(window.stage());
            Fx.await(() -> office.conversation().unread() == 0);
        }
    }

    @Test
    void aMinimisedWindowReadsNothing() {
        Talk office = Fx.call(() -> Talk.of(60, 0));
        try (Window window = Window.open(office)) {
            Fx.run(() -> window.stage().setIconified(true));
            Fx.run(() -> office.receive("Are you there?"));
            Fx.run(() -> window.stage().getScene().getRoot().layout());
            assertThat(Fx.call(() -> office.conversation().unread())).isEqualTo(1);

            Fx.run(() -> {
                window.stage().setIconified(false);
                window.stage().requestFocus();
            });
            window.draw();
            Fx.await(() -> office.conversation().unread() == 0);
        }
    }

    @Test
    void aReaderWhoHasScrolledUpHasNotReadWhatArrivesBelow() {
        Talk office = Fx.call(() -> Talk.of(60, 0));
        try (Window window = Window.open(office)) {
            window.scroll(-600).meanwhile(talking -> List.of("One", "Two").forEach(talking::receive));

            assertThat(Fx.call(() -> office.conversation().unread())).isEqualTo(2);
            assertThat(window.words("toEnd")).isEqualTo("2 new messages");

            window.click("toEnd");
            assertThat(Fx.call(() -> office.conversation().unread())).isZero();
            assertThat(window.shows("toEnd")).isFalse();
        }
    }
}
