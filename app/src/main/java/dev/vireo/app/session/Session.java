package dev.vireo.app.session;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.InvitationActions;
import dev.vireo.app.actions.MessageSearch;
import dev.vireo.app.actions.OfficeActions;
import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.client.Backoff;
import dev.vireo.app.client.EventStream;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.state.ChangeSet;
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
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Executor;
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

    private final ServerClient client;
    /** For what a person asks for, and what is asked once. The outbox, reading and the stream have their own patience. */
    private final ServerClient retrying;
    private final AccountStore store;
    private final WorkspaceWriter workspace;
    private final SessionPools pools;
    private final SessionExecutors executors;
    private final RetryGate retries;
    private final Outbox outbox;
    private final ReadReceipts reading;
    private final DraftSaver drafts;
    private final EventStream stream;
    private final Uploads uploads;
    private final ChatActions chats;
    private final ChannelActions channels;
    private final Attachments attachments;
    private final MessageSearch search;
    private final OfficeActions officeActions;
    private final InvitationActions invitations;
    private final ProfileActions ownProfile;
    private final SyncCounts syncCounts = new SyncCounts();

    private final AtomicBoolean closed = new AtomicBoolean();

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
        this.pools = new SessionPools(ui);
        this.executors = pools.executors();
        this.retries = new RetryGate(() -> new Backoff(timing.retryLeast(), timing.retryMost(), random));
        this.retrying = client.retrying(timing, random);
        ServerCalls calls = new ServerCalls(executors);
        FileUploads files = new FileUploads(retrying, store, executors.ui(), executors.disk(), executors.network());
        this.uploads = files;
        this.drafts = new DraftSaver(store, executors);
        this.outbox = new Outbox(client, store, drafts, workspace, files, executors, retries, this::keep);
        this.reading = new ReadReceipts(client, store, workspace, executors, retries);
        UnreadCheck unread = new UnreadCheck(retrying, workspace, executors, syncCounts, this::keep);
        History history = new History(retrying, store, workspace.history(), executors, this::keep, unread::fetch);
        ThreadHistory threads = new ThreadHistory(retrying, workspace, executors);
        PinHistory pins = new PinHistory(retrying, workspace.history(), executors);
        OwnList<Answers.Saved> saved = new OwnList<>(retrying.messages()::allSaved, workspace.history()::savedState,
                workspace.history()::showSaved, executors);
        OwnList<Answers.Scheduled> scheduled = new OwnList<>(retrying.scheduled()::all, workspace.history()::scheduledState,
                workspace.history()::showScheduled, executors);
        StreamEvents events = new StreamEvents(client, workspace, executors,
                new StreamEvents.StreamFollowers(outbox, history, threads, pins, saved, scheduled, retries,
                        new ShownConnection(timing.moment(), executors, workspace::connection),
                        new PresenceUpdates(retrying, workspace, executors), new TypingExpiry(workspace, executors), unread, syncCounts),
                this::keep, this::startAnew);
        this.stream = new EventStream(client, account.username(), timing, random, events);
        this.chats = new SessionChats(retrying, workspace, calls, outbox, reading, history, threads,
                new Excerpts(retrying, workspace.history(), executors), pins, saved,
                new SessionScheduled(retrying, calls, scheduled), new TypingCalls(client, executors, System::nanoTime));
        this.channels = new SessionChannels(retrying, workspace, calls,
                new ChannelExports(retrying, executors.ui(), executors.network()));
        this.attachments = new FileDownloads(retrying, store, executors.ui(), executors.network());
        this.search = (query, within, offset) -> {
            String channelId = within == null ? null : within.channelId();
            return calls.ask(() -> retrying.messages().search(query, ZoneId.systemDefault(), channelId, SEARCH_PAGE, offset));
        };
        this.officeActions = change -> calls.tell(() -> retrying.changeOffice(change));
        this.ownProfile = new SessionProfile(retrying, account.username(), executors);
        this.invitations = new SessionInvitations(client, retrying, calls);
    }

    public Workspace workspace() {
        return workspace.workspace();
    }

    public ChatActions chats() {
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

    public InvitationActions invitations() {
        return invitations;
    }

    public ProfileActions ownProfile() {
        return ownProfile;
    }

    public SyncCounts syncCounts() {
        return syncCounts;
    }

    /** For what is no chat: pictures, sessions. Its calls block. */
    public ServerClient client() {
        return retrying;
    }

    /** Shows what the disk has, then continues where the last run ended. Returns at once. */
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

    /** Goes on at another address of the office, with everything that waits. Whoever answers there has to have the office's key. */
    public void moveTo(URI address) {
        client.moveTo(address);
        retryNow();
    }

    /** Ends the session on the server, if it can be reached, and closes this. Blocks. */
    public void signOut() {
        try {
            client.signOut();
        } catch (ServerException e) {
            log.info("Couldn't end the session on the server: {}", e.reason());
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
        pools.close(drafts::write);
        store.close();
        client.close();
    }

    private void keep(ChangeSet changes) {
        StoredChanges toKeep = changes.toKeep();
        if (!toKeep.isEmpty()) {
            executors.disk().execute(() -> store.save(toKeep));
        }
    }

    /** Fetches a new snapshot, after a restart if need be: until it is there, the disk has no position in the log. */
    private void startAnew() {
        workspace.positionLost();
        executors.disk().execute(store::forgetPosition);
        stream.startAnew();
    }
}
