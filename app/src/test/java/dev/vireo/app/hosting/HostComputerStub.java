package dev.vireo.app.hosting;

import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.protocol.KeyFingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A computer that hosts as a test wants it to, and answers at once. */
final class HostComputerStub implements Hosting {

    static final KeyFingerprint KEY = new KeyFingerprint("0123456789abcdef".repeat(4));

    final List<String> asked = new ArrayList<>();
    final List<StartChoice> starting = new ArrayList<>();
    final List<StartChoice> preset = new ArrayList<>();
    final Map<String, Integer> devices = new HashMap<>();
    Optional<RunningHere> office = Optional.of(new RunningHere(List.of("https://192.168.1.5:8080"), true, KEY, true, false));
    QuitChoice quit = QuitChoice.ASK;
    boolean awakePossible = true;
    boolean awake;
    boolean slow;
    @Nullable RuntimeException failure;
    Runnable changed = () -> {};

    @Override
    public String folder() {
        return "/home/shyam/.local/share/vireo/office";
    }

    @Override
    public CompletionStage<Optional<RunningHere>> running() {
        return slow ? new CompletableFuture<>() : CompletableFuture.completedFuture(office);
    }

    @Override
    public Runnable onChange(Runnable listener) {
        changed = listener;
        return () -> changed = () -> {};
    }

    @Override
    public CompletionStage<?> open() {
        return did("open");
    }

    @Override
    public CompletionStage<Map<String, Integer>> devices(List<String> usernames) {
        return CompletableFuture.completedFuture(devices);
    }

    @Override
    public QuitChoice quitChoice() {
        return quit;
    }

    @Override
    public void choose(QuitChoice choice) {
        quit = choice;
    }

    @Override
    public CompletionStage<List<StartChoice>> startChoices() {
        return failure == null ? CompletableFuture.completedFuture(starting) : CompletableFuture.failedFuture(failure);
    }

    @Override
    public CompletionStage<?> start(StartChoice what, boolean on) {
        return did("start " + what + " " + on);
    }

    @Override
    public boolean isPreset(StartChoice what) {
        return preset.contains(what);
    }

    @Override
    public boolean canStayAwake() {
        return awakePossible;
    }

    @Override
    public CompletionStage<Boolean> staysAwake() {
        return CompletableFuture.completedFuture(awake);
    }

    @Override
    public CompletionStage<?> stayAwake(boolean on) {
        return did("awake " + on);
    }

    @Override
    public CompletionStage<?> stop() {
        return did("stop");
    }

    private CompletionStage<?> did(String what) {
        asked.add(what);
        return failure == null ? CompletableFuture.completedFuture(what) : CompletableFuture.failedFuture(failure);
    }
}
