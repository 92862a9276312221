package dev.vireo.app.office;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.TokenClient;
import dev.vireo.app.settings.Tokens;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Answers;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Access tokens as the office's server knows them. */
public final class OfficeTokens implements Tokens {

    private final TokenClient tokens;
    private final Background background;

    /** @param client signed in */
    public OfficeTokens(ServerClient client, Background background) {
        this.tokens = client.tokens();
        this.background = background;
    }

    @Override
    public CompletionStage<List<Answers.TokenInfo>> of(String username) {
        return background.ask(() -> tokens.of(username));
    }

    @Override
    public CompletionStage<Answers.AccessToken> make(String username, String name) {
        return background.ask(() -> tokens.make(username, name));
    }

    @Override
    public CompletionStage<Void> end(String username, String id) {
        return background.ask(() -> {
            tokens.end(username, id);
            return null;
        });
    }
}
