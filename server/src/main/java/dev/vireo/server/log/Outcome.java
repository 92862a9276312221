package dev.vireo.server.log;

import dev.vireo.server.problem.ProblemException;
import java.util.function.Supplier;

/** What came of one command of a {@link Group}. */
public sealed interface Outcome<T> {

    record Done<T>(T result) implements Outcome<T> {
    }

    /** It has changed nothing. */
    record Refused<T>(ProblemException problem) implements Outcome<T> {
    }

    static <T> Outcome<T> of(Supplier<T> command) {
        try {
            return new Done<>(command.get());
        } catch (ProblemException e) {
            return new Refused<>(e);
        }
    }
}
