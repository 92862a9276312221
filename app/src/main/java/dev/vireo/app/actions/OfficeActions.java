package dev.vireo.app.actions;

import dev.vireo.app.state.Workspace;
import dev.vireo.protocol.Requests.OfficeChange;
import java.util.concurrent.CompletionStage;

/** The changes that owners and admins can make to the office. Called on the FX thread; never blocks; fails in plain words. */
public interface OfficeActions {

    /** What changed then shows in {@link Workspace#officeProperty()}. */
    CompletionStage<Void> change(OfficeChange change);
}
