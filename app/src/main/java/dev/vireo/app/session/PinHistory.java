package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.HistoryWriter;
import dev.vireo.app.state.HistoryWriter.PageFetch;
import dev.vireo.protocol.Answers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the messages that are pinned in a conversation, and brings them again whenever that changes. FX thread. */
final class PinHistory {

    private static final Logger log = LoggerFactory.getLogger(PinHistory.class);

    private final ServerClient client;
    private final HistoryWriter writer;
    private final SessionExecutors executors;
    private final Set<Conversation> loading = new HashSet<>();
    /** What changed since it was asked for, and what could not be fetched yet. */
    private final Set<Conversation> again = new HashSet<>();

    PinHistory(ServerClient client, HistoryWriter writer, SessionExecutors executors) {
        this.client = client;
        this.writer = writer;
        this.executors = executors;
    }

    void load(Conversation conversation) {
        writer.wantPins(conversation);
        if (!conversation.isMember()) {
            return;
        }
        if (!loading.add(conversation)) {
            again.add(conversation);
            return;
        }
        again.remove(conversation);
        PageFetch fetch = writer.fetching(conversation);
        String channelId = conversation.channelId();
        executors.network().execute(() -> {
            try {
                Answers.PinList pins = client.messages().pins(channelId);
                executors.ui().execute(() -> show(conversation, fetch, pins));
            } catch (ServerException e) {
                log.debug("Couldn't fetch what is pinned yet: {}", e.reason());
                executors.ui().execute(() -> {
                    fetch.end();
                    loading.remove(conversation);
                    again.add(conversation);
                });
            }
        });
    }

    private void show(Conversation conversation, PageFetch fetch, Answers.PinList pins) {
        loading.remove(conversation);
        boolean outdated = fetch.isStale() || again.contains(conversation);
        if (!outdated && conversation.isMember()) {
            writer.show(conversation, pins);
        }
        fetch.end();
        if (outdated) {
            load(conversation);
        }
    }

    /** The server is back. */
    void wake() {
        List.copyOf(again).stream().filter(conversation -> !loading.contains(conversation)).forEach(this::load);
    }
}
