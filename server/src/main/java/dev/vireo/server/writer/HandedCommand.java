package dev.vireo.server.writer;

import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command on its way to the server that writes, and the caller that waits for it. */
final class HandedCommand {

    private final long id;
    private final int kind;
    private final byte[] content;
    private final CompletableFuture<HandedReply> reply = new CompletableFuture<>();

    /** @param content as its {@link CommandCodec} writes it */
    HandedCommand(long id, int kind, byte[] content) {
        this.id = id;
        this.kind = kind;
        this.content = content;
    }

    long id() {
        return id;
    }

    int kind() {
        return kind;
    }

    byte[] content() {
        return content;
    }

    void settle(HandedReply settled) {
        reply.complete(settled);
    }

    HandedReply await(Duration timeout) {
        try {
            return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return HandedReply.LOST;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopping();
        }
    }
}
