package dev.vireo.app.state;

import dev.vireo.app.store.MessageRevision;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;

/** Applies what the log tells of messages: written, edited, deleted, reacted to, read, gone. FX thread only. */
final class MessageEvents {

    private final String me;
    private final Conversations conversations;
    private final TypingIndicators typingIndicators;

    MessageEvents(String me, Conversations conversations, TypingIndicators typingIndicators) {
        this.me = me;
        this.conversations = conversations;
        this.typingIndicators = typingIndicators;
    }

    /** Ignores messages of channels that I am not in. */
    void received(Message message, ChangeSet changes) {
        conversations.in(message.channelId()).filter(Conversation::isMember).ifPresent(conversation -> {
            boolean fresh = conversation.count(message);
            Message kept = message.withoutFollowers();
            ChatMessage shown = conversation.loaded().show(kept);
            conversations.list(conversation);
            typingIndicators.stopped(conversation, message.parentId(), message.author());
            changes.changed(kept);
            changes.changed(conversation);
            if (message.parentId() != null) {
                revise(MessageRevision.replied(message.parentId(), message), false, changes);
            }
            if (message.author().equals(me)) {
                changes.completed(message.clientId());
            } else if (fresh && !message.deleted() && message.countsFor(me)) {
                changes.arrived(shown);
            }
            if (conversation.loaded().hasHole()) {
                changes.hole(conversation);
            }
        });
    }

    void edited(Message message, ChangeSet changes) {
        revise(MessageRevision.edited(message), message.author().equals(me), changes);
    }

    void deleted(Message message, ChangeSet changes) {
        revise(MessageRevision.deleted(message), false, changes);
        conversations.in(message.channelId()).ifPresent(conversation -> conversation.pins().remove(message.id()));
    }

    /** Which message it was is not enough to show it: the list is fetched again where somebody looks at it. */
    void pinned(Event.MessagePinned pinned, ChangeSet changes) {
        conversations.in(pinned.channelId()).ifPresent(changes::pinned);
    }

    void unpinned(Event.MessageUnpinned unpinned, ChangeSet changes) {
        conversations.in(unpinned.channelId()).ifPresent(conversation -> {
            conversation.pins().remove(unpinned.messageId());
            changes.pinned(conversation);
        });
    }

    void expired(Event.MessagesExpired expired, ChangeSet changes) {
        conversations.in(expired.channelId()).ifPresent(conversation -> {
            conversation.loaded().expire(expired.upTo());
            conversations.list(conversation);
            changes.expired(expired.channelId(), expired.upTo());
            changes.pinned(conversation);
            changes.changed(conversation);
        });
    }

    void followed(Event.ThreadFollowed followed, ChangeSet changes) {
        conversations.in(followed.channelId()).ifPresent(conversation -> {
            conversation.follow(followed.parentId(), followed.following(), followed.unread(), followed.mentions());
            changes.changed(conversation);
        });
    }

    void reacted(Event.ReactionAdded added, ChangeSet changes) {
        reacted(added.channelId(), added.messageId(), added.user(), added.emoji(), true, changes);
    }

    void reacted(Event.ReactionRemoved removed, ChangeSet changes) {
        reacted(removed.channelId(), removed.messageId(), removed.user(), removed.emoji(), false, changes);
    }

    private void reacted(String channelId, String messageId, String user, String emoji, boolean on, ChangeSet changes) {
        revise(MessageRevision.reacted(channelId, messageId, user, emoji, on), false, changes);
        if (user.equals(me)) {
            conversations.in(channelId).flatMap(conversation -> conversation.loaded().known().byId(messageId))
                    .ifPresent(message -> message.showReaction(emoji, null));
        }
    }

    private void revise(MessageRevision revision, boolean mine, ChangeSet changes) {
        conversations.in(revision.channelId()).filter(Conversation::isMember).ifPresent(conversation -> {
            conversation.loaded().revise(revision).filter(message -> mine).ifPresent(message -> message.showEdit(null));
            changes.changed(revision);
            changes.changed(conversation);
        });
    }

    void read(Event.ReadReceipt receipt, ChangeSet changes) {
        conversations.in(receipt.channelId()).filter(Conversation::isMember).ifPresent(conversation -> {
            if (receipt.user().equals(me)) {
                conversation.confirmRead(receipt.parentId(), receipt.number(), receipt.unread(), receipt.mentions());
            } else if (receipt.parentId() == null) {
                conversation.roster.read(receipt.user(), receipt.number());
            }
            changes.changed(conversation);
        });
    }
}
