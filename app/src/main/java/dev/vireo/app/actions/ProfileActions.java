package dev.vireo.app.actions;

import dev.vireo.app.state.Workspace;
import dev.vireo.protocol.Presence;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a person can make to their own profile. Called on the FX thread; never blocks. Each stage completes on the FX
 * thread, once the server has taken the change, or with an exception whose message says in plain words why it was not taken. What
 * changed then shows in {@link Workspace#me()}.
 */
public interface ProfileActions {

    CompletionStage<Void> changeDisplayName(String displayName);

    /** Owners and admins only. */
    CompletionStage<Void> changeTitle(String title);

    /** Owners and admins only. */
    CompletionStage<Void> changeDepartment(String department);

    /**
     * Says something else of oneself; without an emoji and a text, nothing.
     *
     * @param emoji one, or empty
     * @param until when both go by themselves; null if they stay
     */
    CompletionStage<Void> changeStatus(String emoji, String text, @Nullable Instant until);

    /**
     * Online, away or do not disturb; offline cannot be chosen.
     *
     * @param until when I am online again by myself; null for not until I choose so. Online has none
     */
    CompletionStage<Void> changeAvailability(Presence availability, @Nullable Instant until);

    /** Whether nobody is at this computer. Whoever is idle at all of theirs is seen as away. */
    CompletionStage<Void> reportIdle(boolean idle);

    /**
     * Gives me another password; all my other sessions end.
     *
     * @param keepThisSession whether I stay signed in here
     */
    CompletionStage<Void> changePassword(String current, String chosen, boolean keepThisSession);

    /** @param png of a square that is to be shown as it is, of at most 1 MiB */
    CompletionStage<Void> changePicture(byte[] png);

    /** My initials show instead. */
    CompletionStage<Void> removePicture();
}
