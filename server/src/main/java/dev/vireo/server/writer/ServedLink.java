package dev.vireo.server.writer;

import dev.vireo.server.log.EntryCodec;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.WireText;
import dev.vireo.server.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another server's connection to this one, while this one writes for it: takes its commands, and tells it what is committed. */
final class ServedLink implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(ServedLink.class);
    /** One that is further behind is cut off, and reads from the database. */
    private static final int MOST_ENTRIES_WAITING = 20_000;
    private static final int AT_ONCE = 1_024;
    /** How long it waits for commands that crossed the word that it takes none, in milliseconds. */
    private static final int LAST_REPLIES = 200;

    /** Something to be said. */
    @FunctionalInterface
    private interface Saying {

        void to(DataOutputStream out) throws IOException;
    }

    private final LinkSocket socket;
    private final List<CommandKind<?, ?>> kinds;
    private final Log log;
    private final BooleanSupplier writes;
    private final Consumer<ServedLink> onEnd;
    private final BlockingQueue<Saying> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger entriesWaiting = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Thread writing = Thread.ofPlatform().name("served-link-out").daemon().unstarted(this::write);
    private final Thread reading = Thread.ofPlatform().name("served-link-in").daemon().unstarted(this::read);
    private volatile boolean moved;
    private volatile boolean open = true;

    /** @param writes whether this server is the one that writes */
    ServedLink(LinkSocket socket, List<CommandKind<?, ?>> kinds, Log log, BooleanSupplier writes, Consumer<ServedLink> onEnd) {
        this.socket = socket;
        this.kinds = kinds;
        this.log = log;
        this.writes = writes;
        this.onEnd = onEnd;
    }

    void start() {
        reading.start();
        writing.start();
    }

    /** Passes on what was committed. Never blocks. */
    void tell(List<LogEntry> entries) {
        if (entriesWaiting.addAndGet(entries.size()) > MOST_ENTRIES_WAITING) {
            logger.warn("A server that this one writes for doesn't keep up; it reads from the database");
            close();
            return;
        }
        waiting.add(out -> {
            entriesWaiting.addAndGet(-entries.size());
            out.writeByte(LinkRecord.ENTRIES);
            out.writeInt(entries.size());
            for (LogEntry entry : entries) {
                EntryCodec.write(entry, out);
            }
        });
    }

    /** This server writes for nobody else any more. What is under way is still answered; then the link ends. */
    void move() {
        if (!moved) {
            moved = true;
            waiting.add(out -> out.writeByte(LinkRecord.MOVED));
        }
    }

    /** Waits until it has ended. */
    void awaitEnd(Duration timeout) {
        try {
            writing.join(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        DataInputStream in = socket.in();
        try {
            while (open) {
                int record = in.readByte();
                switch (record) {
                    case LinkRecord.ALIVE -> {}
                    case LinkRecord.COMMAND -> {
                        long id = in.readLong();
                        int kind = in.readByte();
                        if (kind < 0 || kind >= kinds.size()) {
                            throw new IOException("not a kind of command: " + kind);
                        }
                        take(id, kinds.get(kind), WireText.readBytes(in));
                    }
                    default -> throw new IOException("not a record: " + record);
                }
            }
        } catch (IOException | RuntimeException e) {
            logger.debug("A server's connection ended: {}", e.toString());
        } finally {
            close();
        }
    }

    private <C, T> void take(long id, CommandKind<C, T> kind, byte[] content) throws IOException {
        if (moved || !writes.getAsBoolean()) {
            reply(id, out -> out.writeByte(HandedReply.NOT_TAKEN));
            return;
        }
        C command = kind.codec().readCommand(new DataInputStream(new ByteArrayInputStream(content)));
        underWay.incrementAndGet();
        try {
            log.begin(kind.batch(), command).whenComplete((result, fault) -> {
                reply(id, fault == null ? done(kind, result) : failed(fault));
                underWay.decrementAndGet();
            });
        } catch (ProblemException busyOrStopping) {
            reply(id, out -> out.writeByte(HandedReply.NOT_TAKEN));
            underWay.decrementAndGet();
        }
    }

    private void reply(long id, Saying content) {
        waiting.add(out -> {
            out.writeByte(LinkRecord.REPLY);
            out.writeLong(id);
            content.to(out);
        });
    }

    private static <T> Saying done(CommandKind<?, T> kind, T result) {
        OptionalLong entry = kind.codec().entryOf(result);
        return out -> {
            if (entry.isPresent()) {
                out.writeByte(HandedReply.WRITTEN);
                out.writeLong(entry.getAsLong());
            } else {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                kind.codec().writeResult(result, new DataOutputStream(bytes));
                out.writeByte(HandedReply.DONE);
                WireText.writeBytes(bytes.toByteArray(), out);
            }
        };
    }

    private static Saying failed(Throwable fault) {
        return fault instanceof ProblemException problem ? out -> HandedReply.writeRefused(problem, out)
                : out -> out.writeByte(HandedReply.FAILED);
    }

    private void write() {
        List<Saying> batch = new ArrayList<>(AT_ONCE);
        DataOutputStream out = socket.out();
        try {
            while (open) {
                Saying first = waiting.poll(moved ? LAST_REPLIES : WriterLink.ALIVE.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (moved && underWay.get() == 0) {
                        return;
                    }
                    out.writeByte(LinkRecord.ALIVE);
                } else {
                    batch.add(first);
                    waiting.drainTo(batch, AT_ONCE - 1);
                    for (Saying each : batch) {
                        each.to(out);
                    }
                    batch.clear();
                }
                out.flush();
            }
        } catch (IOException e) {
            logger.debug("A server's connection broke: {}", e.toString());
        } catch (InterruptedException e) {
            logger.debug("A server's connection is closed");
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        open = false;
        socket.close();
        writing.interrupt();
        waiting.clear();
        onEnd.accept(this);
    }
}
