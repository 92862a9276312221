package dev.vireo.app.session;

import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.time.Pause;
import java.time.Duration;

/** Shows who is typing, and hides each when nothing more is heard of them. FX thread. */
final class TypingExpiry {

    private final WorkspaceWriter workspace;
    private final SessionExecutors executors;

    TypingExpiry(WorkspaceWriter workspace, SessionExecutors executors) {
        this.workspace = workspace;
        this.executors = executors;
    }

    void show(Event.Typing typing) {
        if (workspace.typing(typing)) {
            expireAfter(Limits.TYPING);
        }
    }

    /** Continues until nobody is typing. */
    private void expireAfter(Duration wait) {
        executors.network().execute(() -> {
            try {
                Pause.of(wait);
                executors.ui().execute(() -> {
                    Duration next = workspace.expireTyping();
                    if (next != null) {
                        expireAfter(next);
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
