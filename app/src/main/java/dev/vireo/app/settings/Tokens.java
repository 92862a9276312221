package dev.vireo.app.settings;

import dev.vireo.protocol.Answers;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Access tokens of people and bots. Called on the FX thread; never blocks, and what it returns ends on the FX thread. */
public interface Tokens {

    CompletionStage<List<Answers.TokenInfo>> of(String username);

    /** Makes one. Its text is in the answer, and never to be had again. */
    CompletionStage<Answers.AccessToken> make(String username, String name);

    /** Ends one: whatever uses it is refused from then on. */
    CompletionStage<Void> end(String username, String id);
}
