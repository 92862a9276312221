package dev.vireo.server.writer;

import dev.vireo.server.database.Database;
import dev.vireo.server.log.CommandBatch;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one of an office's servers write for all: whoever holds the lease in the database. The others hand it their commands over a
 * connection that stays open. The lease only routes: the log's own lock keeps the order, so that two servers that both believe to
 * hold it, or a server that hears of it late, do no harm.
 */
public final class LogLease implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(LogLease.class);
    /** For replies that are under way. */
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final Log log;
    private final SSLContext tls;
    private final String server = Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 62), 36);
    private final List<CommandKind<?, ?>> kinds = new ArrayList<>();
    private final List<ServedLink> served = new CopyOnWriteArrayList<>();
    private final LongAdder handed = new LongAdder();
    private final AtomicBoolean connecting = new AtomicBoolean();
    private final WriterPort port;
    private final LeaseKeeper keeper;
    private final String address;
    private volatile @Nullable OpenLink link;
    private volatile long warnedOfTerm = -1;
    private volatile boolean closed;

    private record OpenLink(Lease lease, WriterLink link) {
    }

    /**
     * Binds its port.
     *
     * @param tls     by which servers of this office know each other
     * @param bound   the address to listen on
     * @param reached where others reach it; with port 0 at one that is free
     * @throws IOException if the port cannot be taken
     */
    public LogLease(Database database, Log log, SSLContext tls, InetAddress bound, NodeAddress reached) throws IOException {
        this.log = log;
        this.tls = tls;
        this.port = WriterPort.bind(new InetSocketAddress(bound, reached.port()), this::greet);
        this.address = reached.at(port.port()).toString();
        this.keeper = new LeaseKeeper(database, server, address, this::follow);
        log.fencedBy(keeper::watch);
        log.onCommit(this::committed);
    }

    /** Makes a route for commands of one kind. Before {@link #start}; every server makes the same ones in the same order. */
    public <C, T> CommandRoute<C, T> route(CommandBatch<C, T> batch, CommandCodec<C, T> codec) {
        CommandKind<C, T> kind = new CommandKind<>(batch, codec);
        kinds.add(kind);
        return new CommandRoute<>(log, kind, kinds.size() - 1, this::usableLink, handed);
    }

    /** After the log has started. */
    public void start() {
        port.start();
        keeper.start();
    }

    /** Whether this server writes for all. */
    public boolean holds() {
        return keeper.holds();
    }

    /** Whether this server's commands go to another one. */
    public boolean isConnected() {
        return usableLink().isPresent();
    }

    /** How many commands another server has written for this one. */
    public long handedOver() {
        return handed.sum();
    }

    /** Where the others reach it, as HOST:PORT. */
    public String address() {
        return address;
    }

    /** Lets another server write, since this one is about to stop. It goes on handing its own commands over. */
    public void giveUp() {
        keeper.giveUp();
        served.forEach(ServedLink::move);
    }

    private Optional<WriterLink> usableLink() {
        OpenLink current = link;
        return current != null && current.link.takes() ? Optional.of(current.link) : Optional.empty();
    }

    private void committed(List<LogEntry> entries) {
        served.forEach(each -> each.tell(entries));
    }

    private void greet(Socket connected) throws IOException {
        ServedLink one = new ServedLink(LinkSocket.accept(tls, connected, server), kinds, log, keeper::holds, served::remove);
        served.add(one);
        one.start();
        if (closed) {
            one.close();
        }
    }

    /** Looks after the link to whoever holds the lease. */
    private void follow(Lease lease) {
        OpenLink current = link;
        if (current != null && (!current.link.takes() || !current.lease.equals(lease))) {
            link = null;
            // One that was told to take no more commands ends by itself, once it has its replies.
            if (current.link.takes()) {
                current.link.close();
            }
        }
        if (lease.isOf(server)) {
            return;
        }
        served.forEach(ServedLink::move);
        if (!lease.isFree() && link == null && !closed && connecting.compareAndSet(false, true)) {
            Thread.ofPlatform().name("writer-connecting").daemon().start(() -> connect(lease));
        }
    }

    private void connect(Lease lease) {
        try {
            WriterLink opened = new WriterLink(LinkSocket.connect(tls, NodeAddress.of(lease.address()).resolve(), lease.holder()), log,
                    keeper::lookSoon);
            opened.start();
            link = new OpenLink(lease, opened);
            logger.info("The server at {} writes for the office", lease.address());
            if (closed) {
                opened.close();
            }
        } catch (IOException | RuntimeException e) {
            if (warnedOfTerm != lease.term()) {
                warnedOfTerm = lease.term();
                logger.warn(
                        "The server that writes for the office can't be reached at {} ({}); this one writes by itself, which is slower. "
                                + "Check --node-address there",
                        lease.address(), e.getMessage());
            }
        } finally {
            connecting.set(false);
        }
    }

    /** Before the log. Replies that are under way are still given. */
    @Override
    public void close() {
        closed = true;
        giveUp();
        keeper.close();
        long end = System.nanoTime() + LEAVING.toNanos();
        for (ServedLink each : served) {
            each.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        served.forEach(ServedLink::close);
        port.close();
        OpenLink current = link;
        if (current != null) {
            current.link.close();
        }
    }
}
