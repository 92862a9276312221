package dev.vireo.app.session;

import dev.vireo.app.store.AccountStore;
import dev.vireo.time.Pause;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Keeps what is written and not sent on the disk: a moment after the first change, together with what followed, not at every key. */
final class DraftSaver {

    private static final Duration WRITE_DELAY = Duration.ofMillis(400);

    private final AccountStore store;
    private final SessionExecutors executors;
    private final Map<String, String> unwritten = new HashMap<>();

    DraftSaver(AccountStore store, SessionExecutors executors) {
        this.store = store;
        this.executors = executors;
    }

    void changed(String key, String draft) {
        boolean first;
        synchronized (unwritten) {
            first = unwritten.isEmpty();
            unwritten.put(key, draft);
        }
        if (first) {
            executors.network().execute(this::writeSoon);
        }
    }

    private void writeSoon() {
        try {
            Pause.of(WRITE_DELAY);
            executors.disk().execute(this::write);
        } catch (InterruptedException e) {
            // The session closes, which writes what is left.
            Thread.currentThread().interrupt();
        }
    }

    /** On the disk's thread. */
    void write() {
        take().forEach(store::keepDraft);
    }

    /** What is not written yet, for whoever writes it instead. */
    Map<String, String> take() {
        synchronized (unwritten) {
            Map<String, String> taken = Map.copyOf(unwritten);
            unwritten.clear();
            return taken;
        }
    }

    /** What was taken was not written, and is once more to be, where nothing newer is. */
    void giveBack(Map<String, String> taken) {
        taken.forEach((key, draft) -> {
            synchronized (unwritten) {
                unwritten.putIfAbsent(key, draft);
            }
        });
    }
}
