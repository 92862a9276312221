package dev.vireo.app.settings;

import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Access tokens that are known at once. */
record SampleTokens(CompletableFuture<List<Answers.TokenInfo>> known) implements Tokens {

    static View<AccessTokensSection> none() {
        return new SampleTokens(CompletableFuture.completedFuture(List.of())).section(SampleOffice.empty(), Clock.systemUTC());
    }

    View<AccessTokensSection> section(SampleOffice office, Clock clock) {
        return new Views(Map.of()).load(new AccessTokensSection(office.workspace(), this, new TimeWords(clock)));
    }

    @Override
    public CompletionStage<List<Answers.TokenInfo>> of(String username) {
        return known;
    }

    @Override
    public CompletionStage<Answers.AccessToken> make(String username, String name) {
        return CompletableFuture.completedFuture(new Answers.AccessToken("9", "vireo_" + "k7Qd".repeat(10)));
    }

    @Override
    public CompletionStage<Void> end(String username, String id) {
        return CompletableFuture.failedFuture(new IllegalStateException("out of reach"));
    }
}
