package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.app.chat.Window.Anchor;
import dev.vireo.app.chat.list.Row;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import java.util.List;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

final class ChatViewTest {

    private final Talk talk = Fx.call(() -> Talk.of(90, 0));

    private ChatMessage newest() {
        return Fx.call(() -> talk.conversation().messages().getLast());
    }

    private Delivery shownDelivery(Window window) {
        return ((Row.MessageRow) window.rows().getLast()).delivery();
    }

    @Test
    void enterSendsAndTheTicksFollow() {
        try (Window window = Window.open(talk)) {
            assertThat(window.focused()).isEqualTo("composer");

            window.write("Is this thing on?").press(KeyCode.ENTER);
            assertThat(newest().body()).isEqualTo("Is this thing on?");
            assertThat(window.written()).isEmpty();
            assertThat(shownDelivery(window)).isEqualTo(Delivery.PENDING);
            assertThat(window.cell("Is this thing on?")).isPresent();

            window.meanwhile(Talk::accept);
            assertThat(shownDelivery(window)).isEqualTo(Delivery.SENT);

            window.meanwhile(Talk::otherReads);
            assertThat(shownDelivery(window)).isEqualTo(Delivery.READ);
            assertThat(Fx.call(() -> window.cell("Is this thing on?").orElseThrow().getAccessibleText()))
                    .startsWith("You, ").endsWith(": Is this thing on?. Read");
        }
    }

    @Test
    void shiftAndEnterBeginANewLine() {
        try (Window window = Window.open(talk)) {
            window.write("One").press(KeyCode.SHIFT, KeyCode.ENTER).write("Two");

            assertThat(window.written()).isEqualTo("One\nTwo");
        }
    }

    @Test
    void theFieldGrowsToSixLines() {
        try (Window window = Window.open(talk)) {
            double one = Fx.call(() -> window.composer().getHeight());
            window.write("1\n2\n3");
            double three = Fx.call(() -> window.composer().getHeight());
            window.write("\n4\n5\n6");
            double six = Fx.call(() -> window.composer().getHeight());
            window.write("\n7\n8\n9");
            double nine = Fx.call(() -> window.composer().getHeight());

            assertThat(three).isGreaterThan(one + 20);
            assertThat(six).isGreaterThan(three + 40);
            assertThat(nine).isCloseTo(six, within(8.0));
            assertThat(window.toEnd()).isCloseTo(0, within(1.0));
        }
    }

    @Test
    void blankTextCannotBeSent() {
        try (Window window = Window.open(talk)) {
            int before = window.rows().size();

            for (String nothing : List.of("  \n ", "\u00a0", "\u200b", "\u2800", "\u3164", "\ufeff", "\u00ad")) {
                Fx.run(() -> window.composer().clear());
                window.write(nothing).press(KeyCode.ENTER);

                assertThat(window.canSend()).isFalse();
                assertThat(window.rows()).hasSize(before);
            }
        }
    }

    @Test
    void textFromOtherProgramsIsPastedAsIntended() {
        try (Window window = Window.open(talk)) {
            window.write("So: !");
            Fx.run(() -> {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "it\u0092s\rone\u000btwo\u0085end"));
                window.composer().positionCaret(4);
                window.composer().paste();
            });

