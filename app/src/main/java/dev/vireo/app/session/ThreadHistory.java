package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.HistoryWriter;
import dev.vireo.app.state.HistoryWriter.PageFetch;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.protocol.Answers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the replies in a thread. FX thread. */
final class ThreadHistory {

    private static final Logger log = LoggerFactory.getLogger(ThreadHistory.class);

    private final ServerClient client;
    private final Workspace workspace;
    private final HistoryWriter writer;
    private final SessionExecutors executors;
    private final Set<ThreadConversation> again = new HashSet<>();

    ThreadHistory(ServerClient client, WorkspaceWriter workspace, SessionExecutors executors) {
        this.client = client;
        this.workspace = workspace.workspace();
        this.writer = workspace.history();
        this.executors = executors;
    }

    void loadLatest(ThreadConversation thread) {
        if (!writer.isLoaded(thread)) {
            load(thread, null);
        }
    }

    void loadEarlier(ThreadConversation thread) {
        if (thread.moreBeforeProperty().get()) {
            load(thread, writer.firstId(thread).orElse(null));
        }
    }

    private void load(ThreadConversation thread, @Nullable String before) {
        Conversation conversation = workspace.conversationOf(thread.parent());
        if (thread.historyProperty().get() == LoadState.LOADING || !conversation.isMember() || thread.parent().local()) {
            return;
        }
        writer.state(thread, LoadState.LOADING);
        PageFetch fetch = writer.fetching(conversation);
        String parentId = thread.parent().id();
        executors.network().execute(() -> {
            try {
                Answers.ThreadView page = client.messages().thread(parentId, before, History.PAGE);
                executors.ui().execute(() -> show(conversation, thread, fetch, page));
            } catch (ServerException e) {
                log.debug("Couldn't fetch a thread: {}", e.reason());
                executors.ui().execute(() -> {
                    fetch.end();
                    writer.state(thread, LoadState.FAILED);
                    again.add(thread);
                });
            }
        });
    }

    /** Repeats a fetch that a snapshot overtook. */
    private void show(Conversation conversation, ThreadConversation thread, PageFetch fetch, Answers.ThreadView page) {
        boolean stale = fetch.isStale();
        if (conversation.isMember() && !stale) {
            writer.show(conversation, thread, page);
        }
        fetch.end();
        writer.state(thread, LoadState.IDLE);
        if (stale) {
            loadLatest(thread);
        }
    }

    /** The server is back. */
    void wake() {
        List<ThreadConversation> failed = List.copyOf(again);
        again.clear();
        failed.forEach(this::loadLatest);
    }
}
