package dev.vireo.server;

import dev.vireo.protocol.Presence;
import dev.vireo.server.account.AccessTokens;
import dev.vireo.server.account.AccountRoutes;
import dev.vireo.server.account.Accounts;
import dev.vireo.server.account.Avatars;
import dev.vireo.server.account.OfficeSetup;
import dev.vireo.server.account.PasswordSignIn;
import dev.vireo.server.account.Passwords;
import dev.vireo.server.account.Sessions;
import dev.vireo.server.account.SignInLimits;
import dev.vireo.server.attachment.AttachmentRoutes;
import dev.vireo.server.attachment.AttachmentTable;
import dev.vireo.server.attachment.Attachments;
import dev.vireo.server.attachment.Contents;
import dev.vireo.server.attachment.DatabaseContents;
import dev.vireo.server.attachment.FolderContents;
import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.backbone.Redis;
import dev.vireo.server.backbone.Signals;
import dev.vireo.server.channel.ChannelLifecycle;
import dev.vireo.server.channel.ChannelMembers;
import dev.vireo.server.channel.ChannelQuotaCheck;
import dev.vireo.server.channel.ChannelRoutes;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.InviteChecks;
import dev.vireo.server.channel.MemberChanges;
import dev.vireo.server.channel.OpenChannels;
import dev.vireo.server.channel.ReadMarkers;
import dev.vireo.server.channel.Retention;
import dev.vireo.server.channel.TypingSignals;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.Notifications;
import dev.vireo.server.export.ChannelFile;
import dev.vireo.server.export.ExportRoutes;
import dev.vireo.server.export.Exports;
import dev.vireo.server.health.HealthRoutes;
import dev.vireo.server.health.Readiness;
import dev.vireo.server.health.Watchdog;
import dev.vireo.server.http.HttpServer;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.message.ChannelTranscript;
import dev.vireo.server.message.Inbox;
import dev.vireo.server.message.MessageBatch;
import dev.vireo.server.message.MessageChanges;
import dev.vireo.server.message.MessageHistory;
import dev.vireo.server.message.MessageLookup;
import dev.vireo.server.message.MessageRoutes;
import dev.vireo.server.message.MessageSender;
import dev.vireo.server.message.MessageTable;
import dev.vireo.server.message.MessageWriter;
import dev.vireo.server.message.OnlineCheck;
import dev.vireo.server.message.Reactions;
import dev.vireo.server.message.StoredMessages;
import dev.vireo.server.message.ThreadFollowing;
import dev.vireo.server.mirror.RedisMirror;
import dev.vireo.server.office.OfficeRoutes;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.presence.PresenceTracker;
import dev.vireo.server.presence.StatusRoutes;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.search.Search;
import dev.vireo.server.search.SearchRoutes;
import dev.vireo.server.stream.StreamRoutes;
import dev.vireo.server.stream.Streams;
import dev.vireo.server.work.HeavyWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server, and the composition root: it makes all parts and wires them together. */
public final class VireoServer implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(VireoServer.class);
    private static final Duration TENDING = Duration.ofSeconds(1);
    private static final Duration FORGETTING = Duration.ofMinutes(1);
    private static final Duration SAVING = Duration.ofMinutes(2);
    private static final Duration TIDYING = Duration.ofHours(1);
    private static final Duration LOG_KEPT = Duration.ofDays(14);

    private final HttpServer http;
    private final OfficeSetup setup;
    private final Housekeeping housekeeping;
    private final Draining draining;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CloseableStack closing;

    private VireoServer(HttpServer http, OfficeSetup setup, Housekeeping housekeeping, Draining draining, CloseableStack closing) {
        this.http = http;
        this.setup = setup;
        this.housekeeping = housekeeping;
        this.draining = draining;
        this.closing = closing;
    }

    /** @throws StartException if it cannot start; then nothing of it is left running */
    public static VireoServer start(Config config) {
        return start(config, InstantSource.system());
    }

    /** @param clock what the office's times are taken from */
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
        } catch (ProblemException e) {
            closing.close();
            throw new StartException(e.getMessage());
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
        ServerSocketChannel socket = closing.add(ListeningSocket.bind(config));
        DataFolder folder = closing.add(DataFolder.open(config.data()));
        Database database = closing.add(OfficeDatabase.open(config, folder));
        OfficeDatabase.requireServable(config, folder, database);
        Optional<Redis> redis = BackboneChoice.redis(config).map(closing::add);
        Optional<Notifications> notifications = BackboneChoice.notifications(config).map(closing::add);
        Backbone backbone = closing.add(BackboneChoice.backbone(config, redis, notifications, database));
        Signals signals = new Signals(backbone);
        Log log = closing.add(new Log(database, backbone, clock, lastResort));
        PrometheusMeterRegistry metrics = metrics();
        closing.add(metrics::close);

        HeavyWork pictures = closing.add(new HeavyWork("picture"));
        Passwords passwords = new Passwords(closing.add(new HeavyWork("password")));
        Throttle throttle = new Throttle(config.limits());
        Sessions sessions = new Sessions(database, log);
        Accounts accounts = new Accounts(database, log, passwords, sessions);
        SignInLimits limits = new SignInLimits(database);
        OfficeSetup setup = new OfficeSetup(database, log, sessions, passwords, folder.path());
        PresenceTracker presenceTracker = closing.add(new PresenceTracker(database, log, signals, config.presence()));

        OfficeSettings office = new OfficeSettings(database, log);
        AttachmentTable files = new AttachmentTable();
        MessageTable messages = new MessageTable(files);
        Channels channels = new Channels(database, log, accounts, messages, office::readReceipts);
        ReadMarkers readMarkers = new ReadMarkers(log, channels, messages, office::readReceipts);
        Contents contents = contents(config, folder.path(), database, files, clock);
        Attachments attachments = new Attachments(database, log, files, contents, folder.path().resolve("previews"),
                office::attachmentQuota, messages::channelOf, channels, pictures, clock);
        Exports exports = closing.add(new Exports(database, log, channels,
                new ChannelFile(database, channels, new ChannelTranscript(messages), clock), clock));
        Retention retention = new Retention(database, log, messages, readMarkers, exports, office::retentionDays, clock);
        Streams streams = new Streams(log, presenceTracker, sessions::holds, config.heartbeat(), config.streamsPerPerson());
        presenceTracker.listen(streams::tell);
        sessions.listen(streams::closeSession);
        Search search = closing.add(new Search(folder.path().resolve("search"), database, log, channels, accounts,
                new StoredMessages(database, messages), closing.add(new HeavyWork("search"))));
        Optional<RedisMirror> mirror = redis.map(there -> closing.add(new RedisMirror(there, log, streams::whoSees)));
        followers(sessions, setup, presenceTracker, streams, search, mirror).forEach(log::follow);
        Gauge.builder("vireo.backbone.connected", backbone, there -> there.connected() ? 1 : 0)
                .description("Whether servers notify each other; otherwise each polls the log more often").register(metrics);
        Gauge.builder("vireo.streams", streams, Streams::count).description("Open streams").register(metrics);

        Supplier<Optional<String>> stuck = () -> log.obstacle().or(() -> streams.areServed() ? Optional.empty()
                : Optional.of("This server's streams are stuck."));
        Watchdog watchdog = closing.add(new Watchdog(stuck, log::stack));
        Readiness readiness = new Readiness(stuck, log::follows,
                () -> notifications.map(Notifications::readOnly).orElse(false));
        OnlineCheck online = username -> presenceTracker.statusOf(username).presence() != Presence.OFFLINE;
        PasswordSignIn signIn = new PasswordSignIn(database, log, accounts, sessions, passwords, limits, throttle);
        AccessTokens tokens = new AccessTokens(database, log, accounts, sessions);
        Avatars avatars = new Avatars(database, log, accounts, pictures);

        InviteChecks inviteChecks = new InviteChecks(accounts);
        ChannelQuotaCheck quotaCheck = new ChannelQuotaCheck(config.channelQuota());
        ChannelLifecycle lifecycle = new ChannelLifecycle(log, channels, inviteChecks, quotaCheck);
        ChannelMembers members = new ChannelMembers(database, log, channels, messages, inviteChecks, quotaCheck);
        TypingSignals typing = new TypingSignals(database, channels, messages, streams::tell, signals, System::nanoTime);

        MessageLookup lookup = new MessageLookup(channels, messages);
        MessageBatch batch = new MessageBatch(channels, messages, new MessageWriter(channels, lookup, messages, online));
        List<Routes> routes = List.of(
                new HealthRoutes(setup, readiness, metrics, VireoVersion.current()),
                new AccountRoutes(setup, signIn, sessions, tokens, accounts, avatars, presenceTracker, config.trustedProxies()),
                new StatusRoutes(presenceTracker, accounts::exists, channels),
                new OfficeRoutes(office),
                new ChannelRoutes(channels, lifecycle, new OpenChannels(database, inviteChecks), members, new MemberChanges(log, channels),
                        readMarkers, typing),
                new MessageRoutes(database, channels, readMarkers, new MessageSender(log, batch),
                        new MessageChanges(log, lookup, messages, exports), new Reactions(log, lookup, messages),
                        new ThreadFollowing(log, readMarkers, lookup),
                        new MessageHistory(database, channels, readMarkers, lookup, messages)),
                new AttachmentRoutes(attachments),
                new ExportRoutes(exports),
                new StreamRoutes(log, streams, presenceTracker),
                new SearchRoutes(search));
        HttpServer http = closing.add(new HttpServer(socket, config.deadlines(), sessions, throttle, metrics, routes));
        // Before the rest of HTTP: a stream would keep it waiting.
        closing.add(streams);

        log.start();
        watchdog.start();
        presenceTracker.start();
        search.start();
        mirror.ifPresent(RedisMirror::start);
        Housekeeping housekeeping = closing.add(housekeeping(database, log, clock, sessions, limits, presenceTracker, retention,
                attachments, exports));
        housekeeping.every(FORGETTING, throttle::forgetIdle);
        notifications.ifPresent(notices -> {
            Inbox inbox = closing.add(new Inbox(database, log, channels, batch, notices));
            inbox.start();
            housekeeping.every(TIDYING, inbox::forgetRefused);
        });
        http.start();
        Draining draining = closing.add(new Draining(readiness, http, streams, config.drain()));
        logger.info("Serving on port {} with {}", http.port(), config);
        return new VireoServer(http, setup, housekeeping, draining, closing);
    }

    /**
     * The followers of the log, in the order in which each entry reaches them. Sessions come first: what a session or a role no
     * longer allows is forgotten before any stream tells of it. The mirror comes after the streams, which know who is in which
     * channel as of the entry. Setup, presence and search may stand anywhere.
     */
    private static List<LogFollower> followers(Sessions sessions, OfficeSetup setup, PresenceTracker presenceTracker, Streams streams,
            Search search, Optional<RedisMirror> mirror) {
        return Stream.concat(
                Stream.of(sessions, setup, presenceTracker, streams.follower(), search.follower()),
                mirror.stream()).toList();
    }

    private static PrometheusMeterRegistry metrics() {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        return metrics;
    }

    /** Several servers share their contents through the database. */
    private static Contents contents(Config config, Path folder, Database database, AttachmentTable files, InstantSource clock) {
        Path place = folder.resolve(config.databaseUrl().isEmpty() ? "attachments" : "cache");
        try {
            return config.databaseUrl().isEmpty()
                    ? FolderContents.open(place, hashes -> database.read(handle -> files.used(handle, hashes)),
                            hashes -> database.read(handle -> files.dropped(handle, hashes)), clock)
                    : DatabaseContents.open(database, place, clock);
        } catch (IOException | UncheckedIOException e) {
            logger.error("The folder for attachments can't be used", e);
            throw new StartException("The folder " + place + " can't be used. Check its permissions.");
        }
    }

    private static Housekeeping housekeeping(Database database, Log log, InstantSource clock, Sessions sessions, SignInLimits limits,
            PresenceTracker presenceTracker, Retention retention, Attachments attachments, Exports exports) {
        Housekeeping housekeeping = new Housekeeping();
        housekeeping.every(TENDING, database::maintain);
        housekeeping.every(FORGETTING, limits::forgetOld);
        housekeeping.every(SAVING, sessions::save);
        housekeeping.every(SAVING, presenceTracker::save);
        housekeeping.everyByAge(TIDYING, clock, retention::run);
        // No copy of a message stays longer than the message.
        housekeeping.everyByAge(TIDYING, clock,
                () -> log.prune(retention.shortest().filter(age -> age.compareTo(LOG_KEPT) < 0).orElse(LOG_KEPT)));
        housekeeping.everyByAge(TIDYING, clock, attachments::collect);
        housekeeping.every(SAVING, exports::touch);
        housekeeping.everyByAge(TIDYING, clock, exports::removeOld);
        return housekeeping;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** The code for setting the office up; empty once it is set up. */
    public Optional<String> setupCode() {
        return setup.code();
    }

    /** Every route it serves, as in {@code GET /api/v1/users}. */
    public List<String> routes() {
        return http.routes();
    }

    /** Does at once what is otherwise done now and then. */
    void tidyUp() {
        housekeeping.now();
    }

    /**
     * Sends its callers elsewhere, takes no more requests, finishes and writes down what was accepted, and lets go of the data
     * folder. Blocks for as long as it is to drain, and for some seconds more where requests or streams are slow to end.
     * Closing it once more ends the draining at once.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            draining.finishNow();
        }
        closing.close();
    }
}
