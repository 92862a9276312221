package dev.vireo.app.session;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks the server something and completes on the FX thread. */
final class ServerCalls {

    private final SessionExecutors executors;

    ServerCalls(SessionExecutors executors) {
        this.executors = executors;
    }

    <T> CompletionStage<T> ask(Callable<T> question) {
        return ask(question, answer -> answer);
    }

    CompletionStage<Void> tell(Runnable request) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ask(() -> {
            request.run();
            return true;
        }).whenComplete((answer, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    /** @param then what becomes of the answer, on the FX thread */
    <A, T> CompletionStage<T> ask(Callable<A> question, Function<A, T> then) {
        CompletableFuture<T> done = new CompletableFuture<>();
        executors.network().execute(() -> {
            try {
                A answer = question.call();
                executors.ui().execute(() -> {
                    try {
                        done.complete(then.apply(answer));
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
            } catch (Exception e) {
                executors.ui().execute(() -> done.completeExceptionally(e));
            }
        });
        return done;
    }
}
