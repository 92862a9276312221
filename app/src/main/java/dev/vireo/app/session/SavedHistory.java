package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.HistoryWriter;
import dev.vireo.app.state.LoadState;
import dev.vireo.protocol.Answers;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the messages that I have saved for later, and brings them again whenever the list changes. FX thread. */
final class SavedHistory {

    private static final Logger log = LoggerFactory.getLogger(SavedHistory.class);

    private final ServerClient client;
    private final HistoryWriter writer;
    private final SessionExecutors executors;
    private boolean loading;
    /** Until it was loaded once, after it failed, and when it changed since it was asked for. */
    private boolean wanted = true;

    SavedHistory(ServerClient client, HistoryWriter writer, SessionExecutors executors) {
        this.client = client;
        this.writer = writer;
        this.executors = executors;
    }

    void load() {
        wanted = true;
        if (loading) {
            return;
        }
        loading = true;
        wanted = false;
        writer.savedState(LoadState.LOADING);
        executors.network().execute(() -> {
            try {
                List<Answers.Saved> all = all();
                executors.ui().execute(() -> show(all));
            } catch (ServerException e) {
                log.debug("Couldn't fetch what is saved yet: {}", e.reason());
                executors.ui().execute(() -> {
                    loading = false;
                    wanted = true;
                    writer.savedState(LoadState.FAILED);
                });
            }
        });
    }

    private List<Answers.Saved> all() {
        List<Answers.Saved> all = new ArrayList<>();
        Answers.SavedList page = client.messages().saved("");
        all.addAll(page.saved());
        while (page.more() && !page.saved().isEmpty()) {
            page = client.messages().saved(page.saved().getLast().message().id());
            all.addAll(page.saved());
        }
        return all;
    }

    private void show(List<Answers.Saved> all) {
        loading = false;
        if (wanted) {
            load();
        } else {
            writer.showSaved(all);
        }
    }

    /** The server is there. */
    void wake() {
        if (wanted) {
            load();
        }
    }
}
