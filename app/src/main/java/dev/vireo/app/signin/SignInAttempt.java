package dev.vireo.app.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One thing that is tried at a time: whether it is under way, how it failed last, and how long to wait before the next try. */
final class SignInAttempt {

    private final InstantSource clock;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<Optional<SignInError>> trouble = new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper(this, "waiting");
    private Instant until = Instant.EPOCH;
    private @Nullable CompletableFuture<?> current;

    SignInAttempt(InstantSource clock) {
        this.clock = clock;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<SignInError>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Seconds until the next try makes sense; 0 if now. */
    ReadOnlyLongProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Tries, unless something is being tried or it is too early. */
    <T> void run(Supplier<CompletionStage<T>> work, Consumer<? super T> succeeded) {
        tick();
        if (busy.get() || waiting.get() > 0) {
            return;
        }
        trouble.set(Optional.empty());
        busy.set(true);
        CompletableFuture<T> mine = work.get().toCompletableFuture();
        current = mine;
        mine.whenComplete((result, failure) -> {
            if (current != mine) {
                return;
            }
            current = null;
            busy.set(false);
            if (failure == null) {
                succeeded.accept(result);
            } else {
                fail(failure);
            }
        });
    }

    /** Gives up what is being tried; its outcome no longer matters. */
    void cancel() {
        CompletableFuture<?> ended = current;
        current = null;
        busy.set(false);
        if (ended != null) {
            ended.cancel(true);
        }
    }

    /** Forgets what went wrong, but not how long to wait. */
    void forget() {
        if (waiting.get() == 0) {
            trouble.set(Optional.empty());
        }
    }

    void fail(SignInError reason) {
        until = clock.instant().plus(reason.pause());
        trouble.set(Optional.of(reason));
        tick();
    }

    /** To be called about every second while {@link #waitingProperty()} is not 0. */
    void tick() {
        Duration left = Duration.between(clock.instant(), until);
        long seconds = left.isPositive() ? left.plusMillis(999).toSeconds() : 0;
        boolean over = waiting.get() > 0 && seconds == 0;
        waiting.set(seconds);
        if (over) {
            trouble.set(Optional.empty());
        }
    }

    private void fail(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        fail(cause instanceof OfficeAccess.EntranceException closed ? closed.trouble()
                : SignInError.of(SignInError.ErrorKind.SERVER, String.valueOf(cause.getMessage())));
    }
}
