package dev.vireo.app.search;

import dev.vireo.app.actions.MessageSearch;
import dev.vireo.app.state.Conversation;
import dev.vireo.protocol.Answers.Mark;
import dev.vireo.protocol.Answers.SearchHit;
import dev.vireo.protocol.Answers.SearchResults;
import dev.vireo.protocol.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A server's search that answers when it is told to. Use it on the FX thread. */
final class AskedSearch implements MessageSearch {

    /** One question, and its answer to come. */
    record Asked(String query, int offset, CompletableFuture<SearchResults> answer) {
    }

    private final List<Asked> asked = new ArrayList<>();

    @Override
    public CompletionStage<SearchResults> find(String query, @Nullable Conversation within, int offset) {
        Asked question = new Asked(query, offset, new CompletableFuture<>());
        asked.add(question);
        return question.answer();
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.getLast();
    }

    static SearchHit hit(String id, String channelId, String author, String snippet, Mark... marks) {
        return new SearchHit(Message.written(id, channelId, Long.parseLong(id), author, snippet, Instant.now(), null), snippet,
                List.of(marks), null);
    }

    /** A page of so many hits, from this number on. */
    static SearchResults page(String channelId, int from, int count, boolean more) {
        List<SearchHit> hits = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            hits.add(hit("" + i, channelId, "rama", "The bridge, part " + i, new Mark(4, 10)));
        }
        return new SearchResults(hits, more);
    }
}
