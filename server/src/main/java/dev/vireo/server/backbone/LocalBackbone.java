package dev.vireo.server.backbone;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The backbone of an office with one server: calls the listeners in the announcing thread. */
public final class LocalBackbone implements Backbone {

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void listen(LongConsumer onPosition) {
        listeners.add(onPosition);
    }

    @Override
    public void announce(long pos) {
        listeners.forEach(listener -> listener.accept(pos));
    }

    @Override
    public void subscribe(Consumer<String> onSignal) {
        // There is no other server.
    }

    @Override
    public void signal(String signal) {
        // There is no other server.
    }

    @Override
    public boolean reachesOthers() {
        return false;
    }

    @Override
    public void whenBack(Runnable onReturn) {
        // It is never away.
    }

    @Override
    public boolean connected() {
        return true;
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
