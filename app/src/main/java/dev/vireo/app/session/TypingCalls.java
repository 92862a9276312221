package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.Conversation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the others that I am writing: at the first key, and then from time to time while I go on. FX thread. */
final class TypingCalls {

    private static final Logger log = LoggerFactory.getLogger(TypingCalls.class);
    /** Shorter than {@link dev.vireo.protocol.Limits#TYPING}. */
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(3);

    private record TypingPlace(Conversation conversation, @Nullable String parentId) {
    }

    private final ServerClient client;
    private final SessionExecutors executors;
    private final LongSupplier nanoTime;
    private final Map<TypingPlace, Long> told = new HashMap<>();

    TypingCalls(ServerClient client, SessionExecutors executors, LongSupplier nanoTime) {
        this.client = client;
        this.executors = executors;
        this.nanoTime = nanoTime;
    }

    void typing(Conversation conversation, @Nullable String parentId) {
        TypingPlace place = new TypingPlace(conversation, parentId);
        Long last = told.get(place);
        long now = nanoTime.getAsLong();
        if (!conversation.isMember() || last != null && now - last < REPEAT_AFTER.toNanos()) {
            return;
        }
        told.put(place, now);
        String channelId = conversation.channelId();
        executors.network().execute(() -> {
            try {
                client.messages().typing(channelId, parentId);
            } catch (ServerException e) {
                log.debug("Couldn't send a typing indicator: {}", e.reason());
            }
        });
    }

    /** The message is sent: the next key signals again. */
    void stopped(Conversation conversation, @Nullable String parentId) {
        told.remove(new TypingPlace(conversation, parentId));
    }
}
