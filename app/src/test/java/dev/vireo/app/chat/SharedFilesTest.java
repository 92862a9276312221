package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.files.ChooseFiles;
import dev.vireo.app.chat.files.Drawn;
import dev.vireo.app.chat.files.FileServices;
import dev.vireo.app.chat.list.Row;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.transfer.SampleFiles;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.text.EmojiHabits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a chat window. */
final class SharedFilesTest {

    @TempDir private Path folder;
    private Talk talk;
    private SampleFiles files;
    private FileServices services;

    @Test
    void filesThatArePastedGoWithoutWordsAndShowInTheBubbleOnTheirWay() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.pdf"), "no plan yet");
        try (Window window = Window.open(() -> Talk.of(4, 0))) {
            assertThat(window.canSend()).isFalse();
            paste(plan, window.composer()::requestFocus);
            window.press(KeyCode.CONTROL, KeyCode.V);
            Fx.await(() -> window.stage().getScene().lookup("#uploadChip") != null);
            window.draw();
            assertThat(window.canSend()).isTrue();
            window.press(KeyCode.ENTER);
            Fx.await(() -> window.stage().getScene().lookup("#uploadChip") == null);
            Fx.await(() -> window.stage().getScene().lookup("#fileRow") != null);
            ChatMessage last = Fx.call(() -> ((Row.MessageRow) window.list().rows().getLast()).message());
            assertThat(last.uploads()).extracting(Upload::name).containsExactly("plan.pdf");
            assertThat(last.body()).isEmpty();
        }
    }

    @Test
    void aClickShowsAPictureLargeAmongAllOfTheConversation() {
        Stage stage = open(Theme.Choice.LIGHT);
        Fx.await(() -> stage.getScene().getRoot().lookupAll(".picture").size() == 4);
        Fx.run(() -> Event.fireEvent(picture(stage, "hills.png"), new MouseEvent(MouseEvent.MOUSE_CLICKED, 5, 5, 5, 5,
                MouseButton.PRIMARY, 1, false, false, false, false, false, false, false, true, false, true, null)));
        Fx.await(() -> viewer() != null && viewer().lookup("#pictureName") instanceof Label name && name.getText().equals("hills.png"));
        Fx.run(() -> {
            assertThat(viewer().lookup("#previous").isVisible()).isFalse();
            assertThat(viewer().lookup("#next").isVisible()).isTrue();
            services.viewer().close();
            stage.close();
        });
    }

    @Test
    void pictures() throws IOException {
        Path drawn = Files.write(folder.resolve("the valley.png"), Drawn.png(800, 500, 300));
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            Stage stage = open(choice);
            Fx.await(() -> stage.getScene().getRoot().lookupAll(".picture:there").size() == 4);
            Pictures.save(stage, "shared" + theme(choice));
            Fx.run(() -> {
                Upload upload = files.upload(drawn);
                talk.send(talk.conversation(), "The valley as it was this morning.",
                        List.of(upload, files.upload(Path.of("report of the day.pdf"))));
                files.moved(upload, 0.6);
                stage.getScene().getRoot().lookup("#composer").requestFocus();
            });
            paste(drawn, () -> {});
            dev.vireo.app.ui.Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.V);
            Fx.await(() -> stage.getScene().lookup(".upload-chip .image-view") != null
                    && stage.getScene().getRoot().lookupAll(".picture:moving").size() == 1);
            Fx.run(() -> stage.getScene().getRoot().layout());
            Pictures.save(stage, "shared-coming" + theme(choice));
            Fx.run(stage::close);
        }
    }

    private Stage open(Theme.Choice choice) {
        return Fx.call(() -> {
            talk = Talk.empty();
            files = new SampleFiles(folder);
            for (int i = 0; i < 4; i++) {
                files.have("p" + i, Drawn.png(600, 450, i * 70));
            }
            files.have("t", "Monday  the bridge\nTuesday the road\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Instant time = Talk.CLOCK.instant().minusSeconds(3_000);
            talk.say("rama", "Here it is.", time, List.of(Drawn.picture("p0", "hills.png", 1200, 900)));
            talk.say("shyam", "", time.plusSeconds(400),
                    List.of(Drawn.picture("p1", "1.png", 900, 900), Drawn.picture("p2", "2.png", 900, 900),
                            Drawn.picture("p3", "3.png", 900, 900)));
            talk.say("rama", "", time.plusSeconds(800), List.of(Drawn.text("t", "week.txt", 90),
                    Drawn.file("f", "everything that was said about the bridge and its road in the last year.zip", "application/zip",
                            9_400_000)));
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            services = FileServices.of(files, files, ChooseFiles.none(), new Background(), theme, List.of(), Talk.CLOCK);
            ChatServices chat = new ChatServices(new Views(Map.of()), theme, Avatars.none(), new BadgeClock(new Motion()),
                    EmojiHabits.forgotten(),
                    List.of(), services, Talk.CLOCK, new SampleSearch(),
                    new SimpleBooleanProperty(true));
            Stage stage = new Stage();
            Scene scene = new Scene(new Views(Map.of()).load(new ChatView(talk.workspace(), talk, talk.conversation(), chat,
                    Window.navigation(), ChatPlace.inWindow(stage))).root(), 440, 900);
            theme.apply(scene);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            return stage;
        });
    }

    private static void paste(Path file, Runnable then) {
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
            then.run();
        });
    }

    private static Node picture(Stage stage, String name) {
        return stage.getScene().getRoot().lookupAll(".picture").stream()
                .filter(node -> node.getAccessibleText().equals("Picture " + name)).findFirst().orElseThrow();
    }

    private static Scene viewer() {
        return javafx.stage.Window.getWindows().stream().map(javafx.stage.Window::getScene)
                .filter(scene -> scene != null && scene.lookup("#viewer") != null).findFirst().orElse(null);
    }

    private static String theme(Theme.Choice choice) {
        return "-" + choice.name().toLowerCase(Locale.ROOT);
    }
}
