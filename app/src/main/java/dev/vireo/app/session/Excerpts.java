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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        return open(conversation, channelId -> around(channelId, client.messages().message(messageId)));
    }

    /** Around the first message since a time, or the last one. */
    Excerpt open(Conversation conversation, Instant time) {
        return open(conversation, channelId -> since(channelId, time));
    }

    /** @param first fetches its first page, of a channel */
    private Excerpt open(Conversation conversation, Function<String, ExcerptPage> first) {
        Excerpt excerpt = writer.open(conversation, (asked, wish) -> load(conversation, asked, wish, first));
        load(conversation, excerpt, Excerpt.ExcerptPart.AROUND, first);
        return excerpt;
    }

    private void load(Conversation conversation, Excerpt excerpt, Excerpt.ExcerptPart wish, Function<String, ExcerptPage> around) {
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
                    case AROUND -> around.apply(channelId);
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
    private ExcerptPage around(String channelId, Message asked) {
        Message wanted = asked.parentId() == null ? asked : client.messages().message(asked.parentId());
        return new ExcerptPage(client.messages().around(channelId, wanted.id(), History.PAGE), wanted, asked == wanted ? null : asked);
    }

    private ExcerptPage since(String channelId, Instant time) {
        Answers.MessagePage page = client.messages().at(channelId, time, History.PAGE);
        List<Message> since = page.messages().stream().filter(message -> !message.createdAt().isBefore(time)).toList();
        Optional<Message> root = since.stream().filter(message -> message.parentId() == null).findFirst()
                .or(() -> since.isEmpty() ? page.messages().reversed().stream().filter(message -> message.parentId() == null).findFirst()
                        : Optional.empty());
        if (root.isPresent() || page.messages().isEmpty()) {
            return new ExcerptPage(page, root.orElse(null), null);
        }
        // Nothing but replies in it.
        return around(channelId, since.isEmpty() ? page.messages().getLast() : since.getFirst());
    }

    private void show(Conversation conversation, Excerpt excerpt, Excerpt.ExcerptPart wish, ExcerptPage page) {
        if (!conversation.isMember()) {
            writer.failed(excerpt, FailureReason.of(FailureReason.LocalCause.NOT_A_MEMBER));
            return;
        }
        writer.show(conversation, excerpt, wish, page.answer(), page.wanted(), page.reply());
    }
}
