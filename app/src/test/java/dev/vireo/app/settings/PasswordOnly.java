package dev.vireo.app.settings;

import dev.vireo.app.state.OwnProfile;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Presence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One's own profile of which only the password can be changed, as a test says. */
record PasswordOnly(PasswordCall call) implements OwnProfile {

    interface PasswordCall {
        CompletionStage<Void> change(String current, String chosen, boolean keepThisSession);
    }

    static View<ChangePassword> view(PasswordCall call) {
        return new Views(Map.of()).load(new ChangePassword(new PasswordOnly(call), List.of("rama", "Rama", "Ayodhya")));
    }

    /** For whoever does not press it. */
    static View<ChangePassword> view() {
        return view((_, _, _) -> CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletionStage<Void> changePassword(String current, String chosen, boolean keepThisSession) {
        return call.change(current, chosen, keepThisSession);
    }

    @Override
    public CompletionStage<Void> changeDisplayName(String displayName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> changeStatusText(String statusText) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> changeAvailability(Presence availability) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> changePicture(Path file) {
        throw new UnsupportedOperationException();
    }
}
