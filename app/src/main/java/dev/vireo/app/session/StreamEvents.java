package dev.vireo.app.session;

import dev.vireo.app.client.LinkState;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.StreamListener;
import dev.vireo.app.state.ChangeSet;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the stream tells over to the FX thread, in its order. Called on the stream's thread. */
final class StreamEvents implements StreamListener {

    private static final Logger log = LoggerFactory.getLogger(StreamEvents.class);

    /** The parts of a session that react to the stream, beside the workspace. */
    record StreamFollowers(Outbox outbox, History history, ThreadHistory threads, PinHistory pins, OwnList<Answers.Saved> saved,
            OwnList<Answers.Scheduled> scheduled, RetryGate retries,
            ShownConnection connection,
            PresenceUpdates presence, TypingExpiry typing, UnreadCheck unread, SyncCounts counts) {
    }

    private final ServerClient client;
    private final WorkspaceWriter workspace;
    private final SessionExecutors executors;
    private final StreamFollowers followers;
    private final Consumer<ChangeSet> keep;
    private final Runnable startAnew;

    /**
     * @param keep      writes to the disk what changed
     * @param startAnew has the whole office fetched again
     */
    StreamEvents(ServerClient client, WorkspaceWriter workspace, SessionExecutors executors, StreamFollowers followers,
            Consumer<ChangeSet> keep, Runnable startAnew) {
        this.client = client;
        this.workspace = workspace;
        this.executors = executors;
        this.followers = followers;
        this.keep = keep;
        this.startAnew = startAnew;
    }

    @Override
    public void arrived(List<LoggedEvent> events, Cursor cursor) {
        executors.ui().execute(() -> {
            try {
                follow(workspace.apply(events, cursor));
            } catch (RuntimeException e) {
                // What is lost here must not be skipped in silence.
                log.error("Couldn't apply events, fetching the whole office again", e);
                startAnew.run();
            }
        });
    }

    @Override
    public void told(Event event) {
        switch (event) {
            case Event.PresenceChanged(var status) -> executors.ui().execute(() -> followers.presence().show(status));
            case Event.Typing typing -> executors.ui().execute(() -> followers.typing().show(typing));
            case Event.Heartbeat heartbeat -> executors.ui().execute(() -> {
                workspace.refreshMuted();
                followers.unread().check(heartbeat);
            });
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
        executors.ui().execute(() -> {
            if (link == LinkState.LIVE) {
                followers.counts().opened();
            }
            followers.connection().changed(state(link));
        });
        if (link == LinkState.LIVE || link == LinkState.POLLING) {
            followers.retries().wake();
            executors.ui().execute(followers.history()::wake);
            executors.ui().execute(followers.threads()::wake);
            executors.ui().execute(followers.pins()::wake);
            executors.ui().execute(followers.saved()::wake);
            executors.ui().execute(followers.scheduled()::wake);
            executors.ui().execute(followers.presence()::fetch);
        }
    }

    @Override
    public Cursor startOver() {
        Answers.ChannelList channels = client.channels().mine();
        List<User> users = client.people().all();
        executors.ui().execute(() -> {
            follow(workspace.snapshot(channels, users));
            followers.outbox().resumeRest();
        });
        return channels.cursor();
    }

    private void follow(ChangeSet changes) {
        if (changes.needsSnapshot()) {
            startAnew.run();
        }
        keep.accept(changes);
        followers.outbox().completed(changes.completed());
        changes.holes().forEach(followers.history()::fill);
        changes.pinned().forEach(followers.pins()::load);
        if (changes.isSavedOutdated()) {
            followers.saved().load();
        }
        if (changes.isScheduledOutdated()) {
            followers.scheduled().load();
        }
        changes.emptied().forEach(followers.history()::loadLatest);
        changes.emptiedThreads().forEach(followers.threads()::loadLatest);
    }

    private static ConnectionState state(LinkState link) {
        return switch (link) {
            case CONNECTING -> ConnectionState.CONNECTING;
            case LIVE -> ConnectionState.LIVE;
            case POLLING -> ConnectionState.POLLING;
            case OFFLINE -> ConnectionState.OFFLINE;
            case SIGNED_OUT -> ConnectionState.SIGNED_OUT;
            case DEACTIVATED -> ConnectionState.DEACTIVATED;
            case OTHER_KEY -> ConnectionState.OTHER_KEY;
            case TLS_REQUIRED -> ConnectionState.TLS_REQUIRED;
        };
    }
}
