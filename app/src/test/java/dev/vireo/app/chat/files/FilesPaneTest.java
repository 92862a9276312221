package dev.vireo.app.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.SampleMessages;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.transfer.SampleFiles;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.protocol.Message.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesPaneTest implements ChooseFiles {

    @TempDir private Path folder;
    private final List<String> looked = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private SampleOffice office;
    private SampleFiles files;
    private FileServices services;
    private FlowPane place;
    private Stage stage;

    @BeforeEach
    void show() {
        show(Theme.Choice.LIGHT);
    }

    private void show(Theme.Choice choice) {
        stage = Fx.call(() -> {
            office = SampleOffice.busy();
            files = new SampleFiles(folder);
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            services = FileServices.of(files, files, this, new Background(), theme, List.of(), Clock.systemDefaultZone());
            place = new FlowPane(12, 12);
            place.setStyle("-fx-background-color: -vireo-bg; -fx-padding: 12px;");
            Stage made = new Stage();
            made.setScene(new Scene(place, 990, 980));
            made.getScene().getStylesheets().add(FileStyles.css());
            theme.apply(made.getScene());
            made.show();
            made.requestFocus();
            return made;
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            services.viewer().close();
            stage.close();
        });
    }

    @Override
    public List<Path> open(Window owner) {
        return List.of();
    }

    @Override
    public Optional<Path> saveAs(Window owner, String name) {
        names.add(name);
        return Optional.of(folder.resolve("saved"));
    }

    @Test
    void aPicturesSpaceIsReservedBeforeItLoads() {
        FilesPane pane = said(Drawn.picture("a", "hills.png", 1600, 1200));
        double before = Fx.call(() -> pane.prefHeight(280));
        Fx.run(() -> assertThat(image(pane)).isNull());
        Fx.run(() -> files.failPreview("a"));
        Fx.await(() -> pane.lookup("#loadAgain") != null);
        files.have("a", Drawn.png(640, 480, 120));
        Fx.run(() -> ((Button) pane.lookup("#loadAgain")).fire());
        Fx.await(() -> image(pane) != null);
        Fx.run(() -> assertThat(pane.prefHeight(280)).isEqualTo(before));
        Fx.run(() -> assertThat(files.asked()).containsExactly("a", "a"));
        FilesPane again = said(Drawn.picture("a", "hills.png", 1600, 1200));
        Fx.run(() -> assertThat(image(again)).isNotNull());
        Fx.run(() -> assertThat(files.asked()).hasSize(2));
    }

    @Test
    void aFileIsSavedWithProgressAndStoppedAndTriedAgainAndNeverOpened() {
        FilesPane pane = said(Drawn.file("f", "../a\u202egpj.exe", "application/octet-stream", 2_000));
        Fx.run(() -> ((Button) pane.lookup("#saveAs")).fire());
        Fx.await(() -> files.downloads().size() == 1);
        assertThat(names).containsExactly("_.._agpj.exe");
        Fx.run(() -> files.moved(files.downloads().getFirst(), 0.5));
        Fx.await(() -> words(pane).contains("50 % of 2 KB"));
        Fx.run(() -> ((Button) pane.lookup("#cancelTransfer")).fire());
        Fx.await(() -> SampleFiles.cancelled(files.downloads().getFirst()));
        Fx.run(() -> files.fail(files.downloads().getFirst(), FailureReason.of(FailureReason.LocalCause.FILE_UNWRITABLE)));
        Fx.await(() -> words(pane).contains("Couldn’t save the file."));
        Fx.run(() -> ((Button) pane.lookup("#saveAgain")).fire());
        Fx.await(() -> files.downloads().size() == 2);
        Fx.run(() -> files.done(files.downloads().getLast()));
        Fx.await(() -> words(pane).stream().anyMatch(each -> each.startsWith("Saved")));
    }

    @Test
    void theBeginningOfATextIsShownAsText() {
        files.have("t", "<html>\u202e\nsecond\u0007 line\n".getBytes(StandardCharsets.UTF_8));
        FilesPane pane = said(Drawn.text("t", "page.html", 3_000));
        Fx.await(() -> pane.lookup(".lines") instanceof Text text && text.getText().equals("<html>\nsecond line"));
    }

    @Test
    void anUploadShowsItsProgressAndThenTheFile() throws IOException {
        Path picture = Files.write(folder.resolve("hills.png"), Drawn.png(1200, 900, 10));
        Upload upload = Fx.call(() -> files.upload(picture));
        FilesPane pane = Fx.call(() -> new FilesPane(services));
        ChatMessage coming = Fx.call(() -> SampleMessages.coming(office.conversation("rama"), List.of(upload)));
        Fx.run(() -> pane.show(coming, List.of(), file -> looked.add(file.id())));
        Fx.run(() -> place.getChildren().add(pane));
        Fx.await(() -> pane.lookup(".picture") != null);
        double height = Fx.call(() -> pane.prefHeight(304));
        Fx.run(() -> files.moved(upload, 0.4));
        Fx.run(() -> ((Button) pane.lookup("#cancelUpload")).fire());
        Fx.await(() -> upload.stateProperty().get() == TransferState.CANCELLED);
        Fx.run(() -> pane.show(coming, List.of(Drawn.picture("p", "hills.png", 1200, 900)), file -> looked.add(file.id())));
        Fx.run(() -> {
            assertThat(pane.prefHeight(304)).isEqualTo(height);
            assertThat(image(pane)).isNotNull();
            assertThat(files.asked()).isEmpty();
        });
    }

    @Test
    void thePictureShowsLargeAndArrowsLeadToTheOthers() {
        for (String id : List.of("a", "b", "c")) {
            files.have(id, Drawn.png(300, 200, id.charAt(0) * 40 % 360));
        }
        List<ShownPicture> all = List.of("a", "b", "c").stream()
                .map(id -> new ShownPicture(Drawn.picture(id, id + ".png", 300, 200), "Rama", Instant.now())).toList();
        Fx.run(() -> services.viewer().show(stage, all, all.get(1).file()));
        Fx.await(() -> viewer().isPresent() && name().equals("b.png"));
        Scene scene = Fx.call(() -> viewer().orElseThrow().getScene());
        Keys.type(scene, KeyCode.RIGHT, KeyCode.RIGHT);
        Fx.await(() -> name().equals("c.png") && !scene.lookup("#next").isVisible());
        Keys.type(scene, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
        Fx.await(() -> name().equals("a.png") && !scene.lookup("#previous").isVisible());
        Keys.press(scene, KeyCode.CONTROL, KeyCode.S);
        Fx.await(() -> names.equals(List.of("a.png")));
        Keys.press(scene, KeyCode.SHIFT, KeyCode.F10);
        Fx.await(() -> pictureMenu().isPresent());
        Fx.run(() -> {
            ContextMenu menu = (ContextMenu) pictureMenu().orElseThrow();
            assertThat(menu.getItems().stream().filter(item -> "menuPrevious".equals(item.getId())).toList())
                    .allMatch(MenuItem::isDisable);
            menu.getItems().stream().filter(item -> "menuNext".equals(item.getId())).forEach(MenuItem::fire);
            menu.hide();
        });
        Fx.await(() -> name().equals("b.png") && scene.lookup("#viewport .image-view") instanceof ImageView shown
                && shown.getImage() != null);
        Keys.press(scene, KeyCode.CONTROL, KeyCode.C);
        Fx.run(() -> assertThat(Clipboard.getSystemClipboard().hasImage()).isTrue());
        Keys.type(scene, KeyCode.ESCAPE);
        Fx.await(() -> viewer().isEmpty());
    }

    private static Optional<Window> pictureMenu() {
        return Window.getWindows().stream().filter(window -> window instanceof ContextMenu menu && "pictureMenu".equals(menu.getId()))
                .findFirst();
    }

    @Test
    void aPictureTooLargeToDecodeIsNotTriedAndSaysSo() {
        Attachment vast = new Attachment("v", "vast.png", "image/png", 40_000, 50_000, 50_000, null);
        Fx.run(() -> services.viewer().show(stage, List.of(new ShownPicture(vast, "Rama", Instant.now())), vast));
        Fx.await(() -> viewer().isPresent() && viewer().orElseThrow().getScene().lookup(".trouble").isVisible());
        FilesPane pane = said(vast);
        Fx.run(() -> assertThat(pane.lookup("#fileRow")).isNotNull());
    }

    @Test
    void pictures() throws IOException {
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            close();
            show(choice);
            String theme = "-" + choice.name().toLowerCase(Locale.ROOT);
            for (int i = 0; i < 12; i++) {
                files.have("p" + i, Drawn.png(i == 11 ? 20 : 600, i == 11 ? 20 : 450, i * 37));
            }
            files.have("tall", Drawn.png(300, 640, 80));
            files.have("wide", Drawn.png(640, 60, 280));
            files.have("t",
                    "package dev.vireo;\n\n/** The office. */\nfinal class Office {\n\tprivate final String name;\n\n\tOffice(String name) {\n"
                            .getBytes(StandardCharsets.UTF_8));
            bubble(said(Drawn.picture("p0", "hills.png", 1600, 1200)));
            bubble(said(Drawn.picture("tall", "tall.png", 900, 1920)));
            bubble(said(Drawn.picture("wide", "wide.png", 3200, 300)));
            bubble(said(Drawn.picture("p11", "tiny.png", 20, 20)));
            bubble(said(Drawn.picture("p1", "1.png", 1600, 1200), Drawn.picture("p2", "2.png", 1200, 1600)));
            bubble(said(Drawn.picture("p1", "1.png", 1600, 1200), Drawn.picture("p2", "2.png", 1200, 1600),
                    Drawn.picture("p3", "3.png", 1600, 1200), Drawn.picture("p4", "4.png", 1200, 1600),
                    Drawn.picture("none", "5.png", 8, 8)));
            bubble(said(Drawn.text("t", "Office.java", 9_000),
                    Drawn.file("f", "the budget of the next year with a long name, final version 2 (3).xlsx", "application/x-sheet",
                            220_000)));
            FilesPane failed = said(Drawn.picture("gone", "gone.png", 400, 200));
            bubble(failed);
            Fx.run(() -> files.failPreview("gone"));
            Upload coming = Fx.call(() -> files.upload(Files.write(folder.resolve("hills.png"), Drawn.png(1200, 700, 200))));
            Upload other = Fx.call(() -> files.upload(Path.of("report.pdf")));
            FilesPane pane = Fx.call(() -> new FilesPane(services));
            Fx.run(() -> pane.show(SampleMessages.coming(office.conversation("rama"), List.of(coming, other)), List.of(), _ -> {}));
            bubble(pane);
            Fx.await(() -> pane.lookup(".picture") != null);
            Fx.run(() -> {
                files.moved(coming, 0.6);
                files.moved(other, 0.2);
            });
            Fx.await(() -> place.lookupAll(".picture:there").size() >= 10);
            Fx.run(() -> {
                place.layout();
                place.applyCss();
                place.layout();
            });
            Pictures.save(stage, "files" + theme);
            List<ShownPicture> all = List.of(
                    new ShownPicture(Drawn.picture("p0", "the hills behind the bridge.png", 600, 450), "Rama", Instant.now()),
                    new ShownPicture(Drawn.picture("p1", "1.png", 600, 450), "Rama", Instant.now()),
                    new ShownPicture(Drawn.picture("p2", "2.png", 600, 450), "Rama", Instant.now()));
            Fx.run(() -> services.viewer().show(stage, all, all.get(1).file()));
            Stage viewer = Fx.call(() -> viewer().orElseThrow());
            Fx.await(() -> viewer.getScene().lookup(".image-view") instanceof ImageView view
                    && view.getImage() != null);
            Fx.run(() -> viewer.getScene().getRoot().layout());
            Pictures.save(viewer, "viewer" + theme);
        }
    }

    private FilesPane said(Attachment... carried) {
        return Fx.call(() -> {
            FilesPane pane = new FilesPane(services);
            pane.show(SampleMessages.said(office.conversation("rama"), 1, "rama", List.of(carried)), List.of(carried),
                    file -> looked.add(file.id()));
            place.getChildren().add(pane);
            place.applyCss();
            place.layout();
            return pane;
        });
    }

    private void bubble(FilesPane pane) {
        Fx.run(() -> {
            place.getChildren().remove(pane);
            StackPane bubble = new StackPane(pane);
            bubble.setStyle("-fx-background-color: -vireo-own-bubble; -fx-background-radius: 12px; -fx-padding: 8px 12px 8px 12px;");
            place.getChildren().add(bubble);
        });
    }

    private static javafx.scene.image.Image image(FilesPane pane) {
        Node view = pane.lookup(".image-view");
        return view == null ? null : ((ImageView) view).getImage();
    }

    private static List<String> words(Parent pane) {
        return pane.lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList();
    }

    private static Optional<Stage> viewer() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null && window.getScene().lookup(".viewer") instanceof PictureView)
                .map(Stage.class::cast).findFirst();
    }

    private static String name() {
        return viewer().map(window -> ((Label) window.getScene().lookup("#pictureName")).getText()).orElse("");
    }
}
