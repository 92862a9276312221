package dev.vireo.app.office;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.TokenClient;
import dev.vireo.app.people.PeopleSource;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The accounts as the office's server knows them. */
public final class OfficePeople implements PeopleSource {

    private final ServerClient client;
    private final TokenClient tokens;
    private final Background background;

    /** @param client signed in as an owner or admin */
    public OfficePeople(ServerClient client, Background background) {
        this.client = client;
        this.tokens = client.tokens();
        this.background = background;
    }

    @Override
    public CompletionStage<List<User>> everybody() {
        return background.ask(client.people()::all);
    }

    @Override
    public CompletionStage<List<User>> add(List<Requests.NewUser> people) {
        return background.ask(() -> client.people().add(people));
    }

    @Override
    public CompletionStage<User> change(String username, Requests.UserChange change) {
        return background.ask(() -> client.people().change(username, change));
    }

    @Override
    public CompletionStage<User> deactivate(String username) {
        return background.ask(() -> client.people().deactivate(username));
    }

    @Override
    public CompletionStage<User> reactivate(String username) {
        return background.ask(() -> client.people().reactivate(username));
    }

    @Override
    public CompletionStage<Void> delete(String username, boolean withMessages) {
        return tell(() -> client.people().delete(username, withMessages));
    }

    @Override
    public CompletionStage<Answers.ResetCode> reset(String username) {
        return background.ask(() -> client.passwords().reset(username));
    }

    @Override
    public CompletionStage<List<Answers.SessionInfo>> sessions(String username) {
        return background.ask(() -> client.sessions().of(username));
    }

    @Override
    public CompletionStage<Void> endSession(String username, String id) {
        return tell(() -> client.sessions().end(username, id));
    }

    @Override
    public CompletionStage<List<Answers.TokenInfo>> tokens(String username) {
        return background.ask(() -> tokens.of(username));
    }

    @Override
    public CompletionStage<Void> endToken(String username, String id) {
        return tell(() -> tokens.end(username, id));
    }

    private CompletionStage<Void> tell(Runnable request) {
        return background.ask(() -> {
            request.run();
            return null;
        });
    }
}
