package dev.vireo.app.actions;

import dev.vireo.app.state.Conversation;
import dev.vireo.protocol.Answers.SearchResults;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds messages on the server. Called on the FX thread; never blocks; completes there, or fails in plain words. */
public interface MessageSearch {

    /**
     * The best first. Filters stand in the query itself: {@code from:rama in:general has:file before:2026-11-01}.
     *
     * @param within only there; null: in everything of mine
     * @param offset how many of the best to pass over
     */
    CompletionStage<SearchResults> find(String query, @Nullable Conversation within, int offset);
}
