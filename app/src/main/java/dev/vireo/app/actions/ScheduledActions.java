package dev.vireo.app.actions;

import dev.vireo.app.state.Conversation;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What I do with messages that the server sends later, as {@link ChatActions}. */
public interface ScheduledActions {

    /** Has the server send this text then. */
    CompletionStage<Void> add(Conversation conversation, String body, Instant at);

    /**
     * Gives one another text, another time or both.
     *
     * @param body null: as it was
     * @param at   null: as it was
     */
    CompletionStage<Void> change(String id, @Nullable String body, @Nullable Instant at);

    CompletionStage<Void> sendNow(String id);

    /** Gives one up. */
    CompletionStage<Void> cancel(String id);

    /** Fetches the list again. */
    void load();
}
