package dev.vireo.server.writer;

import dev.vireo.server.log.EntryCodec;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.WireText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This server's connection to the one that writes. Commands go out together, all that wait at one moment, while earlier ones are
 * under way. Back come their replies, and every entry that the other server commits, so that nobody here need read it from the
 * database. Used once: when it breaks, another one is opened.
 */
final class WriterLink implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(WriterLink.class);
    private static final int MOST_WAITING = 4_096;
    private static final int AT_ONCE = 512;
    /** Of the last entries, so that a reply can name its own: those of several batches of the other server. */
    private static final int ENTRIES_KEPT = 8_192;
    private static final int MOST_ENTRIES = 100_000;
    static final Duration ALIVE = Duration.ofMillis(500);

    private final LinkSocket socket;
    private final Log log;
    private final Runnable onEnd;
    private final BlockingQueue<HandedCommand> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<Long, HandedCommand> sent = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Thread writing = Thread.ofPlatform().name("writer-link-out").daemon().unstarted(this::write);
    private final Thread reading = Thread.ofPlatform().name("writer-link-in").daemon().unstarted(this::read);
    private volatile boolean taking = true;
    private volatile boolean open = true;

    /** @param onEnd called when it takes no more commands */
    WriterLink(LinkSocket socket, Log log, Runnable onEnd) {
        this.socket = socket;
        this.log = log;
        this.onEnd = onEnd;
    }

    void start() {
        reading.start();
        writing.start();
    }

    boolean takes() {
        return taking;
    }

    /** Queues a command. @return empty if it takes none now */
    Optional<HandedCommand> hand(int kind, byte[] content) {
        HandedCommand command = new HandedCommand(ids.incrementAndGet(), kind, content);
        if (!taking || !waiting.offer(command)) {
            return Optional.empty();
        }
        if (!taking && waiting.remove(command)) {
            return Optional.empty();
        }
        return Optional.of(command);
    }

    private void write() {
        List<HandedCommand> batch = new ArrayList<>(AT_ONCE);
        DataOutputStream out = socket.out();
        try {
            while (open) {
                HandedCommand first = waiting.poll(ALIVE.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    out.writeByte(LinkRecord.ALIVE);
                } else {
                    batch.add(first);
                    waiting.drainTo(batch, AT_ONCE - 1);
                    batch.forEach(command -> sent.put(command.id(), command));
                    for (HandedCommand command : batch) {
                        out.writeByte(LinkRecord.COMMAND);
                        out.writeLong(command.id());
                        out.writeByte(command.kind());
                        WireText.writeBytes(command.content(), out);
                    }
                    batch.clear();
                }
                out.flush();
            }
        } catch (IOException e) {
            logger.debug("The connection to the server that writes broke: {}", e.toString());
        } catch (InterruptedException e) {
            logger.debug("The connection to the server that writes is closed");
        } finally {
            end();
        }
    }

    private void read() {
        Map<Long, LogEntry> recent = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, LogEntry> eldest) {
                return size() > ENTRIES_KEPT;
            }
        };
        try {
            while (open) {
                int record = socket.in().readByte();
                switch (record) {
                    case LinkRecord.ALIVE -> {}
                    case LinkRecord.ENTRIES -> log.receive(entries(socket.in(), recent));
                    case LinkRecord.REPLY -> {
                        HandedCommand command = sent.remove(socket.in().readLong());
                        HandedReply reply = HandedReply.read(socket.in(), recent::get);
                        if (command != null) {
                            command.settle(reply);
                        }
                    }
                    case LinkRecord.MOVED -> stopTaking();
                    default -> throw new IOException("not a record: " + record);
                }
            }
        } catch (IOException | RuntimeException e) {
            logger.debug("The connection to the server that writes ended: {}", e.toString());
        } finally {
            end();
        }
    }

    private static List<LogEntry> entries(DataInputStream in, Map<Long, LogEntry> recent) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > MOST_ENTRIES) {
            throw new IOException("not a number of entries: " + count);
        }
        List<LogEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            LogEntry entry = EntryCodec.read(in);
            entries.add(entry);
            recent.put(entry.pos(), entry);
        }
        return entries;
    }

    /** What was sent is still answered. */
    private void stopTaking() {
        boolean took = taking;
        taking = false;
        List<HandedCommand> unsent = new ArrayList<>();
        waiting.drainTo(unsent);
        unsent.forEach(command -> command.settle(HandedReply.NOT_RUN));
        if (took) {
            onEnd.run();
        }
    }

    /** Both threads come here at their end, so that neither leaves behind what the other had just put there. */
    private void end() {
        open = false;
        socket.close();
        writing.interrupt();
        stopTaking();
        sent.values().removeIf(command -> {
            command.settle(HandedReply.LOST);
            return true;
        });
    }

    @Override
    public void close() {
        end();
    }
}
