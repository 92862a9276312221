package dev.vireo.app.state;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests.UserChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Changes one's own profile on the server. What changed comes back by the log, like everything. */
final class Profile implements OwnProfile {

    /** The picture is none that the server would take. */
    private static final class UnfitPictureException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnfitPictureException(String message) {
            super(message);
        }
    }

    private final ServerClient client;
    private final String username;
    private final Lanes lanes;

    Profile(ServerClient client, String username, Lanes lanes) {
        this.client = client;
        this.username = username;
        this.lanes = lanes;
    }

    @Override
    public CompletionStage<Void> changeDisplayName(String displayName) {
        return call(() -> client.changeUser(username, new UserChange(displayName, null, null, null, null)));
    }

    @Override
    public CompletionStage<Void> changeStatusText(String statusText) {
        return call(() -> client.changeUser(username, new UserChange(null, null, null, statusText, null)));
    }

    @Override
    public CompletionStage<Void> changeAvailability(Presence availability) {
        return call(() -> client.changeAvailability(username, availability));
    }

    @Override
    public CompletionStage<Void> changePicture(Path file) {
        return call(() -> client.changeAvatar(username, picture(file)));
    }

    private static byte[] picture(Path file) {
        try {
            if (Files.size(file) > Limits.AVATAR_BYTES) {
                throw new UnfitPictureException("The picture is larger than 1 MiB.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnfitPictureException("The picture cannot be read.");
        }
    }

    private CompletionStage<Void> call(Runnable change) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lanes.network().execute(() -> {
            try {
                change.run();
                lanes.ui().execute(() -> done.complete(null));
            } catch (ServerException | UnfitPictureException e) {
                lanes.ui().execute(() -> done.completeExceptionally(e));
            }
        });
        return done;
    }
}
