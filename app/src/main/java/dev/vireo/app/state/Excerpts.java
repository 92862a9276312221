package dev.vireo.app.state;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens stretches of conversations around a message. FX thread. */
final class Excerpts implements Excerpt.Source {

    private final ServerClient client;
    private final Lanes lanes;

    /** A page, and what was looked for, if this is the first. */
    private record Page(Answers.MessagePage answer, @Nullable Message wanted, @Nullable Message reply) {
    }

    Excerpts(ServerClient client, Lanes lanes) {
        this.client = client;
        this.lanes = lanes;
    }

    Excerpt open(Conversation conversation, String messageId) {
        Excerpt excerpt = new Excerpt(conversation, messageId, this, conversation::close);
        conversation.open(excerpt);
        load(excerpt, Excerpt.Wish.AROUND);
        return excerpt;
    }

    @Override
    public void load(Excerpt excerpt, Excerpt.Wish wish) {
        Conversation conversation = excerpt.conversation();
        if (!conversation.stands()) {
            excerpt.failed(FailureReason.of(FailureReason.LocalCause.NOT_A_MEMBER));
            return;
        }
        int era = conversation.known().fetching();
        String channelId = conversation.channelId();
        String first = excerpt.first().map(ChatMessage::id).orElse("");
        String last = excerpt.last().map(ChatMessage::id).orElse("");
        lanes.network().execute(() -> {
            try {
                Page page = switch (wish) {
                    case AROUND -> around(channelId, excerpt.messageId());
                    case EARLIER -> new Page(client.messagesBefore(channelId, first, History.PAGE), null, null);
                    case LATER -> new Page(client.messagesAfter(channelId, last, Limits.PAGE), null, null);
                };
                lanes.ui().execute(() -> {
                    if (!conversation.known().isOver(era)) {
                        show(excerpt, wish, page);
                    }
                    conversation.known().fetched();
                });
            } catch (ServerException e) {
                lanes.ui().execute(() -> {
                    conversation.known().fetched();
                    if (!conversation.known().isOver(era)) {
                        excerpt.failed(FailureReason.of(e));
                    }
                });
            }
        });
    }

    /** What surrounds a message; of a reply, what surrounds the first message of its thread. */
    private Page around(String channelId, String messageId) {
        Message asked = client.message(messageId);
        Message wanted = asked.parentId() == null ? asked : client.message(asked.parentId());
        return new Page(client.messagesAround(channelId, wanted.id(), History.PAGE), wanted, asked == wanted ? null : asked);
    }

    private static void show(Excerpt excerpt, Excerpt.Wish wish, Page page) {
        Conversation conversation = excerpt.conversation();
        if (!conversation.stands()) {
            excerpt.failed(FailureReason.of(FailureReason.LocalCause.NOT_A_MEMBER));
            return;
        }
        List<ChatMessage> shown = conversation.take(page.answer().messages().stream()
                .sorted(Comparator.comparingLong(Message::number)).toList());
        if (wish == Excerpt.Wish.LATER) {
            excerpt.showLater(shown);
        } else {
            excerpt.showEarlier(shown, page.answer().more());
        }
        if (page.wanted() != null) {
            excerpt.found(conversation.take(page.wanted()),
                    Optional.ofNullable(page.reply()).map(conversation::take).orElse(null));
        }
        excerpt.loaded(conversation.join(excerpt, wish == Excerpt.Wish.LATER && page.answer().messages().isEmpty()));
    }
}
