package dev.vireo.server.drill;

import dev.vireo.protocol.Message;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** A message as its author was told it is, with everything that others did to it. */
final class WrittenMessage {

    private final Message sent;
    /** Every text that it had or may have had. */
    private final Set<String> texts = new ConcurrentSkipListSet<>();
    /** Emoji and person, as in {@code 👍 rama}. */
    private final Set<String> reactions = new ConcurrentSkipListSet<>();
    private final Set<String> everReactions = new ConcurrentSkipListSet<>();
    private volatile String text;
    private volatile boolean deleted;
    private volatile boolean deletionTried;

    WrittenMessage(Message sent, String text) {
        this.sent = sent;
        this.text = text;
        texts.add(text);
    }

    Message sent() {
        return sent;
    }

    String text() {
        return deleted ? "" : text;
    }

    boolean isDeleted() {
        return deleted;
    }

    void trying(String newText) {
        texts.add(newText);
    }

    void edited(String newText) {
        text = newText;
    }

    void tryingToDelete() {
        deletionTried = true;
    }

    void delete() {
        deleted = true;
        reactions.clear();
    }

    void tryingToReact(String reaction) {
        everReactions.add(reaction);
    }

    void react(String reaction) {
        reactions.add(reaction);
    }

    void takeBack(String reaction) {
        reactions.remove(reaction);
    }

    boolean has(String reaction) {
        return reactions.contains(reaction);
    }

    /** How a stored message differs from what was acknowledged. */
    Optional<String> difference(Message stored) {
        return first(difference("text", text(), stored.body()), difference("deletion", deleted, stored.deleted()),
                difference("reactions", new TreeSet<>(reactions), reactions(stored)),
                difference("files", deleted ? sent.attachments().subList(0, 0) : sent.attachments(), stored.attachments()),
                identity(stored));
    }

    /** How a stored message differs from everything that it ever may have been. */
    Optional<String> impossibility(Message stored) {
        if (stored.deleted()) {
            return first(deletionTried ? null : "it was never deleted", stored.body().isEmpty() ? null : "a deleted text",
                    identity(stored));
        }
        return first(texts.contains(stored.body()) ? null : "text: " + stored.body(),
                everReactions.containsAll(reactions(stored)) ? null : "reactions: " + stored.reactions(),
                difference("files", sent.attachments(), stored.attachments()), identity(stored));
    }

    /** Whether a stream may tell of it like this, perhaps before a change or after. */
    boolean mayRead(Message told) {
        return told.deleted() ? deletionTried && told.body().isEmpty() : texts.contains(told.body());
    }

    private @Nullable String identity(Message stored) {
        return first(difference("id", sent.id(), stored.id()), difference("number", sent.number(), stored.number()),
                difference("author", sent.author(), stored.author()), difference("channel", sent.channelId(), stored.channelId()),
                difference("parent", String.valueOf(sent.parentId()), String.valueOf(stored.parentId())),
                difference("time", sent.createdAt(), stored.createdAt())).orElse(null);
    }

    static Set<String> reactions(Message message) {
        Set<String> all = new TreeSet<>();
        message.reactions().forEach(reaction -> reaction.users().forEach(user -> all.add(reaction.emoji() + " " + user)));
        return all;
    }

    private static @Nullable String difference(String what, Object expected, Object found) {
        return expected.equals(found) ? null : what + " is " + found + " and not " + expected;
    }

    private static Optional<String> first(@Nullable String... differences) {
        for (String difference : differences) {
            if (difference != null) {
                return Optional.of(difference);
            }
        }
        return Optional.empty();
    }
}
