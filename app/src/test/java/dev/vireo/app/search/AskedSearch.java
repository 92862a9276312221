package dev.vireo.app.search;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.MessageSearch;
import dev.vireo.protocol.Answers.Found;
import dev.vireo.protocol.Answers.Hit;
import dev.vireo.protocol.Answers.Mark;
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
    record Asked(String query, int offset, CompletableFuture<Found> answer) {
    }

    private final List<Asked> asked = new ArrayList<>();

    @Override
    public CompletionStage<Found> find(String query, @Nullable Conversation within, int offset) {
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

    static Hit hit(String id, String channelId, String author, String snippet, Mark... marks) {
        return new Hit(Message.written(id, channelId, Long.parseLong(id), author, snippet, Instant.now(), null), snippet, List.of(marks), null);
    }

    /** So many of them, from this number on. */
    static Found page(String channelId, int from, int count, boolean more) {
        List<Hit> hits = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            hits.add(hit("" + i, channelId, "rama", "The bridge, part " + i, new Mark(4, 10)));
        }
        return new Found(hits, more);
    }
}
