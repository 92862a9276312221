package dev.vireo.app.update;

import dev.vireo.app.ui.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Notices that another version was installed in place of the running one, and restarts into it. FX thread. */
public final class RestartModel {

    private final Optional<InstalledProgram> program;
    private final Background background;
    private final Runnable restart;
    private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper(this, "version", "");
    private final ReadOnlyStringWrapper offered = new ReadOnlyStringWrapper(this, "offered", "");
    private String later = "";
    private boolean looking;

    /** @param restart ends this client and starts what is installed */
    public RestartModel(Installation here, Background background, Runnable restart) {
        this.program = here.program();
        this.background = background;
        this.restart = restart;
    }

    /** Which version a start would take, if it is another one; else empty. */
    ReadOnlyStringProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** The same, until the person puts it off. */
    ReadOnlyStringProperty offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /** Looks; costs next to nothing. */
    public void look() {
        if (program.isEmpty() || looking) {
            return;
        }
        looking = true;
        background.call(() -> program.get().other().orElse("")).succeeded(found -> {
            looking = false;
            version.set(found);
            offered.set(found.equals(later) ? "" : found);
        }).start();
    }

    void later() {
        later = version.get();
        offered.set("");
    }

    void restart() {
        restart.run();
    }
}
