package dev.vireo.app.state;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import java.util.ArrayList;
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
    private final Lanes lanes;
    private final Set<ThreadConversation> again = new HashSet<>();

    ThreadHistory(ServerClient client, Lanes lanes) {
        this.client = client;
        this.lanes = lanes;
    }

    void loadLatest(ThreadConversation thread) {
        if (!thread.loaded()) {
            load(thread, null);
        }
    }

    void loadEarlier(ThreadConversation thread) {
        if (thread.moreBeforeProperty().get()) {
            load(thread, thread.first().orElse(null));
        }
    }

    private void load(ThreadConversation thread, @Nullable ChatMessage first) {
        Conversation conversation = thread.conversation();
        if (thread.historyProperty().get() == LoadState.LOADING || !conversation.stands() || thread.parent().local()) {
            return;
        }
        thread.history(LoadState.LOADING);
        int era = conversation.known().fetching();
        String parentId = thread.parent().id();
        String before = first == null ? null : first.id();
        lanes.network().execute(() -> {
            try {
                Answers.ThreadView page = client.thread(parentId, before, History.PAGE);
                lanes.ui().execute(() -> show(thread, era, page));
            } catch (ServerException e) {
                log.debug("Couldn't fetch a thread: {}", e.getMessage());
                lanes.ui().execute(() -> {
                    conversation.known().fetched();
                    thread.history(LoadState.FAILED);
                    again.add(thread);
                });
            }
        });
    }

    /** What was asked for before the office was fetched anew is asked for again. */
    private void show(ThreadConversation thread, int era, Answers.ThreadView page) {
        Conversation conversation = thread.conversation();
        boolean over = conversation.known().isOver(era);
        if (conversation.stands() && !over) {
            List<Message> known = new ArrayList<>(page.messages());
            known.addFirst(page.parent());
            List<ChatMessage> taken = conversation.take(known);
            thread.show(page, taken.subList(1, taken.size()));
        }
        conversation.known().fetched();
        thread.history(LoadState.IDLE);
        if (over) {
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
