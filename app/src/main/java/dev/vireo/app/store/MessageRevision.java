package dev.vireo.app.store;

import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The change that an event makes to an existing message, on the disk and on the screen alike. Doing it again changes nothing, nor
 * does an edit that a newer one overtook; so a copy that came from the server in the meantime ends the same.
 */
public record MessageRevision(String channelId, String messageId, UnaryOperator<Message> change) {

    /** It has new words. */
    public static MessageRevision edited(Message now) {
        if (now.deleted()) {
            return deleted(now);
        }
        Instant editedAt = now.editedAt();
        return new MessageRevision(now.channelId(), now.id(), before -> {
            if (editedAt == null || before.deleted() || before.editedAt() != null && before.editedAt().isAfter(editedAt)) {
                return before;
            }
            return before.edited(now.body(), editedAt);
        });
    }

    public static MessageRevision deleted(Message tombstone) {
        return new MessageRevision(tombstone.channelId(), tombstone.id(), before -> tombstone.withoutFollowers().with(before.thread()));
    }

    public static MessageRevision reacted(String channelId, String messageId, String user, String emoji, boolean on) {
        return new MessageRevision(channelId, messageId,
                before -> before.deleted() ? before : before.withReactions(reactions(before.reactions(), user, emoji, on)));
    }

    /** Of a thread's first message: it has one reply more. */
    public static MessageRevision replied(String parentId, Message reply) {
        return new MessageRevision(reply.channelId(), parentId, before -> before.with(thread(before.thread(), reply)));
    }

    /** The reactions with one more, or one less. */
    public static List<Reaction> reactions(List<Reaction> before, String user, String emoji, boolean on) {
        List<Reaction> after = new ArrayList<>();
        boolean known = false;
        for (Reaction reaction : before) {
            if (!reaction.emoji().equals(emoji)) {
                after.add(reaction);
                continue;
            }
            known = true;
            List<String> users = new ArrayList<>(reaction.users());
            if (!on) {
                users.remove(user);
            } else if (!users.contains(user)) {
                users.add(user);
            }
            if (!users.isEmpty()) {
                after.add(new Reaction(emoji, List.copyOf(users)));
            }
        }
        if (on && !known) {
            after.add(new Reaction(emoji, List.of(user)));
        }
        return after;
    }

    /** A reply that is not later than the last one is among those counted. */
    private static Message.Thread thread(Message.@Nullable Thread before, Message reply) {
        if (before == null) {
            return new Message.Thread(1, reply.createdAt(), reply.id(), List.of(reply.author()));
        }
        if (!isLater(reply, before)) {
            return before;
        }
        List<String> participants = new ArrayList<>(before.participants());
        if (!participants.contains(reply.author())) {
            participants.add(reply.author());
        }
        return new Message.Thread(before.replies() + 1, reply.createdAt(), reply.id(), List.copyOf(participants));
    }

    /** Ids tell, whatever the server's clock did; only where none was kept, times do. */
    private static boolean isLater(Message reply, Message.Thread before) {
        return before.lastReplyId() == null ? reply.createdAt().isAfter(before.lastReplyAt())
                : Long.parseLong(reply.id()) > Long.parseLong(before.lastReplyId());
    }
}
