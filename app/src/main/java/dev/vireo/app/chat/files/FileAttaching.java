package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandScope;
import dev.vireo.app.ui.Texts;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/** Adding files to what is being written: by button, by dropping them, by pasting. Made for one field; {@link #close} ends it. */
public final class FileAttaching {

    private final FileServices services;
    private final AttachedModel model;
    private final TextArea field;
    private final Texts texts = Texts.of(FileAttaching.class);
    private final AttachPane pane;
    private final Button button;
    private final ObservableBooleanValue any;
    private boolean allowed = true;

    /** @param draft what the files belong to: they stay with it while its window is closed */
    public FileAttaching(FileServices services, Object draft, TextArea field) {
        this.services = services;
        this.field = field;
        model = services.drafts().of(draft);
        pane = new AttachPane(model, services.previews(), field::requestFocus);
        button = IconButtons.of("attach", Feather.PAPERCLIP, Command.ATTACH.wordsWithKeys(), this::choose);
        any = Bindings.isNotEmpty(model.files());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    public void close() {
        pane.close();
    }

    /** Asks for files. */
    public Button button() {
        return button;
    }

    /** What is added. */
    public Node pane() {
        return pane;
    }

    /** Whether there is something to send without words. */
    public ObservableBooleanValue any() {
        return any;
    }

    /** Files cannot be added, as to a message that is edited; those that are there wait. */
    public void allow(boolean now) {
        allowed = now;
        button.setDisable(!now);
        pane.setDisable(!now);
    }

    public boolean allowed() {
        return allowed;
    }

    /** Adds words as a file. */
    public void addText(String words) {
        model.add(texts.get("paste.text", PastedPicture.time(services.clock())) + ".txt", words.getBytes(StandardCharsets.UTF_8));
    }

    /** Hands over what is sent now. */
    public List<Upload> take() {
        return model.take();
    }

    /** Takes what is dropped anywhere on this pane, and shows that it does. */
    public void acceptDropsOn(Pane area) {
        new DropPlace(area, texts.get("drop"), () -> allowed && !button.isDisabled() && pane.getScene() != null, this::add).listen();
    }

    private void choose() {
        List<java.nio.file.Path> chosen = services.choose().open(field.getScene().getWindow());
        if (!chosen.isEmpty()) {
            model.add(chosen);
        }
        field.requestFocus();
    }

    private void key(KeyEvent event) {
        boolean paste = event.isShortcutDown() && event.getCode() == KeyCode.V
                || event.isShiftDown() && event.getCode() == KeyCode.INSERT || event.getCode() == KeyCode.PASTE;
        if (paste && allowed && add(Clipboard.getSystemClipboard())) {
            event.consume();
        } else if (allowed && Command.of(event, CommandScope.CHAT).filter(Command.ATTACH::equals).isPresent()) {
            event.consume();
            choose();
        }
    }

    /** Adds files, or else a picture; words are left to the field. Returns whether there was something. */
    boolean add(Clipboard content) {
        if (content.hasFiles() && !content.getFiles().isEmpty()) {
            model.add(content.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        // Office programs put a picture of the words beside the words.
        Image image = content.hasImage() && !content.hasString() ? content.getImage() : null;
        if (image == null) {
            return false;
        }
        paste(image);
        return true;
    }

    private void paste(Image image) {
        String name = texts.get("paste.name", PastedPicture.time(services.clock())) + ".png";
        if (!PastedPicture.fits(image)) {
            model.refuse(texts.get("refused.picture"));
            return;
        }
        PastedPicture pasted = PastedPicture.of(image);
        services.background().call(pasted::png)
                .succeeded(png -> model.add(name, png))
                .failed(_ -> model.refuse(texts.get("refused.picture")))
                .start();
    }
}
