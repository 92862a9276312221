package dev.vireo.server.drill;

import dev.vireo.protocol.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the people of an office were told: everything that was acknowledged, and what was tried. Thread-safe. */
final class Ledger {

    /** Replies go to a few messages only, so that threads grow. */
    private static final int THREADS = 4;

    private final Map<String, WrittenMessage> messages = new ConcurrentHashMap<>();
    private final Map<String, String> attempts = new ConcurrentHashMap<>();
    private final Map<String, List<WrittenMessage>> byChannel = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Set<String> endedTokens = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> joined = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger changes = new AtomicInteger();

    /** Before it is sent: whether or not it is acknowledged, it may be stored. */
    void trying(String clientId, String text) {
        attempts.put(clientId, text);
    }

    void sent(String clientId, WrittenMessage message) {
        messages.put(clientId, message);
        byChannel.computeIfAbsent(message.sent().channelId(), channel -> new CopyOnWriteArrayList<>()).add(message);
        acknowledged();
    }

    /** Counts one change that was acknowledged, of whatever kind. */
    void acknowledged() {
        changes.incrementAndGet();
    }

    void uploaded(String attachmentId, byte[] content) {
        files.put(attachmentId, content);
    }

    void signedIn(String token, String username) {
        tokens.put(token, username);
        acknowledged();
    }

    void signedOut(String token) {
        tokens.remove(token);
        endedTokens.add(token);
        acknowledged();
    }

    void joined(String invitationId, String username) {
        joined.computeIfAbsent(invitationId, id -> ConcurrentHashMap.newKeySet()).add(username);
        acknowledged();
    }

    void fault(String what) {
        faults.add(what);
    }

    /** A message of the channel that is there to be replied to; its first ones, which are never deleted. */
    Optional<Message> thread(String channelId, Random random) {
        List<WrittenMessage> roots = channel(channelId).stream().filter(each -> each.sent().parentId() == null && !mayGo(each.sent()))
                .limit(THREADS).toList();
        return pick(roots, random).map(WrittenMessage::sent);
    }

    /** A message that its author never deletes. */
    Optional<WrittenMessage> lasting(String channelId, Random random) {
        return pick(channel(channelId), random).filter(each -> !mayGo(each.sent()));
    }

    /** Whether its author may delete it; nobody else touches it. */
    static boolean mayGo(Message message) {
        return message.number() % 5 == 0;
    }

    private static Optional<WrittenMessage> pick(List<WrittenMessage> from, Random random) {
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }

    /** In the order in which they were acknowledged. */
    List<WrittenMessage> channel(String channelId) {
        return byChannel.getOrDefault(channelId, List.of());
    }

    /** The text of every message that was sent, acknowledged or not, by client id. */
    Map<String, String> attempts() {
        return attempts;
    }

    /** Those that were acknowledged, by client id. */
    Map<String, WrittenMessage> messages() {
        return messages;
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** Whose each token is that was given and not ended. */
    Map<String, String> tokens() {
        return tokens;
    }

    Set<String> endedTokens() {
        return endedTokens;
    }

    /** Who joined, by invitation. */
    Map<String, Set<String>> joined() {
        return joined;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The number of acknowledged changes of any kind. */
    int changes() {
        return changes.get();
    }
}
