package dev.vireo.server.writer;

import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Writes commands of one kind, wherever that is done at the moment: at the server that writes for all, or here. Writing here is always
 * right, since each batch takes the log's lock; it only costs more.
 */
public final class CommandRoute<C, T> {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int UNAVAILABLE = 503;

    private final Log log;
    private final CommandKind<C, T> kind;
    private final int number;
    private final Supplier<Optional<WriterLink>> link;
    private final LongAdder handed;

    /** @param link to the server that writes; empty if it is this one, or cannot be reached */
    CommandRoute(Log log, CommandKind<C, T> kind, int number, Supplier<Optional<WriterLink>> link, LongAdder handed) {
        this.log = log;
        this.kind = kind;
        this.number = number;
        this.link = link;
        this.handed = handed;
    }

    /** Like {@link Log#write}. */
    public T write(C command) {
        Optional<HandedCommand> elsewhere = link.get().flatMap(open -> open.hand(number, encoded(command)));
        return elsewhere.isPresent() ? settled(command, elsewhere.get().await(TIMEOUT)) : here(command);
    }

    private T here(C command) {
        return log.write(kind.batch(), command);
    }

    private T settled(C command, HandedReply reply) {
        switch (reply) {
            case HandedReply.Written(var entry) -> {
                handed.increment();
                return kind.codec().ofEntry(entry);
            }
            case HandedReply.DoneThere(var result) -> {
                handed.increment();
                return decoded(result);
            }
            case HandedReply.RefusedThere(var problem) -> {
                // That server may be about to stop, or have lost the database that is there for this one.
                if (problem.status() == UNAVAILABLE && kind.codec().isRepeatable(command)) {
                    return here(command);
                }
                throw problem;
            }
            case HandedReply.Failed _ -> throw new IllegalStateException("a command failed at the server that writes");
            case HandedReply.NotRun _ -> {
                return here(command);
            }
            case HandedReply.Lost _ -> {
                if (kind.codec().isRepeatable(command)) {
                    return here(command);
                }
                throw ProblemException.unavailable("The server that was to store this doesn't answer. Try again in a moment.");
            }
        }
    }

    private byte[] encoded(C command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            kind.codec().writeCommand(command, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private T decoded(byte[] result) {
        try {
            return kind.codec().readResult(new DataInputStream(new ByteArrayInputStream(result)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
