package dev.vireo.server.log;

import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A command that waits for the writer, together with the caller who waits for its outcome. */
abstract sealed class PendingCommand<T> {

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable Outcome<T> outcome;

    static <T> PendingCommand<T> of(Command<T> command) {
        return new SingleCommand<>(command);
    }

    static <C, T> PendingCommand<T> of(CommandBatch<C, T> group, C command) {
        return new BatchedCommand<>(group, command);
    }

    /** Runs a batch: single commands one by one, then the commands of each group together. */
    static void run(List<PendingCommand<?>> batch, Transaction transaction) {
        Map<CommandBatch<?, ?>, RunningBatch<?, ?>> groups = new IdentityHashMap<>();
        List<RunningBatch<?, ?>> inOrder = new ArrayList<>();
        for (PendingCommand<?> pending : batch) {
            switch (pending) {
                case SingleCommand<?> single -> single.run(transaction);
                case BatchedCommand<?, ?> member -> member.join(groups, inOrder);
            }
        }
        inOrder.forEach(together -> together.run(transaction));
    }

    final void settle(Outcome<T> settled) {
        outcome = settled;
    }

    /** Reports the outcome, once it is on stable storage. */
    final void answer() {
        switch (outcome) {
            case Outcome.Done<T>(T result) -> answer.complete(result);
            case Outcome.Refused<T>(ProblemException problem) -> answer.completeExceptionally(problem);
            case null -> answer.completeExceptionally(new IllegalStateException("a command was not run"));
        }
    }

    final void fail(RuntimeException fault) {
        answer.completeExceptionally(fault);
    }

    /** Completed on the writer's thread. */
    final CompletableFuture<T> answered() {
        return answer;
    }

    final T await(Duration timeout) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw ProblemException.unavailable("The office's database isn't answering. Try again in a moment.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopping();
        }
    }

    private static final class SingleCommand<T> extends PendingCommand<T> {

        private final Command<T> command;

        SingleCommand(Command<T> command) {
            this.command = command;
        }

        void run(Transaction transaction) {
            settle(Outcome.of(transaction, command));
        }
    }

    private static final class BatchedCommand<C, T> extends PendingCommand<T> {

        private final CommandBatch<C, T> group;
        private final C command;

        BatchedCommand(CommandBatch<C, T> group, C command) {
            this.group = group;
            this.command = command;
        }

        @SuppressWarnings("unchecked") // what is kept under a group is of this group
        void join(Map<CommandBatch<?, ?>, RunningBatch<?, ?>> groups, List<RunningBatch<?, ?>> inOrder) {
            RunningBatch<C, T> together = (RunningBatch<C, T>) groups.computeIfAbsent(group, first -> {
                inOrder.add(new RunningBatch<>(group));
                return inOrder.getLast();
            });
            together.members.add(this);
        }
    }

    private static final class RunningBatch<C, T> {

        private final CommandBatch<C, T> group;
        private final List<BatchedCommand<C, T>> members = new ArrayList<>();

        RunningBatch(CommandBatch<C, T> group) {
            this.group = group;
        }

        void run(Transaction transaction) {
            List<Outcome<T>> outcomes = group.run(transaction, members.stream().map(member -> member.command).toList());
            for (int i = 0; i < members.size(); i++) {
                members.get(i).settle(outcomes.get(i));
            }
        }
    }
}
