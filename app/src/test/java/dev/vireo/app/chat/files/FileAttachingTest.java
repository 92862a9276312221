package dev.vireo.app.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.transfer.SampleFiles;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileAttachingTest implements ChooseFiles {

    @TempDir private Path folder;
    private List<Path> chosen = List.of();
    private SampleFiles files;
    private FileAttaching attach;
    private VBox area;
    private Stage stage;

    @BeforeEach
    void show() {
        show(Theme.Choice.LIGHT);
    }

    private void show(Theme.Choice choice) {
        stage = Fx.call(() -> {
            files = new SampleFiles(folder);
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            FileServices services = FileServices.of(files, files, this, new Background(), theme, List.of(), Clock.systemDefaultZone());
            TextArea field = new TextArea();
            field.setPrefRowCount(1);
            attach = new FileAttaching(services, "draft", field);
            area = new VBox(attach.pane(), new HBox(attach.button(), field));
            area.setStyle("-fx-background-color: -vireo-surface; -fx-padding: 12px;");
            attach.acceptDropsOn(area);
            Stage made = new Stage();
            made.setScene(new Scene(area, 440, 420));
            made.getScene().getStylesheets().add(FileStyles.css());
            theme.apply(made.getScene());
            made.show();
            made.requestFocus();
            field.requestFocus();
            return made;
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Override
    public List<Path> open(Window owner) {
        return chosen;
    }

    @Override
    public Optional<Path> saveAs(Window owner, String name) {
        return Optional.empty();
    }

    @Test
    void filesAreChosenByButtonAndByKeyAndGoWithTheMessage() throws IOException {
        chosen = List.of(file("plan.pdf", 2_000), file("notes.txt", 10));
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.U);
        Fx.await(() -> chips() == 2 && attach.any().get());
        chosen = List.of(file("third.zip", 3));
        Fx.run(() -> attach.button().fire());
        Fx.await(() -> chips() == 3);
        Fx.run(() -> {
            List<Upload> taken = attach.take();
            assertThat(taken).extracting(Upload::name).containsExactly("plan.pdf", "notes.txt", "third.zip");
        });
        Fx.await(() -> chips() == 0 && !attach.any().get() && !attach.pane().isVisible());
    }

    @Test
    void largeFilesFoldersAndTooManyFilesAreRefusedAtOnce() throws IOException {
        Path large = folder.resolve("film.mov");
        try (RandomAccessFile content = new RandomAccessFile(large.toFile(), "rw")) {
            content.setLength(25L * 1024 * 1024 + 1);
        }
        chosen = List.of(large);
        Fx.run(() -> attach.button().fire());
        Fx.await(() -> refusal().equals("film.mov is too large. Files can be up to 25 MiB.") && chips() == 0);
        chosen = List.of(folder);
        Fx.run(() -> attach.button().fire());
        Fx.await(() -> refusal().contains("is a folder"));
        List<Path> many = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            many.add(file("file" + i, 1));
        }
        chosen = many;
        Fx.run(() -> attach.button().fire());
        Fx.await(() -> refusal().equals("You can attach up to 20 files at once.") && chips() == 20);
        Fx.run(() -> ((Button) stage.getScene().lookup("#dismissRefusal")).fire());
        Fx.await(() -> refusal().isEmpty());
    }

    @Test
    void aFailedUploadSaysWhyAndIsTriedAgainAndARunningOneIsStopped() throws IOException {
        chosen = List.of(file("plan.pdf", 2_000), file("other.pdf", 2_000));
        Fx.run(() -> attach.button().fire());
        Fx.await(() -> chips() == 2);
        Fx.run(() -> {
            files.moved(files.uploads().get(0), 0.5);
            files.fail(files.uploads().get(0), "The server is full.");
        });
        Fx.await(() -> labels().contains("The server is full."));
        Fx.run(() -> ((Button) stage.getScene().lookup("#retryUpload")).fire());
        Fx.await(() -> files.tries() == 1 && files.uploads().get(0).stateProperty().get() == TransferState.MOVING);
        Fx.run(() -> ((Button) stage.getScene().lookup("#removeUpload")).requestFocus());
        Keys.press(stage.getScene(), KeyCode.DELETE);
        Fx.await(() -> chips() == 1 && files.uploads().get(0).stateProperty().get() == TransferState.CANCELLED);
        Fx.run(() -> assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("removeUpload"));
        Keys.press(stage.getScene(), KeyCode.DELETE);
        Fx.await(() -> chips() == 0 && stage.getScene().getFocusOwner() instanceof TextArea);
    }

    @Test
    void aPictureFromTheClipboardBecomesAPngAndWordsStayWords() {
        Fx.run(() -> {
            ClipboardContent words = new ClipboardContent();
            words.putString("words");
            Clipboard.getSystemClipboard().setContent(words);
            assertThat(attach.add(Clipboard.getSystemClipboard())).isFalse();
            ClipboardContent picture = new ClipboardContent();
            picture.putImage(new WritableImage(40, 30));
            Clipboard.getSystemClipboard().setContent(picture);
        });
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.V);
        Fx.await(() -> chips() == 1);
        Fx.run(() -> assertThat(files.uploads().getFirst().name()).matches("Pasted image [0-9-]+ [0-9.]+\\.png"));
        Fx.await(() -> LocalPicture.read(files.uploads().getFirst().file()).map(read -> read.width() == 40 && read.height() == 30)
                .orElse(false));
    }

    @Test
    void filesFromTheClipboardAreAdded() throws IOException {
        Path one = file("one.pdf", 9);
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(one.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.V);
        Fx.await(() -> chips() == 1 && files.uploads().getFirst().name().equals("one.pdf"));
    }

    @Test
    void hostileNamesAreShownAsTheyAre() {
        assertThat(FileWords.name("photo\u202egpj.exe")).isEqualTo("photogpj.exe");
        assertThat(FileWords.toSaveAs("../../.bashrc")).doesNotContain("/").doesNotStartWith(".");
        assertThat(FileWords.toSaveAs("C:\\Windows\\evil.dll")).doesNotContain("\\").doesNotContain(":");
        assertThat(FileWords.name("\u200b\u0000")).isEqualTo("file");
        assertThat(Previews.beginning("a\tb\u0007\u202e\n".repeat(40)).lines()).hasSize(8).allMatch(line -> line.equals("a    b"));
    }

    @Test
    void aLongNameIsSavedUnderOneThatFitsAndKeepsItsEnding() throws IOException {
        for (String given : List.of("日本語".repeat(50) + ".xlsx", "ü".repeat(200) + ".tar.gz", "x".repeat(300), "." + "é".repeat(250))) {
            String name = FileWords.toSaveAs(given);

            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
            assertThat(Files.writeString(folder.resolve(name), "saved")).exists();
        }
        assertThat(FileWords.toSaveAs("日本語".repeat(50) + ".xlsx")).startsWith("日本語日本語").endsWith(".xlsx");
    }

    @Test
    void pictures() throws IOException {
        Path image = Files.write(folder.resolve("the hills behind the bridge.png"), Drawn.png(400, 300, 200));
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            close();
            chosen = List.of(image, file("budget of the next year with a very long name, final version 2 (3).xlsx", 220_000),
                    file("recording.mp3", 2_000_000), file("archive.zip", 12_000));
            show(choice);
            Fx.run(() -> attach.button().fire());
            Fx.await(() -> chips() == 4);
            Fx.run(() -> {
                files.done(files.uploads().get(0));
                files.moved(files.uploads().get(1), 0.43);
                files.fail(files.uploads().get(2), "The server is full.");
                files.uploads().get(3).cancel();
            });
            Fx.await(() -> stage.getScene().lookup(".upload-chip .image-view") != null);
            chosen = List.of(folder);
            Fx.run(() -> attach.button().fire());
            Fx.await(() -> !refusal().isEmpty());
            String theme = "-" + choice.name().toLowerCase(Locale.ROOT);
            Fx.run(() -> stage.getScene().getRoot().layout());
            Pictures.save(stage, "attach" + theme);
            Fx.run(() -> {
                Region over = (Region) stage.getScene().lookup("#dropHere");
                over.resizeRelocate(0, 0, area.getWidth(), area.getHeight());
                over.setVisible(true);
                over.applyCss();
                over.layout();
            });
            Pictures.save(stage, "attach-drop" + theme);
        }
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), new byte[size]);
    }

    private int chips() {
        return stage.getScene().getRoot().lookupAll(".upload-chip").size();
    }

    private String refusal() {
        Label words = (Label) stage.getScene().lookup("#fileRefused");
        return words.getText();
    }

    private List<String> labels() {
        return stage.getScene().getRoot().lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList();
    }
}
