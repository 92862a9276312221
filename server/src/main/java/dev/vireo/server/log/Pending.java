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

/** A command that waits for the writer, and somebody who waits for what comes of it. */
abstract sealed class Pending<T> {

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable Outcome<T> outcome;

    static <T> Pending<T> of(Command<T> command) {
        return new Single<>(command);
    }

    static <C, T> Pending<T> of(Group<C, T> group, C command) {
        return new Member<>(group, command);
    }

    /** Runs a batch: each command on its own, then those of one group together. */
    static void run(List<Pending<?>> batch, Transaction transaction) {
        Map<Group<?, ?>, Together<?, ?>> groups = new IdentityHashMap<>();
        List<Together<?, ?>> inOrder = new ArrayList<>();
        for (Pending<?> pending : batch) {
            switch (pending) {
                case Single<?> single -> single.run(transaction);
                case Member<?, ?> member -> member.join(groups, inOrder);
            }
        }
        inOrder.forEach(together -> together.run(transaction));
    }

    final void settle(Outcome<T> settled) {
        outcome = settled;
    }

    /** Tells what came of it: once that is on stable storage. */
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

    final T await(Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw ProblemException.unavailable("The office's database does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The server is stopping.");
        }
    }

    private static final class Single<T> extends Pending<T> {

        private final Command<T> command;

        Single(Command<T> command) {
            this.command = command;
        }

        void run(Transaction transaction) {
            settle(Outcome.of(transaction, command));
        }
    }

    private static final class Member<C, T> extends Pending<T> {

        private final Group<C, T> group;
        private final C command;

        Member(Group<C, T> group, C command) {
            this.group = group;
            this.command = command;
        }

        @SuppressWarnings("unchecked") // what is kept under a group is of this group
        void join(Map<Group<?, ?>, Together<?, ?>> groups, List<Together<?, ?>> inOrder) {
            Together<C, T> together = (Together<C, T>) groups.computeIfAbsent(group, first -> {
                inOrder.add(new Together<>(group));
                return inOrder.getLast();
            });
            together.members.add(this);
        }
    }

    private static final class Together<C, T> {

        private final Group<C, T> group;
        private final List<Member<C, T>> members = new ArrayList<>();

        Together(Group<C, T> group) {
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
