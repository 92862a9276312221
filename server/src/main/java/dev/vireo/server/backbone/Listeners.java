package dev.vireo.server.backbone;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds listeners and notifies them. A failing listener affects neither the others nor the notifier. Thread-safe. */
final class Listeners<T> {

    private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

    private final List<T> all = new CopyOnWriteArrayList<>();

    void add(T listener) {
        all.add(listener);
    }

    void call(Consumer<T> action) {
        for (T listener : all) {
            try {
                action.accept(listener);
            } catch (RuntimeException e) {
                logger.error("A listener of the backbone failed", e);
            }
        }
    }

    void clear() {
        all.clear();
    }
}
