package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.transfer.Download;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.protocol.Message.Attachment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.stage.Window;

/** Files that are saved on this computer, by their ids: the last try of each. Nothing that was saved is ever opened. FX thread. */
public final class SavedFiles {

    private final Attachments attachments;
    private final ChooseFiles choose;
    private final ObservableMap<String, Download> downloads = FXCollections.observableHashMap();
    private final Map<String, Path> places = new HashMap<>();

    public SavedFiles(Attachments attachments, ChooseFiles choose) {
        this.attachments = attachments;
        this.choose = choose;
    }

    ObservableMap<String, Download> downloads() {
        return downloads;
    }

    Optional<Download> of(Attachment file) {
        return Optional.ofNullable(downloads.get(file.id()));
    }

    /** Asks where, and saves it there. */
    public void saveAs(Attachment file, Window owner) {
        if (of(file).filter(download -> download.stateProperty().get() == TransferState.MOVING).isEmpty()) {
            choose.saveAs(owner, FileWords.toSaveAs(file.name())).ifPresent(place -> {
                places.put(file.id(), place);
                downloads.put(file.id(), attachments.save(file, place));
            });
        }
    }

    /** Tries again at the same place. */
    void again(Attachment file) {
        Path place = places.get(file.id());
        if (place != null) {
            downloads.put(file.id(), attachments.save(file, place));
        }
    }
}
