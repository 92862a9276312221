package dev.vireo.app.chat;

import dev.vireo.app.actions.MessageSearch;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.protocol.Answers.Mark;
import dev.vireo.protocol.Answers.SearchHit;
import dev.vireo.protocol.Answers.SearchResults;
import dev.vireo.protocol.Message;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** For tests: a search that knows what a conversation has loaded, a few on each page, the oldest first; it can be away. */
final class SampleSearch implements MessageSearch {

    private static final int PAGE = 2;
    private boolean away;

    void away() {
        away = true;
    }

    @Override
    public CompletionStage<SearchResults> find(String query, @Nullable Conversation within, int offset) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        String wanted = query.toLowerCase(Locale.ROOT);
        List<SearchHit> all = Objects.requireNonNull(within).messages().stream()
                .filter(message -> message.body().toLowerCase(Locale.ROOT).contains(wanted)).map(message -> hit(message, wanted)).toList();
        List<SearchHit> page = all.stream().skip(offset).limit(PAGE).toList();
        return CompletableFuture.completedFuture(new SearchResults(page, offset + page.size() < all.size()));
    }

    private static SearchHit hit(ChatMessage message, String wanted) {
        int at = message.body().toLowerCase(Locale.ROOT).indexOf(wanted);
        return new SearchHit(Message.written(message.id(), "1", message.number(), message.author(), message.body(), message.time(), null),
                message.body(), List.of(new Mark(at, at + wanted.length())), null);
    }
}
