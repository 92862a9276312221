package dev.vireo.server.log;

/** Looks at something with each batch of the log, under its lock. It runs on the writer's thread. */
@FunctionalInterface
public interface BatchFence {

    BatchFence NONE = statements -> () -> {};

    /** Queues a query, which goes with the batch's first ones. @return run before the batch commits */
    Runnable ask(StatementPipeline statements);
}