            assertThat(window.written()).isEqualTo("So: it’s\none\ntwo…end!");
            assertThat(Fx.call(() -> window.composer().getCaretPosition())).isEqualTo("So: it’s\none\ntwo…end".length());
        }
    }

    @Test
    void theFirstLineIsSentAsFarToTheRightAsItWasTyped() {
        try (Window window = Window.open(talk)) {
            window.write("\n    if (a) {\n        b();\n    }\n").press(KeyCode.ENTER);

            assertThat(newest().body()).isEqualTo("    if (a) {\n        b();\n    }");
        }
    }

    @Test
    void theLengthLimitShowsWhenNearAndHolds() {
        try (Window window = Window.open(talk)) {
            window.write("x".repeat(9_000));
            assertThat(window.shows("room")).isFalse();

            window.write("x".repeat(999));
            assertThat(window.words("room")).isEqualTo("1 character left");
            assertThat(window.canSend()).isTrue();

            window.write("xx");
            assertThat(window.words("room")).isEqualTo("1 character too many");
            assertThat(window.canSend()).isFalse();
        }
    }

    @Test
    void aDraftSurvivesClosingTheWindow() {
        try (Window window = Window.open(talk)) {
            window.write("I was about to say");
        }
        try (Window window = Window.open(talk)) {
            assertThat(window.written()).isEqualTo("I was about to say");
            assertThat(Fx.call(() -> window.composer().getCaretPosition())).isEqualTo(18);
        }
    }

    @Test
    void aFailedMessageSaysWhyAndCanBeRetriedOrDiscarded() {
        try (Window window = Window.open(talk)) {
            window.write("Hello").press(KeyCode.ENTER).meanwhile(office -> office.refuse("The office is closed."));
            assertThat(Window.texts(window.cell("Hello").orElseThrow())).contains("Not sent. The office is closed.");

            window.click("retry");
            assertThat(shownDelivery(window)).isEqualTo(Delivery.PENDING);

            window.meanwhile(office -> office.refuse("Still closed.")).click("discard");
            assertThat(window.cell("Hello")).isEmpty();
        }
    }

    @Test
    void theDividerStaysWhereItWasWhenTheWindowOpened() {
        Talk unread = Fx.call(() -> Talk.of(60, 3));
        try (Window window = Window.open(unread)) {
            int place = window.rows().indexOf(new Row.NewMessagesRow());
            ChatMessage firstNew = ((Row.MessageRow) window.rows().get(place + 1)).message();
            assertThat(firstNew.number()).isEqualTo(58);

            window.meanwhile(office -> office.receive("And another"));

            assertThat(window.rows().indexOf(new Row.NewMessagesRow())).isEqualTo(place);
            assertThat(window.rows().stream().filter(row -> row instanceof Row.NewMessagesRow)).hasSize(1);
        }
        try (Window window = Window.open(unread)) {
            assertThat(window.rows()).doesNotContain(new Row.NewMessagesRow());
        }
    }

    @Test
    void newMessagesAboveAreOneJumpAway() {
        try (Window window = Window.open(() -> Talk.of(60, 20))) {
            assertThat(window.words("toNew")).isEqualTo("20 new messages");
            assertThat(window.toEnd()).isCloseTo(0, within(1.0));

            window.click("toNew");

            assertThat(window.shows("toNew")).isFalse();
            Anchor top = window.anchor();
            assertThat(((Row.MessageRow) window.rows().get(window.rows().indexOf(new Row.NewMessagesRow()) + 1)).message().key())
                    .isEqualTo(top.key());
        }
    }

    @Test
    void earlierHistoryComesWithoutMovingWhatIsRead() {
        try (Window window = Window.open(talk)) {
            for (int page = 0; page < 2; page++) {
                window.scrollToStart();
                assertThat(Fx.call(talk::asked)).isEqualTo(page + 1);
                window.scroll(70);
                int rows = window.rows().size();
                Anchor before = window.anchor();

                window.meanwhile(Talk::answer);

                assertThat(window.rows().size()).isGreaterThan(rows + 8);
                assertThat(window.yOf(before.key())).isCloseTo(before.y(), within(1.0));
            }
            assertThat(window.rows().getFirst()).isInstanceOf(Row.DayRow.class);
        }
    }

    @Test
    void earlierHistoryThatCannotBeLoadedCanBeTriedAgain() {
        try (Window window = Window.open(talk)) {
            window.scrollToStart().meanwhile(office -> office.history(LoadState.FAILED));
            assertThat(window.words("earlierWords")).isEqualTo("Couldn’t load earlier messages.");

            window.click("earlierAgain");

            assertThat(Fx.call(talk::asked)).isEqualTo(2);
        }
    }

    @Test
    void theListStaysAtItsEndWhenSomethingNewComes() {
        try (Window window = Window.open(talk)) {
            for (int i = 0; i < 5; i++) {
                String words = "Line " + i + ", which is long enough to take more than one line of the window";
                window.meanwhile(office -> office.receive(words));
                assertThat(window.toEnd()).isCloseTo(0, within(1.0));
                assertThat(window.cell(words)).isPresent();
            }
        }
    }

    @Test
    void newMessagesDoNotMoveAReaderOfHistory() {
        try (Window window = Window.open(talk)) {
            window.scroll(-500);
            Anchor before = window.anchor();

            window.meanwhile(office -> List.of("One", "Two", "Three").forEach(office::receive));

            assertThat(window.yOf(before.key())).isCloseTo(before.y(), within(1.0));
            assertThat(window.words("toEnd")).isEqualTo("3 new messages");
        }
    }

    @Test
    void writingBringsTheReaderBackToTheEnd() {
        try (Window window = Window.open(talk)) {
            window.scroll(-500).write("Back again").press(KeyCode.ENTER);

            assertThat(window.toEnd()).isCloseTo(0, within(1.0));
        }
    }

    @Test
    void aWindowThatChangesItsSizeKeepsItsPlace() {
        try (Window window = Window.open(talk)) {
            Fx.run(() -> window.stage().setHeight(500));
            window.draw();
            assertThat(window.toEnd()).isCloseTo(0, within(1.0));

            window.scroll(-400);
            Anchor before = window.anchor();
            Fx.run(() -> window.stage().setWidth(360));
            window.draw();
            assertThat(window.yOf(before.key())).isCloseTo(before.y(), within(1.0));
        }
    }

    @Test
    void aShortConversationStandsAtTheLowerEdge() {
        try (Window window = Window.open(Talk::empty)) {
            assertThat(window.shows("empty")).isTrue();
            assertThat(window.words("emptyWords")).isEqualTo("Say hello to Rama.");

            window.meanwhile(office -> office.receive("Hello"));

            assertThat(window.shows("empty")).isFalse();
            assertThat(window.toEnd()).isCloseTo(0, within(1.0));
        }
    }

    @Test
    void theArrowsGoFromMessageToMessageAndCopyTakesTheText() {
        try (Window window = Window.open(talk)) {
            window.meanwhile(office -> office.receive("First")).meanwhile(office -> office.receive("Second"))
                    .focus("messages").press(KeyCode.UP).press(KeyCode.CONTROL, KeyCode.C);

            assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("First");
        }
    }

    @Test
    void whatIsTypedInTheListGoesIntoTheMessage() {
        try (Window window = Window.open(talk)) {
            window.focus("messages").type("hi");

            assertThat(window.written()).isEqualTo("hi");
            assertThat(window.focused()).isEqualTo("composer");
        }
    }

    @Test
    void aLineShowsTheConnectionState() {
        try (Window window = Window.open(talk)) {
            assertThat(window.shows("notice")).isFalse();

            window.meanwhile(office -> office.connection(ConnectionState.OFFLINE));

            assertThat(window.words("notice")).isEqualTo("You’re offline. Messages will be sent when you’re back online.");
            assertThat(window.toEnd()).isCloseTo(0, within(1.0));
        }
    }

    @Test
    void aServerWithoutRoomIsSaidToBeSo() {
        try (Window window = Window.open(talk)) {
            window.meanwhile(office -> office.full(true));
            assertThat(window.words("notice")).contains("disk space");

            window.meanwhile(office -> office.full(false));
            assertThat(window.shows("notice")).isFalse();
        }
    }

    @Test
    void aConversationThatCannotBeLoadedSaysSo() {
        try (Window window = Window.open(Talk::empty)) {
            window.meanwhile(office -> office.history(LoadState.LOADING));
            assertThat(window.shows("empty")).isFalse();
            Fx.await(() -> window.shows("loading"));

            window.meanwhile(office -> office.history(LoadState.FAILED));
            assertThat(window.shows("loading")).isFalse();
            assertThat(window.shows("failed")).isTrue();
        }
    }
}
