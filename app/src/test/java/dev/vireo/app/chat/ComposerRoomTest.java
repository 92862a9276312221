package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The composer is whole at any size of its window and with any number of files; the messages give way. */
final class ComposerRoomTest {

    @TempDir private Path folder;

    @Test
    void twentyFilesAndSixLinesInTheSmallestWindowLeaveTheComposerWhole() throws IOException {
        try (Window window = Window.open(() -> Talk.of(30, 0))) {
            smallest(window);
            paste(window, 20);
            window.write("One\ntwo\nthree\nfour\nfive\nsix\nseven").draw().draw();
            Pictures.save(window.stage(), "composer-smallest");
            assertThat(Fx.<Double>call(() -> window.composer().getHeight())).as("six lines").isGreaterThan(100);
            for (String id : List.of("composer", "send", "emoji")) {
                assertWhole(window, id);
            }
        }
    }

    @Test
    void anEmptyConversationLeavesTheComposerWhole() {
        try (Window window = Window.open(Talk::empty)) {
            smallest(window);
            assertWhole(window, "composer");
        }
    }

    @Test
    void filesThatDoNotFitScrollToTheOneThatTheKeyboardIsAt() throws IOException {
        try (Window window = Window.open(() -> Talk.of(30, 0))) {
            paste(window, 20);
            Fx.run(() -> ((Node) window.stage().getScene().getRoot().lookupAll("#removeUpload").toArray()[19]).requestFocus());
            window.draw();
            Fx.run(() -> {
                Node last = (Node) window.stage().getScene().getRoot().lookupAll("#removeUpload").toArray()[19];
                Bounds strip = window.stage().getScene().lookup(".strip")
                        .localToScene(window.stage().getScene().lookup(".strip").getLayoutBounds());
                assertThat(strip.contains(last.localToScene(last.getLayoutBounds()))).isTrue();
            });
            Pictures.save(window.stage(), "composer-twenty-files");
        }
    }

    private static void smallest(Window window) {
        Fx.run(() -> {
            window.stage().setWidth(ChatWindows.MIN_WIDTH);
            window.stage().setHeight(ChatWindows.MIN_HEIGHT);
        });
        window.draw();
    }

    private void paste(Window window, int files) throws IOException {
        List<File> pasted = IntStream.range(0, files).mapToObj(i -> folder.resolve("plan of the bridge " + i + ".pdf").toFile()).toList();
        for (File file : pasted) {
            Files.writeString(file.toPath(), "no plan yet");
        }
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(pasted);
            Clipboard.getSystemClipboard().setContent(content);
            window.composer().requestFocus();
        });
        window.press(KeyCode.CONTROL, KeyCode.V);
        Fx.await(() -> window.stage().getScene().getRoot().lookupAll("#uploadChip").size() == files);
        window.draw();
    }

    private static void assertWhole(Window window, String id) {
        Fx.run(() -> {
            Node node = window.stage().getScene().lookup("#" + id);
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            assertThat(bounds.getHeight()).as("height of " + id).isGreaterThanOrEqualTo(28);
            assertThat(bounds.getMaxY()).as("lower edge of " + id).isLessThanOrEqualTo(window.stage().getScene().getHeight());
            assertThat(bounds.getMinY()).as("upper edge of " + id).isPositive();
        });
    }
}
