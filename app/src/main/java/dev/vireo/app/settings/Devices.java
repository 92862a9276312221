package dev.vireo.app.settings;

import dev.vireo.protocol.Answers;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The devices on which one is signed in. Called on the FX thread; never blocks, and what it returns ends on the FX thread. */
public interface Devices {

    CompletionStage<List<Answers.SessionInfo>> all();

    /** Ends a session: that device is signed out at once. */
    CompletionStage<Void> end(String id);
}
