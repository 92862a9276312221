package dev.vireo.server.backbone;

import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The shared part of backbones between servers: who listens on this server, and what waits to be sent to the others. */
abstract class RemoteBackbone implements Backbone {

    /** Begins everything that this server sends, so that it knows its own. */
    final String node = Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 62), 36);
    final OutgoingSignals outgoing = new OutgoingSignals();
    private final Listeners<LongConsumer> positionListeners = new Listeners<>();
    private final Listeners<Consumer<String>> signalListeners = new Listeners<>();
    private final Listeners<Runnable> returnListeners = new Listeners<>();

    @Override
    public final void listen(LongConsumer onPosition) {
        positionListeners.add(onPosition);
    }

    @Override
    public final void announce(long pos) {
        // This server does not need what it sends to the others.
        positionListeners.call(listener -> listener.accept(pos));
        outgoing.position(pos);
    }

    @Override
    public final void subscribe(Consumer<String> onSignal) {
        signalListeners.add(onSignal);
    }

    @Override
    public final void whenBack(Runnable onReturn) {
        returnListeners.add(onReturn);
    }

    /** @param position as it was sent; what is no number is ignored */
    final void positionArrived(String position) {
        if (position.matches("[0-9]{1,18}")) {
            positionListeners.call(listener -> listener.accept(Long.parseLong(position)));
        }
    }

    final void signalArrived(String signal) {
        signalListeners.call(listener -> listener.accept(signal));
    }

    final void isBack() {
        returnListeners.call(Runnable::run);
    }

    /** Nobody is told anything any more. */
    final void forgetListeners() {
        positionListeners.clear();
        signalListeners.clear();
        returnListeners.clear();
    }
}
