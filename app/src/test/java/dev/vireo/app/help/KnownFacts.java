package dev.vireo.app.help;

import dev.vireo.app.help.SystemFacts.MemoryFacts;
import dev.vireo.app.help.SystemFacts.ScreenFacts;
import dev.vireo.app.state.ConnectionState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.util.Subscription;

/** A client of Shyam's that says of itself what a test wants. */
final class KnownFacts implements HelpSource {

    static final Instant NOW = Instant.parse("2026-11-30T10:00:07Z");
    static final SystemFacts SYSTEM = new SystemFacts("Linux 6.12.9, amd64", "GNOME, wayland", "en-IN",
            List.of(new ScreenFacts(2_560, 1_440, 150), new ScreenFacts(1_920, 1_080, 100)), true,
            new MemoryFacts(96L * 1_024 * 1_024, 256L * 1_024 * 1_024), 8);
    static final OfficeFacts LIVE = new OfficeFacts("Ayodhya", "shyam", URI.create("https://office.example:8443"), ConnectionState.LIVE,
            NOW.minusSeconds(4_000), 2, 0, Optional.of("TLSv1.3"), KeyTrust.PINNED);

    Optional<OfficeFacts> office = Optional.of(LIVE);
    CompletableFuture<String> server = CompletableFuture.completedFuture("0.1.0");
    CompletableFuture<DiskFacts> disk = CompletableFuture.completedFuture(new DiskFacts(5_242_880, 700));
    Path home = Path.of("/home/shyam");
    int opened;
    final List<Runnable> followers = new ArrayList<>();

    void become(OfficeFacts now) {
        office = Optional.of(now);
        List.copyOf(followers).forEach(Runnable::run);
    }

    void signOut() {
        office = Optional.empty();
        List.copyOf(followers).forEach(Runnable::run);
    }

    static OfficeFacts in(ConnectionState state) {
        return new OfficeFacts(LIVE.name(), LIVE.username(), LIVE.address(), state, NOW, LIVE.reconnects(), LIVE.corrections(),
                LIVE.protocol(), LIVE.trust());
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public Optional<OfficeFacts> office() {
        return office;
    }

    @Override
    public FolderFacts folders() {
        return new FolderFacts(home.resolve(".local/share/vireo"), home.resolve(".config/vireo"), home.resolve(".cache/vireo"),
                home.resolve(".local/state/vireo/logs"), true);
    }

    @Override
    public CompletionStage<String> serverVersion() {
        return server;
    }

    @Override
    public CompletionStage<DiskFacts> disk() {
        return disk;
    }

    @Override
    public CompletionStage<?> save(Path file, String text) {
        try {
            return CompletableFuture.completedFuture(Files.writeString(file, text));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public Subscription follow(Runnable changed) {
        followers.add(changed);
        return () -> followers.remove(changed);
    }

    @Override
    public void openLogs() {
        opened++;
    }
}
