package dev.vireo.app.session;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailedException;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests.StatusText;
import dev.vireo.protocol.Requests.UserChange;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Changes one's own profile on the server. What changed comes back by the log, like everything. */
final class SessionProfile implements ProfileActions {

    private final ServerClient client;
    private final String username;
    private final SessionExecutors executors;

    SessionProfile(ServerClient client, String username, SessionExecutors executors) {
        this.client = client;
        this.username = username;
        this.executors = executors;
    }

    @Override
    public CompletionStage<Void> changeDisplayName(String displayName) {
        return call(() -> client.people().change(username, new UserChange(displayName, null, null, null, null)));
    }

    @Override
    public CompletionStage<Void> changeTitle(String title) {
        return call(() -> client.people().change(username, new UserChange(null, title, null, null, null)));
    }

    @Override
    public CompletionStage<Void> changeDepartment(String department) {
        return call(() -> client.people().change(username, new UserChange(null, null, department, null, null)));
    }

    @Override
    public CompletionStage<Void> changeStatus(String emoji, String text, @Nullable Instant until) {
        return call(() -> client.people().changeStatus(username, new StatusText(emoji, text, until)));
    }

    @Override
    public CompletionStage<Void> changeAvailability(Presence availability, @Nullable Instant until) {
        return call(() -> client.people().changeAvailability(username, availability, until));
    }

    @Override
    public CompletionStage<Void> reportIdle(boolean idle) {
        return call(() -> client.people().reportIdle(username, idle));
    }

    @Override
    public CompletionStage<Void> changePassword(String current, String chosen, boolean keepThisSession) {
        return call(() -> client.passwords().change(username, current, chosen, keepThisSession));
    }

    @Override
    public CompletionStage<Void> changePicture(byte[] png) {
        return call(() -> client.people().changeAvatar(username, png));
    }

    @Override
    public CompletionStage<Void> removePicture() {
        return call(() -> client.people().removeAvatar(username));
    }

    private CompletionStage<Void> call(Runnable change) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        executors.network().execute(() -> {
            try {
                change.run();
                executors.ui().execute(() -> done.complete(null));
            } catch (ServerException | FailedException e) {
                executors.ui().execute(() -> done.completeExceptionally(e));
            }
        });
        return done;
    }
}
