package dev.vireo.app.state;

import dev.vireo.app.client.Backoff;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.Kept;
import dev.vireo.app.store.Kept.PendingRead;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server what was read here: one call under way for each channel, of what gathers meanwhile only the furthest, never
 * backwards, and again until it succeeds. The badge goes out before any of that. FX thread.
 */
final class Reading {

    private final ServerClient client;
    private final AccountStore store;
    private final Workspace workspace;
    private final Lanes lanes;
    private final Patience patience;
    private final Map<String, Place> places = new HashMap<>();

    /** How far a channel was read. Guards itself. */
    private static final class Place {
        private @Nullable PendingRead furthest;
        private boolean telling;

        synchronized boolean advance(PendingRead read) {
            if (furthest == null || read.number() > furthest.number()) {
                furthest = read;
            }
            boolean start = !telling;
            telling = true;
            return start;
        }

        synchronized @Nullable PendingRead next() {
            telling = furthest != null;
            return furthest;
        }

        synchronized void told(PendingRead read) {
            if (read.equals(furthest)) {
                furthest = null;
            }
        }

        synchronized void stop() {
            telling = false;
        }
    }

    Reading(ServerClient client, AccountStore store, Workspace workspace, Lanes lanes, Patience patience) {
        this.client = client;
        this.store = store;
        this.workspace = workspace;
        this.lanes = lanes;
        this.patience = patience;
    }

    void markRead(Conversation conversation, ChatMessage upTo) {
        // Whoever sees a message of their own that is still on its way sees all that stands before it.
        Optional<ChatMessage> seen = upTo.local() ? conversation.lastOfOffice() : Optional.of(upTo);
        seen.ifPresent(message -> read(conversation, message));
    }

    private void read(Conversation conversation, ChatMessage upTo) {
        if (conversation.unread() == 0 || !conversation.readLocally(upTo.number())) {
            return;
        }
        PendingRead read = new PendingRead(conversation.channelId(), upTo.id(), upTo.number());
        lanes.disk().execute(() -> store.keepRead(read));
        tell(read);
    }

    /** Goes on with what an earlier run left. */
    void resume(Kept kept) {
        kept.reads().forEach(this::tell);
    }

    private void tell(PendingRead read) {
        Place place = places.computeIfAbsent(read.channelId(), id -> new Place());
        if (place.advance(read)) {
            lanes.network().execute(() -> tell(place));
        }
    }

    private void tell(Place place) {
        Backoff backoff = patience.backoff();
        PendingRead next = place.next();
        while (next != null && !patience.hasEnded()) {
            PendingRead read = next;
            try {
                client.read(read.channelId(), read.messageId());
                place.told(read);
                forget(read);
            } catch (ServerException.Unauthorised e) {
                place.stop();
                return;
            } catch (ServerException e) {
                if (e instanceof ServerException.Refused refused && !refused.passing()) {
                    place.told(read);
                    forget(read);
                    lanes.ui().execute(() -> workspace.conversationIn(read.channelId())
                            .ifPresent(Conversation::forgetLocalRead));
                } else if (!patience.rest(backoff, e)) {
                    place.stop();
                    return;
                }
            }
            next = place.next();
        }
    }

    private void forget(PendingRead read) {
        lanes.disk().execute(() -> store.forgetRead(read.channelId(), read.number()));
    }
}
