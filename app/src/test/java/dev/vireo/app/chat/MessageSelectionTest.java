package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.list.RowCell;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Selecting what was said, by mouse and keys, and copying it. */
final class MessageSelectionTest {

    private static final String FIRST = "The bridge holds. See https://example.org/bridge for *more*.";
    private static final String SECOND = "Good \ud83d\ude04 news, @shyam";

    private Window window;

    @BeforeEach
    void open() {
        window = Window.open(Talk::empty);
        window.meanwhile(talk -> {
            talk.say("rama", FIRST, Talk.CLOCK.instant().minusSeconds(600));
            talk.say("rama", SECOND, Talk.CLOCK.instant().minusSeconds(300));
            talk.say("shyam", "It had better", Talk.CLOCK.instant().minusSeconds(60));
        });
        Fx.run(() -> {
            ClipboardContent nothing = new ClipboardContent();
            nothing.putString("");
            Clipboard.getSystemClipboard().setContent(nothing);
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Node words(String body) {
        RowCell cell = window.cell(body).orElseThrow();
        return Fx.call(() -> cell.lookup(".words"));
    }

    /** A point of the words of a message, by shares of their width and height. */
    private Point2D at(String body, double across, double down) {
        Node words = words(body);
        return Fx.call(() -> {
            Bounds bounds = words.localToScene(words.getLayoutBounds());
            return new Point2D(bounds.getMinX() + across * bounds.getWidth(), bounds.getMinY() + down * bounds.getHeight());
        });
    }

    private void drag(String fromBody, Point2D from, String toBody, Point2D to) {
        Node pressed = words(fromBody);
        Node over = words(toBody);
        Fx.run(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, pressed, pressed, from, 1, true, false);
            mouse(MouseEvent.MOUSE_DRAGGED, pressed, over, to, 1, false, false);
            mouse(MouseEvent.MOUSE_RELEASED, pressed, over, to, 1, false, false);
        });
        window.draw();
    }

    private void press(String body, double across, int clicks, boolean shift) {
        Node words = words(body);
        Point2D where = at(body, across, 0.5);
        Fx.run(() -> mouse(MouseEvent.MOUSE_PRESSED, words, words, where, clicks, true, shift));
        window.draw();
    }

    private static void mouse(EventType<MouseEvent> type, Node target, Node picked, Point2D where, int clicks, boolean still,
            boolean shift) {
        Event.fireEvent(target, new MouseEvent(type, where.getX(), where.getY(), where.getX(), where.getY(), MouseButton.PRIMARY, clicks,
                shift, false, false, false, true, false, false, true, false, still, new PickResult(picked, where.getX(), where.getY())));
    }

    private String copied() {
        window.press(KeyCode.CONTROL, KeyCode.C);
        return Fx.call(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void draggingInOneMessageCopiesOnlyTheTextThatIsSelected() {
        drag(SECOND, at(SECOND, 0, 0.5), SECOND, at(SECOND, 1, 0.5));
        assertThat(copied()).isEqualTo("Good \ud83d\ude04 news, @Shyam");

        drag(FIRST, at(FIRST, 0, 0.1), FIRST, at(FIRST, 0.4, 0.1));
        assertThat(copied()).startsWith("The").hasSizeBetween(4, 30);
        assertThat(FIRST).startsWith(copied());
        Pictures.save(window.stage(), "selected-words");
    }

    @Test
    void aDoubleClickTakesAWordAndAThirdTheMessage() {
        press("It had better", 0.4, 2, false);
        assertThat(copied()).isEqualTo("had");
        press("It had better", 0.4, 3, false);
        assertThat(copied()).isEqualTo("It had better");
    }

    @Test
    void draggingAcrossMessagesCopiesThemWithNamesAndTimes() {
        drag("It had better", at("It had better", 0.5, 0.5), SECOND, at(SECOND, 0.2, 0.5));

        assertThat(copied().lines()).containsExactly("[4 Mar 2026, 14:00] Rama: Good \ud83d\ude04 news, @Shyam",
                "[4 Mar 2026, 14:04] Shyam: It had better");
        Pictures.save(window.stage(), "selected-messages");
    }

    @Test
    void shiftAndAClickOrAnArrowTakeMoreMessages() {
        press(FIRST, 0.1, 1, false);
        press("It had better", 0.5, 1, true);
        assertThat(copied().lines()).hasSize(3);

        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.SHIFT, KeyCode.UP);
        assertThat(copied().lines()).hasSize(2).first().asString().contains("Rama: Good");
        window.press(KeyCode.SHIFT, KeyCode.UP);
        assertThat(copied().lines()).hasSize(3);
        window.press(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(copied().lines()).hasSize(2);
    }

    @Test
    void everythingThatIsLoadedIsSelectedAndEscapeSelectsNothingBeforeItClosesTheChat() {
        window.focus("messages").press(KeyCode.CONTROL, KeyCode.A);
        assertThat(copied().lines()).hasSize(3);

        window.press(KeyCode.ESCAPE);
        assertThat(Fx.<Boolean>call(() -> window.stage().isShowing())).isTrue();
        // Nothing is selected any more: the chosen message is copied as it was typed.
        assertThat(copied()).isEqualTo("It had better");
    }

    @Test
    void aSelectionStaysWhileItsMessageScrollsAwayAndNewOnesCome() {
        drag(SECOND, at(SECOND, 0, 0.5), SECOND, at(SECOND, 1, 0.5));
        window.meanwhile(talk -> {
            for (int i = 0; i < 40; i++) {
                talk.receive("Number " + i);
            }
        });
        assertThat(copied()).startsWith("Good");

        window.press(KeyCode.CONTROL, KeyCode.A);
        assertThat(copied().lines()).hasSize(43);
    }
}
