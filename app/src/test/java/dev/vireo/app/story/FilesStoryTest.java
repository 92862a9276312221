package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.files.Drawn;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A picture and a search, between two clients over a real server. */
@Timeout(240)
final class FilesStoryTest extends StoryOfTwo {

    @Test
    void aPictureThatIsPastedIsSeenByTheOtherAndFoundByItsName() throws IOException {
        Path picture = Files.write(folder.resolve("bridge at dawn.png"), Drawn.png(1200, 800, 30));
        shyam.open("rama");
        Scene chat = Fx.call(() -> shyam.chat("rama").orElseThrow().getScene());
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(picture.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
            chat.lookup("#composer").requestFocus();
        });
        Keys.press(chat, KeyCode.CONTROL, KeyCode.V);
        shyam.await(() -> chat.lookup("#uploadChip") != null);
        Keys.press(chat, KeyCode.ENTER);
        shyam.await(() -> chat.lookup("#uploadChip") == null);

        rama.open("shyam");
        Scene other = Fx.call(() -> rama.chat("shyam").orElseThrow().getScene());
        rama.await(() -> other.getRoot().lookupAll(".picture:there").size() == 1);
        ChatMessage seen = Fx.call(() -> rama.conversation("shyam").messages().getLast());
        assertThat(seen.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("bridge at dawn.png");
            assertThat(file.width()).isEqualTo(1200);
        });

        Scene main = Fx.call(() -> rama.window().getScene());
        Keys.press(main, KeyCode.CONTROL, KeyCode.F);
        rama.await(() -> main.lookup("#searchPane") != null);
        Keys.write(main, "has:image dawn");
        rama.await(() -> {
            // The index may follow the log a moment later; Enter looks again.
            Keys.press(main, KeyCode.ENTER);
            return main.lookup("#hits") instanceof ListView<?> hits && hits.getItems().size() == 1;
        });
        Keys.press(main, KeyCode.DOWN);
        Keys.press(main, KeyCode.ENTER);
        rama.await(() -> rama.chat("shyam").orElseThrow().isFocused());
        Keys.press(main, KeyCode.ESCAPE);
        rama.await(() -> main.lookup("#searchPane") == null);
    }
}
