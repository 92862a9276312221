package dev.vireo.app;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.client.ServerTrust;
import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.app.discovery.OfficeSearch;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.office.OfficeEntrance;
import dev.vireo.app.office.OfficeMoves;
import dev.vireo.app.quit.BoundedWait;
import dev.vireo.app.session.Session;
import dev.vireo.app.signin.KeyStop;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.OfficeOpening;
import dev.vireo.app.signin.SignIn;
import dev.vireo.app.signin.SignInReason;
import dev.vireo.app.startup.NextFrame;
import dev.vireo.app.startup.PolicyEffects;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a person into an office and out again: at most one is signed in at a time. FX thread unless said otherwise. */
final class SignInFlow {

    private static final Logger log = LoggerFactory.getLogger(SignInFlow.class);

    /** For a server's first word; at a start without a network nobody wants to wait. */
    private static final Duration GREETING = Duration.ofSeconds(3);

    /** The client around it. */
    interface AppShell {

        /** Makes everything that belongs to being signed in. */
        SignedIn open(Account account, ServerClient client, AccountStore store);

        void signedIn(SignedIn now);

        /** Called before the windows of the person who was signed in close. */
        void signedOut();

        void show(Parent root);

        /** As {@link #show}, until something else comes. */
        void meanwhile(Parent root);
    }

    private record OpenedAccount(Account account, AccountStore store) {
    }

    private final DataFolder folder;
    private final HomeOffice home;
    private final Background background;
    private final ClientPlatform platform;
    private final AppShell shell;
    private final OfficeMoves moves;
    private final OfficeAccess entrance;

    /** Done when the session that ended last has released the disk. */
    private volatile CompletableFuture<Void> left = CompletableFuture.completedFuture(null);
    private volatile @Nullable SignedIn signedIn;
    private volatile @Nullable ServerClient pictures;
    private @Nullable OfficeFollower following;
    /** While another key keeps everybody out: looks for the office elsewhere. */
    private Optional<OfficeSearch> search = Optional.empty();
    private boolean ending;
    /** Whether it is known where the last run ended. */
    private boolean started;
    /** An invitation's link that waits until nobody is signed in; empty if none does. */
    private String link = "";

    SignInFlow(DataFolder folder, HomeOffice home, Background background, ClientPlatform platform, AppShell shell) {
        this.folder = folder;
        this.home = home;
        this.background = background;
        this.platform = platform;
        this.shell = shell;
        moves = new OfficeMoves(folder, platform.network());
        entrance = new OfficeEntrance(home, background, folder.keys(), this::stop);
    }

    /** Continues where the last run ended: in the office, or at the sign-in screen. */
    void start() {
        background.call(() -> {
            PolicyEffects.vouch(platform.policy(), folder.keys());
            return folder.account().filter(account -> platform.policy().hosting() || !account.local());
        }).succeeded(account -> account.ifPresentOrElse(this::resume, this::askForOffice)).start();
    }

