package dev.vireo.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Work that must not hold up the FX thread, with its outcome brought back to it. */
public final class Background {

    private final Executor workers;
    private final Executor fx;

    /** Works on virtual threads and answers on the FX thread. */
    public Background() {
        this(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
    }

    /** For tests: {@code Runnable::run} twice does everything at once. */
    public Background(Executor workers, Executor fx) {
        this.workers = workers;
        this.fx = fx;
    }

    /** Describes a piece of work; it begins with {@link Work#start}. */
    public <T extends @Nullable Object> Work<T> call(Callable<T> work) {
        return new Work<>(work);
    }

    /** Has something shown that is known now, in the order in which this is called. Any thread. */
    public void show(Runnable change) {
        fx.execute(change);
    }

    /** The same for whoever follows its outcome, which comes on the FX thread. */
    public <T extends @Nullable Object> CompletionStage<T> ask(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        call(question).succeeded(answer::complete).failed(answer::completeExceptionally).start();
        return answer;
    }

    /** One piece of work. An outcome that nobody asked for is dropped, but a failure without {@link #failed} is reported as uncaught. */
    public final class Work<T extends @Nullable Object> {
        private final Callable<T> work;
        private Consumer<? super T> succeeded = _ -> {};
        private Consumer<? super Exception> failed = this::uncaught;
        private volatile boolean cancelled;

        private Work(Callable<T> work) {
            this.work = work;
        }

        public Work<T> succeeded(Consumer<? super T> then) {
            succeeded = then;
            return this;
        }

        public Work<T> failed(Consumer<? super Exception> then) {
            failed = then;
            return this;
        }

        public Work<T> start() {
            workers.execute(this::run);
            return this;
        }

        /** From now on neither outcome is reported. The work itself is not interrupted. */
        public void cancel() {
            cancelled = true;
        }

        private void run() {
            try {
                T result = work.call();
                deliver(() -> succeeded.accept(result));
            } catch (Exception e) {
                deliver(() -> failed.accept(e));
            }
        }

        private void deliver(Runnable outcome) {
            fx.execute(() -> {
                if (!cancelled) {
                    outcome.run();
                }
            });
        }

        private void uncaught(Exception e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
