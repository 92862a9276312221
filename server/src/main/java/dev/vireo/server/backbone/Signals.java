package dev.vireo.server.backbone;

import dev.vireo.protocol.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges signals between the servers of an office. Each kind goes to the listener for it; a kind that only a newer server
 * knows is ignored. On the wire a signal is {@code KIND json}. Thread-safe.
 */
public final class Signals {

    private static final Logger logger = LoggerFactory.getLogger(Signals.class);

    private final Backbone backbone;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();

    public Signals(Backbone backbone) {
        this.backbone = backbone;
        backbone.subscribe(this::receive);
    }

    /** Calls the listener with each signal of this kind from another server, on a thread of the backbone. It must not block. */
    public <T> void subscribe(String kind, Class<T> type, Consumer<T> listener) {
        listeners.put(kind, json -> listener.accept(Json.read(json, type)));
    }

    /** Sends a signal to the other servers. It may be lost. Never blocks and never fails. */
    public void send(String kind, Object content) {
        if (backbone.reachesOthers()) {
            backbone.signal(kind + " " + Json.write(content));
        }
    }

    /** Calls the listener each time the backbone is back. Signals sent meanwhile are lost. */
    public void whenBack(Runnable onReturn) {
        backbone.whenBack(onReturn);
    }

    private void receive(String signal) {
        String[] parts = signal.split(" ", 2);
        Consumer<String> listener = parts.length == 2 ? listeners.get(parts[0]) : null;
        if (listener == null) {
            return;
        }
        try {
            listener.accept(parts[1]);
        } catch (RuntimeException e) {
            // Other programs may write to the same backbone: an unreadable signal must not stop the ones after it.
            logger.warn("A signal from another server couldn't be read: {}", e.toString());
        }
    }
}
