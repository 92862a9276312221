package dev.vireo.app;

import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.discovery.HearOffices;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Fx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For tests: somebody's computer with a whole client on it. Several stand side by side, each with its own data folder. */
public final class Computer implements AutoCloseable {

    /** Patient enough for a busy machine, quick enough for a test. */
    public static final StreamTiming QUICK = new StreamTiming(Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofMillis(200),
            Duration.ofSeconds(40), Duration.ofMillis(120), true);

    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final VireoApp app;

    private Computer(Path data, ClientPlatform platform) {
        DataFolder folder = DataFolder.open(data);
        folder.preferences().change(now -> now.withChats(now.chats().withOwnWindows(true)));
        app = Fx.call(() -> new VireoApp(folder, platform, () -> ended.complete(null)));
    }

    /** Turned on, with nothing to be seen yet. */
    public static Computer with(Path data) {
        return with(data, QUICK);
    }

    public static Computer with(Path data, StreamTiming timing) {
        return new Computer(data, ClientPlatform.plain().with(timing));
    }

    /** On a network with others. */
    public static Computer on(HearOffices network, Path data) {
        return of(ClientPlatform.plain().with(QUICK).onNetwork(network), data);
    }

    public static Computer of(ClientPlatform platform, Path data) {
        return new Computer(data, platform);
    }

    public VireoApp app() {
        return app;
    }

    /** Starts the client as a user would. */
    public Computer start() {
        Fx.run(app::start);
        Fx.await(() -> app.stage().isShowing());
        return this;
    }

    /** Signs in, and returns when the main window shows the office. */
    public Computer signIn(URI office, String username, String password) {
        try {
            app.signIn(office, username, password).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Fx.await(() -> app.workspace().loadedProperty().get());
        return this;
    }

    /** Returns once the client has let go of everything. */
    public void awaitEnd() {
        ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        app.close();
    }
}
