package dev.vireo.app.session;

import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.LoadState;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a list of my own, such as that of saved messages, and brings it again whenever it changes. FX thread. */
final class OwnList<T> {

    private static final Logger log = LoggerFactory.getLogger(OwnList.class);

    private final Supplier<List<T>> fetch;
    private final Consumer<LoadState> state;
    private final Consumer<List<T>> show;
    private final SessionExecutors executors;
    private boolean loading;
    /** Until it was loaded once, after it failed, and when it changed since it was asked for. */
    private boolean wanted = true;

    /**
     * @param fetch asks the server for all of it, on a network thread
     * @param state is told that it is being fetched, or could not be
     */
    OwnList(Supplier<List<T>> fetch, Consumer<LoadState> state, Consumer<List<T>> show, SessionExecutors executors) {
        this.fetch = fetch;
        this.state = state;
        this.show = show;
        this.executors = executors;
    }

    void load() {
        wanted = true;
        if (loading) {
            return;
        }
        loading = true;
        wanted = false;
        state.accept(LoadState.LOADING);
        executors.network().execute(() -> {
            try {
                List<T> all = fetch.get();
                executors.ui().execute(() -> came(all));
            } catch (ServerException e) {
                log.debug("Couldn't fetch a list of one's own yet: {}", e.reason());
                executors.ui().execute(() -> {
                    loading = false;
                    wanted = true;
                    state.accept(LoadState.FAILED);
                });
            }
        });
    }

    private void came(List<T> all) {
        loading = false;
        if (wanted) {
            load();
        } else {
            show.accept(all);
        }
    }

    /** The server is there. */
    void wake() {
        if (wanted) {
            load();
        }
    }
}
