package dev.vireo.server.backbone;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Backbones of several servers in one process, which may be cut. */
public final class JoinedBackbones {

    private final List<Joined> all = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    /** One server's. */
    public Backbone join() {
        Joined backbone = new Joined();
        all.add(backbone);
        return backbone;
    }

    /** Nothing gets through any more. */
    public void cut() {
        cut = true;
    }

    public void mend() {
        cut = false;
        all.forEach(backbone -> backbone.onReturn.forEach(Runnable::run));
    }

    private final class Joined implements Backbone {

        private final List<LongConsumer> onPosition = new CopyOnWriteArrayList<>();
        private final List<Consumer<String>> onSignal = new CopyOnWriteArrayList<>();
        private final List<Runnable> onReturn = new CopyOnWriteArrayList<>();

        @Override
        public void listen(LongConsumer listener) {
            onPosition.add(listener);
        }

        @Override
        public void announce(long pos) {
            if (!cut && all.contains(this)) {
                all.forEach(other -> other.onPosition.forEach(listener -> listener.accept(pos)));
            }
        }

        @Override
        public void subscribe(Consumer<String> listener) {
            onSignal.add(listener);
        }

        @Override
        public void signal(String signal) {
            if (!cut && all.contains(this)) {
                all.stream().filter(other -> other != this)
                        .forEach(other -> other.onSignal.forEach(listener -> listener.accept(signal)));
            }
        }

        @Override
        public void whenBack(Runnable listener) {
            onReturn.add(listener);
        }

        @Override
        public boolean connected() {
            return !cut;
        }

        /** As when its server dies: it neither sends nor receives anything. */
        @Override
        public void close() {
            all.remove(this);
        }
    }
}
