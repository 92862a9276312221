package dev.vireo.app.session;

import dev.vireo.app.client.Backoff;
import dev.vireo.app.client.EventStream;
import dev.vireo.app.client.LinkState;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.client.StreamListener;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.state.ChangeSet;
import dev.vireo.app.state.ChannelActions;
import dev.vireo.app.state.Chats;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.MessageSearch;
import dev.vireo.app.state.OfficeActions;
import dev.vireo.app.state.OwnProfile;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.SavedState;
import dev.vireo.app.store.StoredChanges;
import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.transfer.ChannelExports;
import dev.vireo.app.transfer.FileDownloads;
import dev.vireo.app.transfer.FileUploads;
import dev.vireo.app.transfer.Uploads;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.time.Pause;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One person signed in to one office: server, disk, stream and {@link Workspace} joined together. Events go from the stream to
 * the workspace on the FX thread, and what they changed goes to the disk with the cursor in one transaction; a crash in
 * between replays them, which changes nothing.
 */
public final class Session implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final int SEARCH_PAGE = 30;
    private static final int UNREAD_ATTEMPTS = 5;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ServerClient client;
    /** For what a person asks for, and what is asked once. The outbox, reading and the stream have their own patience. */
    private final ServerClient insistent;
    private final AccountStore store;
    private final WorkspaceWriter workspace;
    private final ExecutorService disk;
    private final ExecutorService network;
    private final SessionExecutors executors;
    private final RetryGate retries;
    private final ShownConnection connection;
    private final Outbox outbox;
    private final ReadReceipts reading;
    private final History history;
    private final DraftSaver drafts;
    private final EventStream stream;
    private final ThreadHistory threads;
    private final Uploads uploads;
    private final Chats chats;
    private final ChannelActions channels;
    private final Attachments attachments;
    private final MessageSearch search;
    private final OfficeActions officeActions;
    private final OwnProfile ownProfile;

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Presence told while the server is being asked for everybody's: newer than its answer. FX thread. */
    private final List<Status> toldMeanwhile = new ArrayList<>();
    private boolean askingPresence;

    /**
     * @param client signed in as the account; this session closes it
     * @param store  of the account; this session closes it
     * @param ui     the FX thread, or what stands for it
     */
    public Session(Account account, ServerClient client, AccountStore store, Executor ui, StreamTiming timing,
            RandomGenerator random) {
        this.client = client;
        this.store = store;
        this.workspace = new WorkspaceWriter(new User(account.username(), account.displayName(), "", "", OfficeRole.MEMBER, "",
                null, null, null));
        this.disk = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("vireo-disk").daemon().factory());
        this.network = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vireo-network-", 0).factory());
        this.executors = new SessionExecutors(ui, lasting(disk), lasting(network));
        this.retries = new RetryGate(() -> new Backoff(timing.retryLeast(), timing.retryMost(), random));
        this.connection = new ShownConnection(timing.moment(), executors, workspace::connection);
        this.insistent = client.insistent(timing, random);
        ServerCalls calls = new ServerCalls(executors);
        FileUploads files = new FileUploads(insistent, store, executors.ui(), executors.disk(), executors.network());
        this.uploads = files;
        this.outbox = new Outbox(client, store, workspace, files, executors, retries, this::keep);
        this.reading = new ReadReceipts(client, store, workspace, executors, retries);
        this.history = new History(insistent, store, workspace.history(), executors, this::keep, this::fetchUnread);
        this.drafts = new DraftSaver(store, executors);
        this.stream = new EventStream(client, account.username(), timing, random, new Arrivals());
        this.threads = new ThreadHistory(insistent, workspace, executors);
        this.chats = new SessionChats(insistent, workspace, calls, outbox, reading, history, threads,
                new Excerpts(insistent, workspace.history(), executors), new TypingCalls(client, executors, System::nanoTime));
        this.channels = new SessionChannels(insistent, workspace, calls,
                new ChannelExports(insistent, executors.ui(), executors.network()));
        this.attachments = new FileDownloads(insistent, store, executors.ui(), executors.network());
        this.search = (query, within, offset) -> {
            String channelId = within == null ? null : within.channelId();
            return calls.ask(() -> insistent.search(query, ZoneId.systemDefault(), channelId, SEARCH_PAGE, offset));
        };
        this.officeActions = change -> calls.tell(() -> insistent.changeOffice(change));
        this.ownProfile = new SessionProfile(insistent, account.username(), executors);
    }

    public Workspace workspace() {
        return workspace.workspace();
    }

    public Chats chats() {
        return chats;
    }

    public ChannelActions channels() {
        return channels;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Attachments attachments() {
        return attachments;
    }

    public MessageSearch search() {
        return search;
    }

    public OfficeActions office() {
        return officeActions;
    }

    public OwnProfile ownProfile() {
        return ownProfile;
    }

    /** For what is no chat: pictures, sessions. Its calls block. */
    public ServerClient client() {
        return insistent;
    }

    /** Shows what the disk has, then goes on where the last run ended. Returns at once. */
    public void start() {
        executors.disk().execute(() -> {
            SavedState kept = store.load();
            executors.ui().execute(() -> {
                workspace.restore(kept);
                workspace.onDraft(drafts::changed);
                outbox.resume(kept.outbox());
                reading.resume(kept);
                stream.start(kept.cursor());
            });
        });
    }

    /** Changes the time between two polls while the stream is down. */
    public void pollEvery(Duration interval) {
        stream.pollEvery(interval);
    }

    /** Tries to reach the server now rather than at the next attempt. */
    public void retryNow() {
        stream.retryNow();
        retries.wake();
    }

    /** Ends the session on the server, if it can be reached, and closes this. Blocks. */
    public void signOut() {
        try {
            client.signOut();
        } catch (ServerException e) {
            log.info("Couldn't end the session on the server: {}", e.getMessage());
        }
        close();
    }

    /** Stops, and returns when everything is on the disk. What is unsent stays there for the next time. Blocks shortly. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        stream.close();
        retries.end();
        network.shutdownNow();
        executors.disk().execute(drafts::write);
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The disk is slow, closing without waiting for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
        client.close();
    }

    private void keep(ChangeSet changes) {
        StoredChanges toKeep = changes.toKeep();
        if (!toKeep.isEmpty()) {
            executors.disk().execute(() -> store.save(toKeep));
        }
    }

    private void follow(ChangeSet changes) {
        if (changes.wantsAnew()) {
            startAnew();
        }
        keep(changes);
        outbox.completed(changes.completed());
        changes.holes().forEach(history::fill);
        changes.emptied().forEach(history::loadLatest);
        changes.emptiedThreads().forEach(threads::loadLatest);
    }

    /** Fetches the office anew, also if this ends before it is there: until then the disk knows no place in the log. */
    private void startAnew() {
        workspace.placeLost();
        executors.disk().execute(store::forgetPlace);
        stream.startAnew();
    }

    private Cursor snapshot() {
        Answers.ChannelList channels = client.channels();
        List<User> users = client.users();
        executors.ui().execute(() -> {
            follow(workspace.snapshot(channels, users));
            outbox.resumeRest();
        });
        return channels.cursor();
    }

    private void fetchUnread() {
        fetchUnread(UNREAD_ATTEMPTS);
    }

    /** In a busy office, entries may overtake the answer: then there is another. If that goes on, the next heartbeat asks again. */
    private void fetchUnread(int attempts) {
        executors.network().execute(() -> {
            try {
                Answers.UnreadCounts counts = insistent.unread();
                executors.ui().execute(() -> {
                    Optional<ChangeSet> taken = workspace.unread(counts);
                    taken.ifPresent(this::keep);
                    if (taken.isEmpty() && attempts > 1) {
                        fetchUnread(attempts - 1);
                    }
                });
            } catch (ServerException e) {
                log.debug("Couldn't fetch the unread counts: {}", e.getMessage());
            }
        });
    }

    /** On the FX thread. */
    private void fetchPresence() {
        askingPresence = true;
        toldMeanwhile.clear();
        executors.network().execute(() -> {
            try {
                List<Status> online = insistent.onlineUsers();
                executors.ui().execute(() -> {
                    askingPresence = false;
                    workspace.online(online);
                    toldMeanwhile.forEach(workspace::status);
                });
            } catch (ServerException e) {
                log.debug("Couldn't fetch the presence: {}", e.getMessage());
            }
        });
    }

    /** On the FX thread. */
    private void showPresence(Status status) {
        workspace.status(status);
        if (askingPresence) {
            toldMeanwhile.add(status);
        }
    }

    /** Looks who is still writing, again and again until nobody is. */
    private void watchTyping(Duration wait) {
        executors.network().execute(() -> {
            try {
                Pause.of(wait);
                executors.ui().execute(() -> {
                    Duration next = workspace.typingPasses();
                    if (next != null) {
                        watchTyping(next);
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void check(Event.Heartbeat heartbeat) {
        workspace.lookAtTheTime();
        if (heartbeat.storeAvailable() && !workspace.workspace().unreadDigest().equals(heartbeat.unreadDigest())) {
            log.warn("Unread counts differ from the server's at {}, fetching them", heartbeat.head());
            fetchUnread();
        }
    }

    /** Work that comes after the end is dropped: the disk and the log have what matters. */
    private static Executor lasting(ExecutorService executor) {
        return task -> {
            try {
                executor.execute(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        log.error("Background work failed", e);
                    }
                });
            } catch (RejectedExecutionException e) {
                log.debug("Already closed, dropping background work");
            }
        };
    }

    private static ConnectionState state(LinkState link) {
        return switch (link) {
            case CONNECTING -> ConnectionState.CONNECTING;
            case LIVE -> ConnectionState.LIVE;
            case POLLING -> ConnectionState.POLLING;
            case OFFLINE -> ConnectionState.OFFLINE;
            case SIGNED_OUT -> ConnectionState.SIGNED_OUT;
        };
    }

    /** What the stream tells, taken over to the FX thread in its order. */
    private final class Arrivals implements StreamListener {

        @Override
        public void arrived(List<LoggedEvent> events, Cursor cursor) {
            executors.ui().execute(() -> {
                try {
                    follow(workspace.apply(events, cursor));
                } catch (RuntimeException e) {
                    // What is lost here must not be skipped in silence.
                    log.error("Couldn't apply events, fetching the whole office again", e);
                    startAnew();
                }
            });
        }

        @Override
        public void told(Event event) {
            switch (event) {
                case Event.PresenceChanged(Status status) -> executors.ui().execute(() -> showPresence(status));
                case Event.Typing typing -> executors.ui().execute(() -> {
                    if (workspace.typing(typing)) {
                        watchTyping(Limits.TYPING);
                    }
                });
                case Event.Heartbeat heartbeat -> executors.ui().execute(() -> check(heartbeat));
                case Event.Stored stored -> {
                    // It comes with its place in the log.
                }
                case Event.Connection connection -> {}
                case Event.UnreadUpdate counted -> {
                    // Counts come from the log.
                }
                case Event.Resync resync -> {}
                case Event.StreamEnded ended -> {}
                case Event.Unknown newer -> {}
            }
        }

        @Override
        public void linkChanged(LinkState link) {
            executors.ui().execute(() -> connection.changed(state(link)));
            if (link == LinkState.LIVE || link == LinkState.POLLING) {
                retries.wake();
                executors.ui().execute(history::wake);
                executors.ui().execute(threads::wake);
                executors.ui().execute(Session.this::fetchPresence);
            }
        }

        @Override
        public Cursor startOver() {
            return snapshot();
        }
    }
}
