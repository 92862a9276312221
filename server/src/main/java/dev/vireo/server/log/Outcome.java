package dev.vireo.server.log;

import dev.vireo.server.problem.ProblemException;

/** The outcome of one command of a {@link CommandBatch}. */
public sealed interface Outcome<T> {

    record Done<T>(T result) implements Outcome<T> {
    }

    /** The command was refused and has changed nothing. */
    record Refused<T>(ProblemException problem) implements Outcome<T> {
    }

    /**
     * Runs a command that shares its transaction with others.
     *
     * @throws IllegalStateException if it refuses after it has appended an entry, which would be committed with the others' work:
     *                               then the whole batch is rolled back and each command runs again in a transaction of its own
     */
    static <T> Outcome<T> of(Transaction transaction, Command<T> command) {
        int entriesBefore = transaction.entries().size();
        try {
            return new Done<>(command.run(transaction));
        } catch (ProblemException e) {
            if (transaction.entries().size() != entriesBefore) {
                throw new IllegalStateException("a command refused after it had written", e);
            }
            return new Refused<>(e);
        }
    }
}
