package dev.vireo.server.log;

import java.util.List;

/**
 * Runs commands of one kind together: all that wait at one moment query and change the tables with a few statements. Each is
 * bound by the rules of a {@link Command}, and they may be run in any order.
 *
 * @param <C> one command
 * @param <T> what it gives
 */
@FunctionalInterface
public interface CommandBatch<C, T> {

    /** @return the outcome of each command, in order */
    List<Outcome<T>> run(Transaction transaction, List<C> commands);
}
