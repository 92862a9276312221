package dev.vireo.server.log;

import java.util.List;

/**
 * Commands of one kind that are run together: all of them that wait at one moment ask the tables, and change them, with a few
 * statements for all. What holds for a {@link Command} holds for each of them, and they may be run in any order.
 *
 * @param <C> one command
 * @param <T> what it gives
 */
@FunctionalInterface
public interface CommandBatch<C, T> {

    /** @return what came of each command, in the order of the commands */
    List<Outcome<T>> run(Transaction transaction, List<C> commands);
}
