package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

final class LongPasteTest {

    private static final String LONG = "Stone upon stone, all the way to Lanka.\n".repeat(120);

    private static void paste(Window window, String text) {
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            window.composer().requestFocus();
        });
        window.press(KeyCode.CONTROL, KeyCode.V);
        window.draw().draw();
    }

    private static boolean offered(Window window) {
        return Fx.call(() -> window.stage().getScene().lookup("#longPaste").isVisible());
    }

    private static void press(Window window, String id) {
        Fx.run(() -> ((Button) window.stage().getScene().lookup("#" + id)).fire());
        window.draw();
    }

    private static Node chip(Window window) {
        return window.stage().getScene().getRoot().lookup("#uploadChip");
    }

    @Test
    void aLongTextBecomesAFileIfThatIsWanted() {
        try (Window window = Window.open(() -> Talk.of(3, 0))) {
            window.write("Here are the minutes: ");
            paste(window, LONG);
            assertThat(offered(window)).isTrue();
            Pictures.save(window.stage(), "long-paste");

            press(window, "pasteAsFile");
            Fx.await(() -> chip(window) != null);
            assertThat(Fx.call(() -> window.composer().getText())).isEqualTo("Here are the minutes: ");
            assertThat(offered(window)).isFalse();
            assertThat(Fx.call(() -> chip(window).lookupAll(".label").stream().map(each -> ((Label) each).getText()).toList()))
                    .anySatisfy(words -> assertThat(words).startsWith("Pasted text").endsWith(".txt"));
            window.draw();
            Pictures.save(window.stage(), "long-paste-as-file");
        }
    }

    @Test
    void aLongTextStaysAMessageIfThatIsWanted() {
        try (Window window = Window.open(() -> Talk.of(3, 0))) {
            paste(window, LONG);
            press(window, "keepPaste");
            assertThat(offered(window)).isFalse();
            assertThat(Fx.call(() -> window.composer().getText())).isEqualTo(LONG);
            assertThat(Fx.call(() -> chip(window) == null)).isTrue();
        }
    }

    @Test
    void theOfferGoesWithTheText() {
        try (Window window = Window.open(() -> Talk.of(3, 0))) {
            paste(window, LONG);
            Fx.run(() -> window.composer().appendText("More."));
            assertThat(offered(window)).as("the text is still there").isTrue();
            Fx.run(() -> window.composer().deleteText(10, 20));
            assertThat(offered(window)).isFalse();
        }
    }

    @Test
    void aTextOfUsualLengthIsJustPasted() {
        try (Window window = Window.open(() -> Talk.of(3, 0))) {
            paste(window, "x".repeat(4_000));
            assertThat(offered(window)).isFalse();
            assertThat(Fx.call(() -> window.composer().getLength())).isEqualTo(4_000);
        }
    }
}
