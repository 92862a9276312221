package dev.vireo.app;

import dev.vireo.app.help.HelpSource;
import dev.vireo.app.startup.Version;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.store.AppFolders;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.ui.Background;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The facts that a client knows about itself, gathered from its parts. FX thread. */
final class ClientFacts implements HelpSource {

    private final DataFolder folder;
    private final ClientPlatform.Browser browser;
    private final Background background;
    private final Clock clock;
    private final List<Runnable> followers = new ArrayList<>();
    private @Nullable SignedIn signedIn;
    private Subscription connection = Subscription.EMPTY;
    private Instant since;

    ClientFacts(DataFolder folder, ClientPlatform platform, Background background) {
        this.folder = folder;
        this.browser = platform.browser();
        this.background = background;
        this.clock = platform.clock();
        this.since = clock.instant();
    }

    void signedIn(SignedIn now) {
        signedOut();
        signedIn = now;
        connection = now.session().workspace().connectionProperty().subscribe(_ -> {
            since = clock.instant();
            changed();
        });
    }

    void signedOut() {
        connection.unsubscribe();
        signedIn = null;
        changed();
    }

    private void changed() {
        List.copyOf(followers).forEach(Runnable::run);
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public Optional<OfficeFacts> office() {
        return Optional.ofNullable(signedIn).map(now -> {
            var session = now.session();
            ConnectionState state = session.workspace().connectionProperty().get();
            return new OfficeFacts(session.workspace().officeNameProperty().get(), now.account().username(), now.account().server(), state,
                    since, session.syncCounts().reconnects(), session.syncCounts().corrections(), session.client().protocol(), trust(now));
        });
    }

    private KeyTrust trust(SignedIn now) {
        URI server = now.account().server();
        if (now.account().local()) {
            return KeyTrust.THIS_COMPUTER;
        }
        if (!"https".equals(server.getScheme())) {
            return KeyTrust.PLAIN;
        }
        return folder.keys().find(server).map(KnownKey::key).isPresent() ? KeyTrust.PINNED : KeyTrust.VOUCHED;
    }

    @Override
    public FolderFacts folders() {
        AppFolders places = folder.places();
        return new FolderFacts(places.data(), places.config(), places.cache(), places.logs(), places.areStandard());
    }

    @Override
    public CompletionStage<String> serverVersion() {
        SignedIn now = signedIn;
        return now == null ? CompletableFuture.failedFuture(new IllegalStateException("not signed in"))
                : background.ask(() -> now.session().client().health().version());
    }

    @Override
    public CompletionStage<DiskFacts> disk() {
        AppFolders places = folder.places();
        return background.ask(() -> new DiskFacts(size(places.data().resolve("accounts")) + size(places.cache()), size(places.logs())));
    }

    /** What goes away meanwhile does not count. */
    private static long size(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
                } catch (NoSuchFileException e) {
                    bytes += 0;
                }
            }
        }
        return bytes;
    }

    @Override
    public CompletionStage<?> save(Path file, String text) {
        return background.ask(() -> Files.writeString(file, text));
    }

    @Override
    public Subscription follow(Runnable changed) {
        followers.add(changed);
        return () -> followers.remove(changed);
    }

    @Override
    public void openLogs() {
        browser.open(folder.places().logs().toUri().toString());
    }
}
