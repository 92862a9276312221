package dev.vireo.app.session;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.time.Pause;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Decides which state of the connection shows. A break shows only when it lasts, so that nobody notices when the servers of an
 * office are restarted one after the other; a recovery shows at once. FX thread.
 */
final class ShownConnection {

    private final Duration moment;
    private final SessionExecutors executors;
    private final Consumer<ConnectionState> show;
    private ConnectionState shown = ConnectionState.CONNECTING;
    private ConnectionState now = ConnectionState.CONNECTING;
    private boolean waiting;
    private int shownTimes;

    /** @param moment how long a break may last unshown */
    ShownConnection(Duration moment, SessionExecutors executors, Consumer<ConnectionState> show) {
        this.moment = moment;
        this.executors = executors;
        this.show = show;
    }

    void changed(ConnectionState to) {
        now = to;
        if (!worse(to)) {
            show();
        } else if (!waiting) {
            waiting = true;
            int since = shownTimes;
            executors.network().execute(() -> {
                try {
                    Pause.of(moment);
                    executors.ui().execute(() -> {
                        if (since == shownTimes) {
                            show();
                        }
                    });
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private boolean worse(ConnectionState than) {
        return switch (than) {
            case LIVE, SIGNED_OUT, DEACTIVATED, OTHER_KEY, TLS_REQUIRED -> false;
            case POLLING -> shown == ConnectionState.LIVE;
            case CONNECTING, OFFLINE -> shown == ConnectionState.LIVE || shown == ConnectionState.POLLING;
        };
    }

    private void show() {
        waiting = false;
        shownTimes++;
        shown = now;
        show.accept(now);
    }
}
