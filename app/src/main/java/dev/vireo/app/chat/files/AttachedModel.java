package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.transfer.Uploads;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The files that go with what is being written: on their way to the server already. FX thread. */
final class AttachedModel {

    /** @param size in bytes */
    record AttachedFile(Upload upload, long size) {
    }

    /** A chosen file after its check; {@code refusal} is empty if it may be sent. */
    private record CheckedFile(Path file, long size, String refusal) {
    }

    /** That wait at a time: more than one message carries. */
    static final int MOST = 2 * Limits.ATTACHMENTS;

    private final Uploads uploads;
    private final Background background;
    private final Texts texts = Texts.of(AttachedModel.class);
    private final ObservableList<AttachedFile> files = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

    AttachedModel(Uploads uploads, Background background) {
        this.uploads = uploads;
        this.background = background;
    }

    ObservableList<AttachedFile> files() {
        return files;
    }

    /** Why what was chosen last, or some of it, cannot be sent; empty if it can. */
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    void dismissRefusal() {
        refusal.set("");
    }

    void add(List<Path> chosen) {
        refusal.set("");
        background.call(() -> chosen.stream().map(this::check).toList()).succeeded(this::take).start();
    }

    /** What has no file of its own, as a picture from the clipboard. */
    void add(String name, byte[] content) {
        refusal.set("");
        if (content.length > Limits.ATTACHMENT_BYTES) {
            refusal.set(texts.get("refused.large", name));
        } else if (files.size() >= MOST) {
            refusal.set(texts.get("refused.many", MOST));
        } else {
            files.add(new AttachedFile(uploads.upload(name, content), content.length));
        }
    }

    void refuse(String words) {
        refusal.set(words);
    }

    /** Takes it out, and stops it if it is still on its way. */
    void remove(AttachedFile file) {
        file.upload().cancel();
        files.remove(file);
        refusal.set("");
    }

    /** Hands over what goes with a message that is sent now. */
    List<Upload> take() {
        List<Upload> taken = files.stream().map(AttachedFile::upload).toList();
        // A message does not wait for what failed or was stopped before: it is tried again with it.
        taken.stream().filter(upload -> upload.stateProperty().get() != TransferState.DONE).forEach(Upload::retry);
        files.clear();
        refusal.set("");
        return taken;
    }

    private CheckedFile check(Path file) {
        String name = FileWords.name(String.valueOf(file.getFileName()));
        try {
            if (Files.isDirectory(file)) {
                return new CheckedFile(file, 0, texts.get("refused.folder", name));
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return new CheckedFile(file, 0, texts.get("refused.unreadable", name));
            }
            long size = Files.size(file);
            return new CheckedFile(file, size, size > Limits.ATTACHMENT_BYTES ? texts.get("refused.large", name) : "");
        } catch (IOException e) {
            return new CheckedFile(file, 0, texts.get("refused.unreadable", name));
        }
    }

    private void take(List<CheckedFile> looked) {
        List<String> refused = new ArrayList<>();
        for (CheckedFile file : looked) {
            boolean there = files.stream().anyMatch(each -> each.upload().file().equals(file.file()));
            if (!file.refusal().isEmpty()) {
                refused.add(file.refusal());
            } else if (!there && files.size() >= MOST) {
                refused.add(texts.get("refused.many", MOST));
                break;
            } else if (!there) {
                files.add(new AttachedFile(uploads.upload(file.file()), file.size()));
            }
        }
        if (!refused.isEmpty()) {
            refusal.set(refused.size() == 1 ? refused.getFirst() : texts.get("refused.several", refused.getFirst(), refused.size() - 1));
        }
    }
}
