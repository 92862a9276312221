package dev.vireo.server.log;

/**
 * A change to the office. It runs on the writer's thread and in its transaction, so what it reads is current and stays so until
 * it is done. Many commands share a transaction: a command makes all its checks, and throws its {@link
 * dev.vireo.server.problem.ProblemException}, before its first write. A batch may be rolled back and run again one by one, so a
 * command touches nothing but the transaction.
 */
@FunctionalInterface
public interface Command<T> {

    T run(Transaction transaction);
}
