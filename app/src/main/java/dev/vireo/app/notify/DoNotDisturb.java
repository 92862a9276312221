package dev.vireo.app.notify;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Workspace;
import dev.vireo.protocol.Presence;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import javafx.beans.property.BooleanProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One switch for being left alone: the tray's and the settings' is the presence that others see, and the other way round. What is
 * switched while the office cannot be reached is told to it when it can. FX thread.
 */
public final class DoNotDisturb {

    private static final Logger log = LoggerFactory.getLogger(DoNotDisturb.class);

    /** Whose presence it is, while somebody is signed in. */
    private record OwnPresence(Workspace workspace, ProfileActions me) {
    }

    private final BooleanProperty on;
    private @Nullable OwnPresence office;
    private Subscription following = Subscription.EMPTY;
    /** What the person switched to and the office does not know yet. */
    private @Nullable Boolean wish;
    /** When that ends by itself; null if it does not. */
    private @Nullable Instant wishedEnd;
    private boolean asking;
    private boolean hearing;
    /** For the switch that is just being turned on; it lasts where the tray or the settings turn it. */
    private @Nullable Instant chosenEnd;

    /** @param on the switch, already as it was left */
    public DoNotDisturb(BooleanProperty on) {
        this.on = on;
        on.subscribe((_, now) -> {
            if (!hearing) {
                wish = now;
                wishedEnd = now ? chosenEnd : null;
                ask();
            }
        });
    }

    public void signedIn(Workspace workspace, ProfileActions me) {
        office = new OwnPresence(workspace, me);
        following = Subscription.combine(
                workspace.me().presenceProperty().subscribe(this::heard),
                workspace.connectionProperty().subscribe(this::connected));
    }

    public void signedOut() {
        following.unsubscribe();
        office = null;
        asking = false;
    }

    /**
     * The person chooses how they are to be seen. What the office answers shows in their presence.
     *
     * @param until when they are online again by themselves; null if they are not
     */
    public void choose(Presence presence, @Nullable Instant until) {
        OwnPresence here = office;
        if (here == null) {
            return;
        }
        if (presence == Presence.DO_NOT_DISTURB && !on.get()) {
            chosenEnd = until;
            on.set(true);
            chosenEnd = null;
            return;
        }
        wish = null;
        here.me.changeAvailability(presence, until).exceptionally(refusal -> {
            log.info("Couldn't change the availability: {}", reason(refusal));
            return null;
        });
    }

    private void heard(Presence presence) {
        // Offline is what the office says of whoever has no connection, whatever they chose.
        if (wish == null && presence != Presence.OFFLINE) {
            hearing = true;
            on.set(presence == Presence.DO_NOT_DISTURB);
            hearing = false;
        }
    }

    private void connected(ConnectionState state) {
        OwnPresence here = office;
        if (here != null && (state == ConnectionState.LIVE || state == ConnectionState.POLLING)) {
            heard(here.workspace.me().presenceProperty().get());
            ask();
        }
    }

    /** One question at a time, so that the last wish is the last to arrive. */
    private void ask() {
        OwnPresence here = office;
        Boolean wanted = wish;
        if (here == null || wanted == null || asking) {
            return;
        }
        asking = true;
        Presence asked = wanted ? Presence.DO_NOT_DISTURB : Presence.ONLINE;
        here.me.changeAvailability(asked, wishedEnd).whenComplete((_, failure) -> {
            if (office == here) {
                asking = false;
                answered(wanted, failure, here);
            }
        });
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static String reason(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof ServerException refusal ? refusal.reason() : cause.getClass().getSimpleName();
    }

    private void answered(Boolean wanted, @Nullable Throwable failure, OwnPresence here) {
        Throwable cause = failure == null ? null : cause(failure);
        if (!wanted.equals(wish)) {
            ask();
        } else if (cause == null) {
            wish = null;
        } else if (!(cause instanceof ServerException.Unreachable)) {
            log.info("Couldn't change the availability: {}", reason(cause));
            wish = null;
            heard(here.workspace.me().presenceProperty().get());
        }
    }
}
