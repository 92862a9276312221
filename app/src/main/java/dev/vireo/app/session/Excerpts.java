package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Excerpt;
import dev.vireo.app.state.HistoryWriter;
import dev.vireo.app.state.HistoryWriter.PageFetch;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import org.jspecify.annotations.Nullable;

/** Opens stretches of conversations around a message. FX thread. */
final class Excerpts {

    private final ServerClient client;
    private final HistoryWriter writer;
    private final SessionExecutors executors;

    /** A page, and what was looked for, if this is the first. */
    private record ExcerptPage(Answers.MessagePage answer, @Nullable Message wanted, @Nullable Message reply) {
    }

    Excerpts(ServerClient client, HistoryWriter writer, SessionExecutors executors) {
        this.client = client;
        this.writer = writer;
        this.executors = executors;
    }

    Excerpt open(Conversation conversation, String messageId) {
        Excerpt excerpt = writer.open(conversation, messageId, (asked, wish) -> load(conversation, asked, wish));
        load(conversation, excerpt, Excerpt.ExcerptPart.AROUND);
        return excerpt;
    }

    private void load(Conversation conversation, Excerpt excerpt, Excerpt.ExcerptPart wish) {
        if (!conversation.isMember()) {
            writer.failed(excerpt, FailureReason.of(FailureReason.LocalCause.NOT_A_MEMBER));
            return;
        }
        PageFetch fetch = writer.fetching(conversation);
        String channelId = conversation.channelId();
        String first = writer.firstId(excerpt).orElse("");
        String last = writer.lastId(excerpt).orElse("");
        executors.network().execute(() -> {
            try {
                ExcerptPage page = switch (wish) {
                    case AROUND -> around(channelId, excerpt.messageId());
                    case EARLIER -> new ExcerptPage(client.messages().before(channelId, first, History.PAGE), null, null);
                    case LATER -> new ExcerptPage(client.messages().after(channelId, last, Limits.PAGE), null, null);
                };
                executors.ui().execute(() -> {
                    if (!fetch.isStale()) {
                        show(conversation, excerpt, wish, page);
                    }
                    fetch.end();
                });
            } catch (ServerException e) {
                executors.ui().execute(() -> {
                    fetch.end();
                    if (!fetch.isStale()) {
                        writer.failed(excerpt, FailureReason.of(e));
                    }
                });
            }
        });
    }

    /** What surrounds a message; of a reply, what surrounds the first message of its thread. */
    private ExcerptPage around(String channelId, String messageId) {
        Message asked = client.messages().message(messageId);
        Message wanted = asked.parentId() == null ? asked : client.messages().message(asked.parentId());
        return new ExcerptPage(client.messages().around(channelId, wanted.id(), History.PAGE), wanted, asked == wanted ? null : asked);
    }

    private void show(Conversation conversation, Excerpt excerpt, Excerpt.ExcerptPart wish, ExcerptPage page) {
        if (!conversation.isMember()) {
            writer.failed(excerpt, FailureReason.of(FailureReason.LocalCause.NOT_A_MEMBER));
            return;
        }
        writer.show(conversation, excerpt, wish, page.answer(), page.wanted(), page.reply());
    }
}
