package dev.vireo.app.state;

import dev.vireo.app.store.Revision;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;

/** Applies what the log tells of messages: written, edited, deleted, reacted to, read, gone. FX thread only. */
final class MessageEvents {

    private final String me;
    private final Conversations conversations;
    private final Typists typists;

    MessageEvents(String me, Conversations conversations, Typists typists) {
        this.me = me;
        this.conversations = conversations;
        this.typists = typists;
    }

    /** What is said in a channel that is not known, or not any more, is passed over. */
    void received(Message message, Step step) {
        conversations.in(message.channelId()).filter(Conversation::stands).ifPresent(conversation -> {
            boolean fresh = conversation.count(message);
            Message kept = message.withoutFollowers();
            ChatMessage shown = conversation.show(kept);
            conversations.list(conversation);
            typists.stopped(conversation, message.parentId(), message.author());
            step.changed(kept);
            step.changed(conversation);
            if (message.parentId() != null) {
                revise(Revision.replied(message.parentId(), message), false, step);
            }
            if (message.author().equals(me)) {
                step.completed(message.clientId());
            } else if (fresh && !message.deleted() && message.countsFor(me)) {
                step.arrived(shown);
            }
            if (conversation.hasHole()) {
                step.hole(conversation);
            }
        });
    }

    void edited(Message message, Step step) {
        revise(Revision.edited(message), message.author().equals(me), step);
    }

    void deleted(Message message, Step step) {
        revise(Revision.deleted(message), false, step);
    }

    void expired(Event.MessagesExpired expired, Step step) {
        conversations.in(expired.channelId()).ifPresent(conversation -> {
            conversation.expire(expired.upTo());
            conversations.list(conversation);
            step.expired(expired.channelId(), expired.upTo());
            step.changed(conversation);
        });
    }

    void followed(Event.ThreadFollowed followed, Step step) {
        conversations.in(followed.channelId()).ifPresent(conversation -> {
            conversation.follow(followed.parentId(), followed.following(), followed.unread(), followed.mentions());
            step.changed(conversation);
        });
    }

    void reacted(Event.ReactionAdded added, Step step) {
        reacted(added.channelId(), added.messageId(), added.user(), added.emoji(), true, step);
    }

    void reacted(Event.ReactionRemoved removed, Step step) {
        reacted(removed.channelId(), removed.messageId(), removed.user(), removed.emoji(), false, step);
    }

    private void reacted(String channelId, String messageId, String user, String emoji, boolean on, Step step) {
        revise(Revision.reacted(channelId, messageId, user, emoji, on), false, step);
        if (user.equals(me)) {
            conversations.in(channelId).flatMap(conversation -> conversation.known().byId(messageId))
                    .ifPresent(message -> message.showReaction(emoji, null));
        }
    }

    private void revise(Revision revision, boolean mine, Step step) {
        conversations.in(revision.channelId()).filter(Conversation::stands).ifPresent(conversation -> {
            conversation.revise(revision).filter(message -> mine).ifPresent(message -> message.showEdit(null));
            step.changed(revision);
            step.changed(conversation);
        });
    }

    void read(Event.ReadReceipt receipt, Step step) {
        conversations.in(receipt.channelId()).filter(Conversation::stands).ifPresent(conversation -> {
            if (receipt.user().equals(me)) {
                conversation.confirmRead(receipt.parentId(), receipt.number(), receipt.unread(), receipt.mentions());
            } else if (receipt.parentId() == null) {
                conversation.otherRead(receipt.user(), receipt.number());
            }
            step.changed(conversation);
        });
    }
}
