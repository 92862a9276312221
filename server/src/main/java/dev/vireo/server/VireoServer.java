package dev.vireo.server;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.Status;
import dev.vireo.server.account.OfficeSetup;
import dev.vireo.server.account.Sessions;
import dev.vireo.server.http.HttpServer;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.mirror.RedisMirror;
import dev.vireo.server.presence.PresenceTracker;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.tls.Tls;
import dev.vireo.server.tls.TlsException;
import dev.vireo.server.work.HeavyWork;
import java.nio.channels.ServerSocketChannel;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server, and the composition root. One class for each area, such as {@link PeopleServices}, makes and wires the
 * services, routes and chores of that area. What joins the areas is here.
 */
public final class VireoServer implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(VireoServer.class);

    private final HttpServer http;
    private final TlsServices tls;
    private final OfficeSetup setup;
    private final PresenceTracker presence;
    private final Housekeeping housekeeping;
    private final Draining draining;
    private final List<LogFollower> followers;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CloseableStack closing;

    private VireoServer(HttpServer http, TlsServices tls, OfficeSetup setup, PresenceTracker presence, Housekeeping housekeeping,
            Draining draining, List<LogFollower> followers, CloseableStack closing) {
        this.http = http;
        this.tls = tls;
        this.setup = setup;
        this.presence = presence;
        this.housekeeping = housekeeping;
        this.draining = draining;
        this.followers = followers;
        this.closing = closing;
    }

    /** @throws StartException if it cannot start; nothing is left running then */
    public static VireoServer start(Config config) {
        return start(config, InstantSource.system());
    }

    /** @param clock the source of the office's times */
    public static VireoServer start(Config config, InstantSource clock) {
        return start(config, clock, error -> {});
    }

    /**
     * @param lastResort told, on the thread that it befell, of an error after which this server cannot go on and should be started
     *                   anew; it must not close the server on that thread
     */
    public static VireoServer start(Config config, Consumer<Error> lastResort) {
        return start(config, InstantSource.system(), lastResort);
    }

    private static VireoServer start(Config config, InstantSource clock, Consumer<Error> lastResort) {
        CloseableStack closing = new CloseableStack();
        try {
            return start(config, clock, lastResort, closing);
        } catch (ProblemException | TlsException e) {
            closing.close();
            throw new StartException(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static VireoServer start(Config config, InstantSource clock, Consumer<Error> lastResort, CloseableStack closing) {
        BackboneChoice.requireSupported(config);
        if (config.databaseUrl().isEmpty()) {
            DataFolder.requireHoldsDatabase(config.data());
        }
        Optional<Tls> certificate = TlsServices.given(config, clock);
        ServerSocketChannel socket = closing.add(ListeningSocket.bind(config));
        Infrastructure base = Infrastructure.open(config, clock, lastResort, closing);
        TlsServices tls = new TlsServices(base, socket, certificate);
        HeavyWork pictures = closing.add(new HeavyWork("picture"));
        Throttle throttle = new Throttle(config.limits());

        PeopleServices people = new PeopleServices(base, throttle, pictures, closing);
        StreamServices streams = new StreamServices(base, people, closing);
        ChannelServices channels = new ChannelServices(base, people, streams);
        FileServices files = new FileServices(base, channels, pictures, closing);
        BackupServices backups = new BackupServices(base, files.contents, closing);
        WriterServices writer = new WriterServices(base, tls, socket, closing);
        MessageServices messages = new MessageServices(base, people, channels, files, writer.lease, closing);
        AuditServices audit = new AuditServices(base);
        InvitationServices invitations = new InvitationServices(base, people, channels, throttle, ListeningSocket.address(socket),
                tls);
        DepartureServices departures = new DepartureServices(base, people, channels, files, closing);
        HealthServices health = new HealthServices(base, people, streams, closing);
        NetworkServices network = new NetworkServices(base, people, tls, throttle, socket);

        List<LogFollower> followers = followers(people, streams, messages, network);
        followers.forEach(base.log()::follow);
        List<Routes> routes = Stream
                // A request is matched against one route after the other, so the busiest come first.
                .of(messages.routes(), streams.routes(), channels.routes(), people.routes(), files.routes(), health.routes(),
                        tls.routes(), audit.routes(), backups.routes(), invitations.routes(), departures.routes(), network.routes())
                .flatMap(List::stream)
                .toList();
        HttpServer http = closing.add(
                new HttpServer(socket, config.deadlines(), tls.context(), people.sessions, config.trustedProxies(), throttle,
                        people.failures,
                        people.visibility::sees, base.metrics(), routes));
        // Closed before the rest of HTTP, which would wait for open streams.
        closing.add(streams.streams);

        base.log().start();
        writer.start();
        health.watchdog.start();
        people.presenceTracker.start();
        streams.mirror.ifPresent(RedisMirror::start);
        messages.start();
        departures.start();
        Housekeeping housekeeping = closing.add(new Housekeeping());
        housekeeping.every(Housekeeping.MAINTAINING, base.database()::maintain);
        housekeeping.every(Housekeeping.EVICTING, throttle::forgetIdle);
        tls.addChores(housekeeping);
        people.addChores(housekeeping);
        messages.addChores(housekeeping);
        files.addChores(housekeeping);
        backups.addChores(housekeeping);
        audit.addChores(housekeeping);
        network.addChores(housekeeping);
        http.start();
        Draining draining = closing.add(new Draining(health.readiness, writer.lease, http, streams.streams, config.drain()));
        network.start(http.port(), closing);
        logger.info("Serving on port {} with {}", http.port(), config);
        return new VireoServer(http, tls, people.setup, people.presenceTracker, housekeeping, draining, followers, closing);
    }

    /**
     * The followers of the log, in the order in which each entry reaches them. Sessions come first, so that what a session or
     * role no longer allows is revoked before any stream delivers the entry. The mirror comes after the streams, which know who
     * is in which channel as of the entry. The order of setup, presence, search and discovery does not
     * matter.
     */
    private static List<LogFollower> followers(PeopleServices people, StreamServices streams, MessageServices messages,
            NetworkServices network) {
        return Stream.of(
                Stream.of(people.sessions, people.setup, people.presenceTracker, people.availabilityEnds, people.statusTexts,
                        messages.reminders, messages.scheduled,
                        streams.streams.follower(),
                        messages.search.follower()),
                streams.mirror.stream(),
                network.discovery.stream()).<LogFollower>flatMap(Function.identity()).toList();
    }

    /** The followers of the log, in their order. */
    List<LogFollower> followers() {
        return followers;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Of the key by which clients know the office. */
    public KeyFingerprint fingerprint() {
        return tls.fingerprint();
    }

    /** Whether connections from other computers are encrypted. */
    public boolean isEncrypted() {
        return tls.context().isPresent();
    }

    /** The code for setting the office up; empty once it is set up. */
    public Optional<String> setupCode() {
        return setup.code();
    }

    /** Who is connected to any server of the office, by username. */
    public List<String> present() {
        return presence.present().stream().map(Status::user).toList();
    }

    /** Every route it serves, as in {@code GET /api/v1/users}. */
    public List<String> routes() {
        return http.routes();
    }

    /** Runs all periodic chores at once. */
    public void tidyUp() {
        housekeeping.now();
    }

    /**
     * Drains and stops the server: sends its callers elsewhere, takes no more requests, finishes and stores what was accepted,
     * and releases the data folder. Blocks for the drain time, and for some seconds more if requests or streams are slow to end.
     * A second call ends the draining at once.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            draining.finishNow();
        }
        closing.close();
    }
}
