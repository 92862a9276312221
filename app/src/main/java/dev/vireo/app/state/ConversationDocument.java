package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Unread.ChannelUnread;
import java.util.Optional;

/** A conversation as it is kept on disk. FX thread only. */
final class ConversationDocument {

    private ConversationDocument() {
    }

    /** Its channel; empty where there is none of mine. */
    static Optional<Channel> of(Conversation conversation) {
        LoadedMessages loaded = conversation.loaded();
        return conversation.details.channel().map(is -> {
            ChannelUnread unread = conversation.confirmed();
            Message newest = loaded.lastFromServer().flatMap(ChatMessage::document).orElse(null);
            return new Channel(is.id(), is.kind(), is.name(), is.description(), is.createdAt(), is.archived(), is.retentionDays(),
                    conversation.roster.documents(conversation.unreadCounts.confirmedRead()), loaded.lastNumber(), unread.unread(),
                    unread.mentions(), unread.threads(), newest);
        });
    }
}
