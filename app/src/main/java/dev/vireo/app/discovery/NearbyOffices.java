package dev.vireo.app.discovery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The offices that are heard on the network, for a screen to show while it is open. FX thread. */
public final class NearbyOffices {

    /** Answers come within a second where there are any. */
    private static final Duration A_WHILE = Duration.ofSeconds(4);

    private final HearOffices network;
    private final Executor fx;
    private final Duration patience;
    private final ObservableList<FoundOffice> offices = FXCollections.observableArrayList();
    private final ObservableList<FoundOffice> readable = FXCollections.unmodifiableObservableList(offices);
    private final ReadOnlyObjectWrapper<LookingState> state = new ReadOnlyObjectWrapper<>(this, "state", LookingState.IDLE);
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper(this, "settled");
    private @Nullable Runnable ending;
    /** Which looking is the present one; what an earlier one still tells is dropped. */
    private int looking;

    /** @param fx where everything is told, as {@code Platform::runLater} */
    public NearbyOffices(HearOffices network, Executor fx) {
        this(network, fx, A_WHILE);
    }

    /** @param patience how long to look before saying that there is nobody */
    public NearbyOffices(HearOffices network, Executor fx, Duration patience) {
        this.network = network;
        this.fx = fx;
        this.patience = patience;
    }

    /** By name. */
    public ObservableList<FoundOffice> offices() {
        return readable;
    }

    public ReadOnlyObjectProperty<LookingState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether who is there would have been heard by now, or nobody can be. */
    public ReadOnlyBooleanProperty settledProperty() {
        return settled.getReadOnlyProperty();
    }

    /** Begins to look, from the beginning if it was looking. */
    public void start() {
        stop();
        int mine = looking;
        state.set(LookingState.LOOKING);
        ending = network.begin((possible, heard) -> fx.execute(() -> {
            if (mine == looking) {
                show(possible, heard);
            }
        }));
        giveUpLater(mine);
    }

    private void giveUpLater(int mine) {
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, fx).execute(() -> {
            if (mine == looking) {
                if (state.get() == LookingState.LOOKING) {
                    state.set(LookingState.NONE);
                }
                settled.set(true);
            }
        });
    }

    /** Ends the looking and forgets what was heard. */
    public void stop() {
        looking++;
        if (ending != null) {
            ending.run();
            ending = null;
        }
        offices.clear();
        settled.set(false);
        state.set(LookingState.IDLE);
    }

    private void show(boolean possible, List<FoundOffice> heard) {
        // Only what is different, so that a selection and the focus stay where they are.
        offices.removeIf(each -> heard.stream().noneMatch(each::isSameAs));
        for (int i = 0; i < heard.size(); i++) {
            FoundOffice now = heard.get(i);
            if (i >= offices.size() || !offices.get(i).isSameAs(now)) {
                offices.removeIf(now::isSameAs);
                offices.add(Math.min(i, offices.size()), now);
            } else if (!offices.get(i).equals(now)) {
                offices.set(i, now);
            }
        }
        if (!heard.isEmpty()) {
            state.set(LookingState.FOUND);
        } else if (!possible) {
            state.set(LookingState.IMPOSSIBLE);
            settled.set(true);
        } else if (state.get() == LookingState.FOUND) {
            state.set(LookingState.NONE);
        } else if (state.get() == LookingState.IMPOSSIBLE) {
            state.set(LookingState.LOOKING);
            settled.set(false);
            giveUpLater(looking);
        }
    }
}
