package dev.vireo.app;

import dev.vireo.app.channels.ChannelWindows;
import dev.vireo.app.chat.ChatWindows;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.mainwindow.MainWindow;
import dev.vireo.app.mainwindow.MainWindowActions;
import dev.vireo.app.mainwindow.Tab;
import dev.vireo.app.notify.AppWindows;
import dev.vireo.app.notify.Desktop;
import dev.vireo.app.notify.HidingWindow;
import dev.vireo.app.notify.NotificationSettings;
import dev.vireo.app.session.Session;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.SignIn;
import dev.vireo.app.signin.SignInReason;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Presence;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One desktop client: everything is made and joined here. There may be several in one process, each with its own data folder. FX
 * thread unless said otherwise.
 */
public final class VireoApp implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(VireoApp.class);

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 480;

    /** Somebody on the way in. */
    private record Entering(Account account, AccountStore store) {
    }

    private final DataFolder folder;
    private final ClientPlatform around;
    private final Runnable farewell;
    private final Texts texts = Texts.of(VireoApp.class);
    private final AppServices kit = AppServices.of(this::picture);
    private final Stage stage = new Stage();
    private final SettingsWindow settings = new SettingsWindow(stage, kit.theme());
    private final NotificationSettings notifying = new NotificationSettings();
    private final DoNotDisturb doNotDisturb;
    private final Desktop desktop;
    private final HidingWindow hiding;
    private final QuitQuestion question = new QuitQuestion(kit.theme());
    private final HomeOffice home;
    private final OfficeAccess entrance;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private volatile @Nullable ServerClient pictures;
    /** Done when whoever left last has let go of the disk. */
    private volatile CompletableFuture<Void> left = CompletableFuture.completedFuture(null);
    private volatile @Nullable SignedIn signedIn;
    private boolean ready;
    private boolean ending;
    private Runnable quitting = () -> {};
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * Nothing shows before {@link #start()} or {@link #signIn}.
     *
     * @param folder   held; this lets it go in the end
     * @param farewell called once everything is closed, on any thread
     */
    public VireoApp(DataFolder folder, ClientPlatform around, Runnable farewell) {
        this.folder = folder;
        this.around = around;
        this.farewell = farewell;
        home = new HomeOffice(folder.office());
        entrance = new OfficeEntrance(home, kit.background());
        stage.setTitle(title(0));
        stage.getIcons().setAll(SignedIn.icons());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        kit.theme().apply(scene);
        stage.setScene(scene);
        new WindowPlaces(folder.preferences()).follow(stage, WIDTH, HEIGHT);
        follow(folder.preferences());
        doNotDisturb = new DoNotDisturb(notifying.doNotDisturbProperty());
        desktop = new Desktop(around.desktop(), new Windows(), notifying, kit.theme(), kit.avatars(), kit.motion());
        hiding = new HidingWindow(stage, desktop.tray(), this::wishToQuit);
    }

    /** Goes on where the last run ended: into the office, or to its door. */
    public void start() {
        kit.background().call(folder::account)
                .succeeded(account -> account.ifPresentOrElse(this::resume, this::askWho))
                .start();
    }

    /** Signs in without the screens, where nobody is signed in. Any thread; completes on the FX thread when the main window shows. */
    public CompletionStage<Void> signIn(URI server, String username, String password) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        kit.background().call(() -> {
            try (ServerClient client = ServerClient.of(server)) {
                Answers.SignedIn answer = client.signIn(username, password);
                return new Account(server, answer.user().username(), answer.user().displayName(), answer.token(), false);
            }
        }).succeeded(account -> enter(account, done)).failed(done::completeExceptionally).start();
        return done;
    }

    /** The main window. */
    public Stage stage() {
        return stage;
    }

    public Theme theme() {
        return kit.theme();
    }

    public Preferences.Saved preferences() {
        return folder.preferences();
    }

    /** Who is signed in just now; the rest below needs somebody to be. */
    public Optional<Session> session() {
        return Optional.ofNullable(signedIn).map(SignedIn::session);
    }

    public Workspace workspace() {
        return session().orElseThrow().workspace();
    }

    public ChatWindows chatWindows() {
        return Optional.ofNullable(signedIn).map(SignedIn::chats).orElseThrow();
    }

    public ChannelWindows channelWindows() {
        return Optional.ofNullable(signedIn).map(SignedIn::channels).orElseThrow();
    }

    public MainWindow mainWindow() {
        return Optional.ofNullable(signedIn).map(each -> each.window().controller()).orElseThrow();
    }

    SettingsWindow settings() {
        return settings;
    }

    /** Brings the main window to the front, also out of the tray; while it has nothing to show yet, nothing happens. */
    void raise() {
        if (ready && !ending) {
            stage.show();
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
    }

    /** @param told once, when the client begins to end */
    void onQuit(Runnable told) {
        quitting = told;
    }

    /** Somebody wants to quit: whoever hosts the office for others is asked first. A process that is being stopped asks nobody. */
    void wishToQuit() {
        Optional<QuitQuestion.HostedOffice> office = ending ? Optional.empty() : hosted();
        if (office.isEmpty()) {
            quit();
        } else {
            question.ask(office.get(), desktop.tray().isPresent() ? Optional.of(this::hide) : Optional.empty(), this::quit);
        }
    }

    QuitQuestion question() {
        return question;
    }

    private void hide() {
        if (signedIn != null) {
            signedIn.chats().closeAll();
        }
        hiding.hide();
    }

    /** The office that ends with this client, if others can use it. */
    private Optional<QuitQuestion.HostedOffice> hosted() {
        SignedIn now = signedIn;
        Optional<LocalOffice> running = home.running();
        if (now == null || running.isEmpty()) {
            return Optional.empty();
        }
        Workspace workspace = now.session().workspace();
        List<String> connected = workspace.people().stream()
                .filter(person -> person.presenceProperty().get() != Presence.OFFLINE).map(Person::displayName).sorted().toList();
        return running.get().onNetwork() || !connected.isEmpty()
                ? Optional.of(new QuitQuestion.HostedOffice(workspace.officeNameProperty().get(), connected)) : Optional.empty();
    }

    /** Closes every window and then everything behind them, without holding up the FX thread. */
    public void quit() {
        if (ending) {
            return;
        }
        ending = true;
        quitting.run();
        question.close();
        SignedIn last = signedIn;
        if (last != null) {
            depart(last);
        }
        stage.hide();
        desktop.close();
        Thread.ofPlatform().name("vireo-end").start(() -> {
            end(last);
            farewell.run();
        });
    }

    /** As {@link #quit()}, and returns when everything is closed. Any thread. */
    @Override
    public void close() {
        if (Platform.isFxApplicationThread()) {
            quit();
        } else {
            Platform.runLater(this::quit);
        }
        closed.join();
    }

    /** Lets everything go while the process is being stopped: the FX thread may be gone, and the windows go by themselves. */
    void stop() {
        end(signedIn);
    }

    // --- in and out ------------------------------------------------------------------------------------------------

    private void resume(Account account) {
        enter(account, new CompletableFuture<>());
    }

    /** The office on this computer is opened with the client; its port may be another one than last time. */
    private Account reachable(Account account) {
        return account.local() ? account.at(home.open(LocalOffice.Reach.THIS_COMPUTER).address()) : account;
    }

    private void enter(Account account, CompletableFuture<Void> done) {
        kit.background().call(() -> {
            left.join();
            Account there = reachable(account);
            folder.keepAccount(there);
            return new Entering(there, folder.store(there));
        }).succeeded(entering -> {
            welcome(entering);
            done.complete(null);
        }).failed(failure -> {
            log.error("Couldn't open the office", failure);
            askWho();
            done.completeExceptionally(failure);
        }).start();
    }

    private void welcome(Entering entering) {
        if (ending) {
            entering.store().close();
            return;
        }
        Account account = entering.account();
        ServerClient client = ServerClient.of(account.server()).signedIn(account.token());
        pictures = client;
        SignedIn now = new SignedIn(account, client, entering.store(), folder.preferences(), kit, around, desktop, new Asked());
        signedIn = now;
        Workspace workspace = now.session().workspace();
        doNotDisturb.signedIn(workspace, now.session().ownProfile());
        desktop.unreadProperty().bind(workspace.totalUnreadProperty());
        stage.titleProperty().bind(workspace.totalUnreadProperty().map(unread -> title(unread.intValue())));
        workspace.connectionProperty().subscribe(connection -> {
            if (connection == ConnectionState.SIGNED_OUT && signedIn == now) {
                leave(now, SignInReason.ENDED, Session::close);
            }
        });
        show(now.window().root());
    }

    /** Back to the door; what is left to do with the session blocks and happens elsewhere. */
    private void leave(SignedIn gone, SignInReason reason, Consumer<Session> farewell) {
        String office = gone.session().workspace().officeNameProperty().get();
        depart(gone);
        left = CompletableFuture.runAsync(() -> {
            folder.forgetAccount();
            farewell.accept(gone.session());
        }, task -> Thread.ofVirtual().name("vireo-leave").start(task));
        askWho(gone.account(), office, reason);
    }

    private void depart(SignedIn gone) {
        signedIn = null;
        pictures = null;
        settings.close();
        doNotDisturb.signedOut();
        gone.leave();
        stage.titleProperty().unbind();
        stage.setTitle(title(0));
        desktop.unreadProperty().unbind();
        desktop.unreadProperty().set(0);
    }

    /** From the beginning. */
    private void askWho() {
        door().welcome();
    }

    /** At the door of an office that is known. */
    private void askWho(Account account, String office, SignInReason reason) {
        door().enter(new OfficeAccess.Office(account.server(), office, account.local()), account.username(), reason);
    }

    private SignIn door() {
        View<SignIn> view = new Views(Map.of()).load(new SignIn(entrance, around.clock(), account -> {
            folder.preferences().change(now -> now.withSignIn(account.server().toString(), account.username()));
            enter(account, new CompletableFuture<>());
        }));
        show(view.root());
        return view.controller();
    }

    private void show(Parent root) {
        stage.getScene().setRoot(root);
        stage.show();
        ready = true;
    }

    private String title(int unread) {
        String vireo = around.name().map(whose -> texts.get("title.of", whose)).orElseGet(() -> texts.get("title"));
        return unread == 0 ? vireo : texts.get("title.unread", unread, vireo);
    }

    private void end(@Nullable SignedIn last) {
        if (ended.getAndSet(true)) {
            return;
        }
        try {
            if (last != null) {
                last.session().close();
            }
            left.join();
            home.close();
            folder.close();
        } catch (RuntimeException e) {
            log.error("Couldn't close everything", e);
        } finally {
            closed.complete(null);
        }
    }

    // --- what a person likes ----------------------------------------------------------------------------------------

    private void follow(Preferences.Saved preferences) {
        like(preferences.get());
        // As they are when it is this thread's turn: an older state must not undo a newer one.
        preferences.onChange(_ -> Platform.runLater(() -> like(preferences.get())));
        notifying.doNotDisturbProperty().addListener((_, _, on) -> preferences.change(now -> now.withDoNotDisturb(on)));
    }

    private void like(Preferences preferences) {
        kit.theme().choiceProperty().set(switch (preferences.appearance()) {
            case SYSTEM -> Theme.Choice.SYSTEM;
            case LIGHT -> Theme.Choice.LIGHT;
            case DARK -> Theme.Choice.DARK;
        });
        kit.motion().wishedProperty().set(preferences.reduceMotion());
        notifying.wantedProperty().set(preferences.notifications());
        notifying.doNotDisturbProperty().set(preferences.doNotDisturb());
        Preferences.QuietHours quiet = preferences.quietHours();
        notifying.quietHoursProperty().set(quiet == null ? _ -> false : quiet::contain);
        if (around.timing().isEmpty()) {
            session().ifPresent(session -> session.pollEvery(preferences.poll()));
        }
    }

    /** Called off the FX thread. */
    private Optional<byte[]> picture(String username, String hash) {
        ServerClient client = pictures;
        return client == null ? Optional.empty() : client.avatar(username);
    }

    /** What notifications and the tray see of the windows. */
    private final class Windows implements AppWindows {

        @Override
        public void open(Conversation conversation) {
            if (signedIn != null) {
                signedIn.chats().open(conversation);
            }
        }

        @Override
        public void openVireo() {
            raise();
        }

        @Override
        public void quit() {
            wishToQuit();
        }

        @Override
        public boolean inView(Conversation conversation) {
            return signedIn != null && signedIn.chats().lookedAt(conversation);
        }

        @Override
        public Optional<Window> foremost() {
            List<Stage> chats = signedIn == null ? List.of() : signedIn.chats().windows();
            List<Stage> seen = Stream.concat(chats.stream(), Stream.of(stage))
                    .filter(each -> each.isShowing() && !each.isIconified()).toList();
            return seen.stream().filter(Window::isFocused).findFirst().or(() -> seen.stream().findFirst()).map(each -> each);
        }
    }

    /** What the main window asks for. */
    private final class Asked implements MainWindowActions {

        @Override
        public void settings() {
            if (signedIn != null) {
                settings.open(signedIn.settings(this::signOut, home));
            }
        }

        @Override
        public void availability(Presence availability) {
            doNotDisturb.choose(availability);
        }

        @Override
        public void retryNow() {
            session().ifPresent(Session::retryNow);
        }

        @Override
        public void closeWindow() {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        }

        @Override
        public void signOut() {
            if (signedIn != null) {
                leave(signedIn, SignInReason.SIGNED_OUT, Session::signOut);
            }
        }

        @Override
        public void quit() {
            wishToQuit();
        }

        @Override
        public void wentTo(Tab tab) {
            folder.preferences().change(now -> now.withTab(tab.name()));
        }
    }
}
