package dev.vireo.app.state;

import dev.vireo.app.store.MessageRevision;
import dev.vireo.protocol.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every message of a channel that is held somewhere, once: the window, a thread and an excerpt show the same objects, so what
 * an event does to a message shows in all of them. While a page of messages is being fetched, what happens is noted, for the
 * page may have been written before it. FX thread only.
 */
final class KnownMessages {

    private final MessageContext context;
    private final Map<String, ChatMessage> byId = new HashMap<>();
    private final Map<String, ChatMessage> local = new LinkedHashMap<>();
    private final List<MessageRevision> meanwhile = new ArrayList<>();
    private final Set<String> stale = new HashSet<>();
    private int fetches;
    private int generation;

    KnownMessages(MessageContext context) {
        this.context = context;
    }

    /** A page is being fetched from now on. Returns what {@link #isOver} is to be asked when it has come. */
    int fetching() {
        fetches++;
        return generation;
    }

    /**
     * Whether everything was forgotten since a page was asked for: it may be older than what came instead, and nobody tells of
     * what happened in between.
     */
    boolean isOver(int eraOfPage) {
        return generation != eraOfPage;
    }

    /** It came, and was taken, or it did not come. */
    void fetched() {
        fetches--;
        if (fetches == 0) {
            meanwhile.clear();
        }
    }

    /** A message of the office: the known object, one's own that was only here, or a new one. */
    ChatMessage take(Message message) {
        ChatMessage known = byId.get(message.id());
        if (known != null) {
            if (stale.remove(message.id())) {
                known.accept(message);
                catchUp(known);
            }
            return known;
        }
        ChatMessage mine = mine(message);
        if (mine != null) {
            mine.accept(message);
        }
        ChatMessage taken = mine != null ? mine : new ChatMessage(context, message, isMine(message));
        byId.put(message.id(), taken);
        catchUp(taken);
        return taken;
    }

    private void catchUp(ChatMessage taken) {
        meanwhile.stream().filter(revision -> revision.messageId().equals(taken.id())).forEach(taken::revise);
    }

    private @Nullable ChatMessage mine(Message message) {
        return isMine(message) && message.clientId() != null ? local.remove(message.clientId()) : null;
    }

    private boolean isMine(Message message) {
        return message.author().equals(context.me());
    }

    /** Returns the message to which it happened, if it is held. */
    Optional<ChatMessage> revise(MessageRevision revision) {
        if (fetches > 0) {
            meanwhile.add(revision);
        }
        ChatMessage known = byId.get(revision.messageId());
        if (known != null) {
            known.revise(revision);
        }
        return Optional.ofNullable(known);
    }

    Optional<ChatMessage> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void addLocal(ChatMessage pending) {
        local.put(pending.key(), pending);
    }

    void removeLocal(ChatMessage pending) {
        local.remove(pending.key());
    }

    Optional<ChatMessage> local(String clientId) {
        return Optional.ofNullable(local.get(clientId));
    }

    Stream<ChatMessage> locals() {
        return local.values().stream();
    }

    boolean hasLocal() {
        return !local.isEmpty();
    }

    Collection<ChatMessage> all() {
        return byId.values();
    }

    void expire(long upTo) {
        Set<String> gone = byId.values().stream().filter(message -> message.number() <= upTo).map(ChatMessage::id)
                .collect(Collectors.toSet());
        byId.values().removeIf(message -> gone.contains(message.id()) || message.parentId().filter(gone::contains).isPresent());
    }

    /** What the office said is void; what is only here stays, and so do these objects, to be renewed when they come again. */
    void forget(List<ChatMessage> lasting) {
        generation++;
        byId.clear();
        lasting.forEach(message -> {
            byId.put(message.id(), message);
            stale.add(message.id());
        });
    }
}