    /** Signs in without the screens. Any thread; completes on the FX thread when the main window shows. */
    CompletionStage<Void> signIn(URI server, String username, String password) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        background.call(() -> {
            ServerTrust trust = trust(server);
            try (ServerClient client = ServerClient.of(server, trust)) {
                Answers.SignedIn answer = client.signIn(username, password);
                return new Account(server, answer.user().username(), answer.user().displayName(), answer.token(), false);
            }
        }).succeeded(account -> enter(account, done)).failed(done::completeExceptionally).start();
        return done;
    }

    /** Who is signed in just now. Any thread. */
    Optional<SignedIn> signedIn() {
        return Optional.ofNullable(signedIn);
    }

    /** The picture of a person in the office that is open. Called off the FX thread. */
    Optional<byte[]> picture(String username) {
        ServerClient client = pictures;
        return client == null ? Optional.empty() : client.people().avatar(username);
    }

    /** Back to the sign-in screen. */
    void signOut() {
        signedIn().ifPresent(gone -> leave(gone, SignInReason.SIGNED_OUT, Session::signOut));
    }

    /** Ends the office on this computer for everybody, and goes back to the first screen, from which it can be opened again. */
    void stopHosting() {
        signedIn().ifPresent(gone -> {
            depart(gone);
            gone.window().root().setDisable(true);
            left = CompletableFuture.runAsync(() -> {
                folder.forgetAccount();
                gone.session().signOut();
                home.end();
            }, task -> Thread.ofVirtual().name("vireo-stop-hosting").start(task));
            left.whenComplete((_, _) -> Platform.runLater(() -> {
                if (!ending) {
                    askForOffice();
                }
            }));
        });
    }

    /** Closes what shows of the office. Nobody is signed in afterwards, or later. */
    Optional<SignedIn> end() {
        ending = true;
        search.ifPresent(OfficeSearch::close);
        Optional<SignedIn> last = signedIn();
        last.ifPresent(this::depart);
        return last;
    }

    /** Returns when nobody who left holds the disk any more. Blocks; any thread. */
    void awaitLeft() {
        BoundedWait.until(left);
    }

    /** The window comes first: opening the office may take a while, the more so if it has to be started. */
    private void resume(Account account) {
        shell.meanwhile(new Views(Map.of()).load(new OfficeOpening(account.local())).root());
        enter(account, new CompletableFuture<>());
    }

    private void enter(Account account, CompletableFuture<Void> done) {
        background.call(() -> {
            BoundedWait.until(left);
            Account there = reachable(account);
            folder.keepAccount(there);
            return new OpenedAccount(there, folder.store(there));
        }).succeeded(opened -> {
            welcome(opened);
            done.complete(null);
        }).failed(failure -> {
            log.error("Couldn't open the office", failure);
            askForOffice();
            done.completeExceptionally(failure);
        }).start();
    }

    /** The office on this computer is opened with the client; its port may be another one than last time. */
    private Account reachable(Account account) {
        return account.local() ? account.at(home.open(LocalOffice.Reach.THIS_COMPUTER).address()) : encrypted(account);
    }

    /**
     * An office that was known in the clear and has been encrypted since is entered encrypted from now on. Nobody has vouched for its
     * key, but nobody had for the office either.
     */
    private Account encrypted(Account account) {
        if (!"http".equals(account.server().getScheme())) {
            return account;
        }
        try (ServerClient client = ServerClient.of(account.server())) {
            client.healthWithin(GREETING);
            return account;
        } catch (ServerException.Refused e) {
            return e.needsTls() ? encryptedNow(account) : account;
        } catch (ServerException e) {
            return account;
        }
    }

    private Account encryptedNow(Account account) {
        Account there = account.at(URI.create("https://" + account.server().getRawAuthority()));
        ServerTrust trust = folder.keys().find(there.server()).isPresent() ? trust(there.server()) : ServerTrust.firstContact();
        try (ServerClient client = ServerClient.of(there.server(), trust)) {
            client.healthWithin(GREETING);
        } catch (ServerException e) {
            return account;
        }
        trust.seen().filter(_ -> folder.keys().find(there.server()).isEmpty())
                .ifPresent(key -> folder.keys().keep(there.server(), trust.isVouched() ? KnownKey.VOUCHED : new KnownKey(key, false)));
        folder.moveStore(account, there);
        return there;
    }

    private void welcome(OpenedAccount opened) {
        if (ending) {
            opened.store().close();
            return;
        }
        started = true;
        Account account = opened.account();
        ServerClient client = ServerClient.of(account.server(), trust(account.server())).signedIn(account.token());
        pictures = client;
        SignedIn now = shell.open(account, client, opened.store());
        signedIn = now;
        shell.signedIn(now);
        Workspace workspace = now.session().workspace();
        OfficeFollower follower = new OfficeFollower(now, moves, background);
        following = follower;
        workspace.connectionProperty().subscribe(connection -> {
            follower.changed(connection);
            if (signedIn == now && (connection == ConnectionState.SIGNED_OUT || connection == ConnectionState.DEACTIVATED)) {
                leave(now, connection == ConnectionState.SIGNED_OUT ? SignInReason.ENDED : SignInReason.DEACTIVATED, Session::close);
            } else if (connection == ConnectionState.OTHER_KEY && signedIn == now) {
                stop(now);
            } else if (connection == ConnectionState.TLS_REQUIRED && signedIn == now) {
                depart(now);
                leftBehind(now);
                resume(now.account());
            }
        });
        shell.show(now.window().root());
        workspace.loadedProperty().subscribe(loaded -> {
            if (loaded) {
                NextFrame.tell("Dashboard");
            }
        });
    }

    /** Of an office that was entered before, the key that it had then; of another, what authorities vouch for. */
    private ServerTrust trust(URI server) {
        KeyFingerprint key = folder.keys().find(server).map(KnownKey::key).orElse(null);
        return key == null ? ServerTrust.vouched() : ServerTrust.pinned(key);
    }

    /** Ends what goes on with an office in whose place somebody else answers. The account stays, for when it is back. */
    private void stop(SignedIn gone) {
        depart(gone);
        leftBehind(gone);
        Account account = gone.account();
        askAboutKey(account.server(), () -> resume(account), () -> {
            folder.forgetAccount();
            folder.keys().forget(account.server());
        }, lookElsewhere(account, gone.session().workspace().officeNameProperty().get()));
    }

    /** Whoever took the address may only have taken the address: the office itself may be somewhere else. */
    private boolean lookElsewhere(Account account, String office) {
        search = moves.look(account, office, Duration.ZERO, address -> Platform.runLater(() -> {
            if (search.isPresent()) {
                endSearch();
                background.call(() -> moves.remember(account, address) ? account.at(address) : account)
                        .succeeded(this::resume).start();
            }
        }));
        return search.isPresent();
    }

    private void endSearch() {
        search.ifPresent(OfficeSearch::close);
        search = Optional.empty();
    }

    private void leftBehind(SignedIn gone) {
        left = CompletableFuture.runAsync(gone.session()::close, task -> Thread.ofVirtual().name("vireo-leave").start(task));
    }

    /** On the way into an office that was entered before. */
    private void stop(URI server, ServerException.OtherKey failure) {
        askAboutKey(server, this::askForOffice, () -> folder.keys().forget(server), false);
    }

    /** @param looking whether the office is looked for elsewhere meanwhile */
    private void askAboutKey(URI server, Runnable again, Runnable forget, boolean looking) {
        Optional<KeyFingerprint> expected = folder.keys().find(server).map(KnownKey::key);
        shell.show(new Views(Map.of()).load(new KeyStop(server, expected, looking, () -> {
            endSearch();
            again.run();
        }, () -> {
            endSearch();
            background.call(() -> {
                awaitLeft();
                forget.run();
                return true;
            }).succeeded(_ -> askForOffice()).start();
        })).root());
    }

    /** What is left to do with the session blocks and happens elsewhere. */
    private void leave(SignedIn gone, SignInReason reason, Consumer<Session> farewell) {
        String office = gone.session().workspace().officeNameProperty().get();
        depart(gone);
        left = CompletableFuture.runAsync(() -> {
            folder.forgetAccount();
            farewell.accept(gone.session());
        }, task -> Thread.ofVirtual().name("vireo-leave").start(task));
        askForPassword(gone.account(), office, reason);
    }

    private void depart(SignedIn gone) {
        signedIn = null;
        pictures = null;
        if (following != null) {
            following.close();
        }
        shell.signedOut();
        gone.leave();
    }

    /** Shows where an invitation leads. Whoever is signed in is asked first, by whoever calls this. */
    void join(String invitation) {
        link = invitation;
        if (started && signedIn == null && !ending) {
            askForOffice();
        }
    }

    /** The link that waits; it does no longer. */
    String takeLink() {
        String waiting = link;
        link = "";
        return waiting;
    }

    private void askForOffice() {
        endSearch();
        started = true;
        if (!link.isEmpty()) {
            screen().invited(takeLink());
            return;
        }
        screen().welcome();
    }

    /** Shows the sign-in screen of the office that was left. */
    private void askForPassword(Account account, String office, SignInReason reason) {
        if (!link.isEmpty()) {
            askForOffice();
            return;
        }
        screen().enter(new OfficeAccess.Office(account.server(), office, account.local()), account.username(), reason);
    }

    private SignIn screen() {
        View<SignIn> view = new Views(Map.of())
                .load(new SignIn(entrance, new NearbyOffices(platform.network(), Platform::runLater), platform.backups(),
                        platform.policy(), platform.clock(), account -> {
                            folder.preferences().change(now -> now.withSignIn(account.server().toString(), account.username()));
                            enter(account, new CompletableFuture<>());
                        }));
        shell.show(view.root());
        return view.controller();
    }
}
