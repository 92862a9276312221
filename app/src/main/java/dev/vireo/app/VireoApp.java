package dev.vireo.app;

import dev.vireo.app.attendance.Attendance;
import dev.vireo.app.attendance.OwnInput;
import dev.vireo.app.channels.ChannelWindows;
import dev.vireo.app.chat.Chats;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.mainwindow.MainWindow;
import dev.vireo.app.notify.Desktop;
import dev.vireo.app.notify.DoNotDisturb;
import dev.vireo.app.notify.HidingWindow;
import dev.vireo.app.notify.NotificationSettings;
import dev.vireo.app.office.OfficeHosting;
import dev.vireo.app.preferences.AppliedPreferences;
import dev.vireo.app.quit.QuitFlow;
import dev.vireo.app.quit.QuitQuestion;
import dev.vireo.app.quit.QuittingWindows;
import dev.vireo.app.quit.RestartFlow;
import dev.vireo.app.quit.Shutdown;
import dev.vireo.app.session.Session;
import dev.vireo.app.startup.PolicyEffects;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.KnownKeys;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.AppServices;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.update.RestartModel;
import dev.vireo.app.window.JoinQuestion;
import dev.vireo.app.window.MainStage;
import dev.vireo.app.window.OfficeWindows;
import dev.vireo.app.window.OpenWindows;
import dev.vireo.app.window.QuestionWindow;
import dev.vireo.app.window.WindowPlaces;
import dev.vireo.protocol.Presence;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.stage.Stage;

/**
 * One desktop client: everything is made and joined here. There may be several in one process, each with its own data folder. FX
 * thread unless said otherwise.
 */
public final class VireoApp implements AutoCloseable {

    private final DataFolder folder;
    private final ClientPlatform platform;
    private final Runnable closed;
    private final AppServices services;
    private final MainStage main;
    private final OfficeWindows windows;
    private final HelpWindow help;
    private final DoNotDisturb doNotDisturb;
    private final Desktop desktop;
    private final Attendance attendance;
    private final OwnInput ownInput;
    private final HidingWindow hiding;
    private final QuestionWindow question;
    private final HomeOffice home;
    private final SignInFlow signIn;
    private final MainWindowCommands commands;
    private final Shutdown shutdown;
    private final QuitFlow quitting;
    private final RestartFlow restarts;
    private boolean ending;
    private Runnable quitListener = () -> {};

    /**
     * Nothing shows before {@link #start()} or {@link #signIn}.
     *
     * @param folder held; this lets it go in the end
     * @param closed called once everything is closed, on any thread
     */
    public VireoApp(DataFolder folder, ClientPlatform platform, Runnable closed) {
        this.folder = folder;
        this.platform = platform;
        this.closed = closed;
        NotificationSettings notifications = new NotificationSettings();
        services = AppServices.of((username, _) -> picture(username));
        main = new MainStage(platform.name(), services.theme(), new WindowPlaces(folder.preferences()));
        help = new HelpWindow(main.stage(), services, folder, platform);
        windows = new OfficeWindows(main.stage(), services.theme(), help);
        question = new QuestionWindow(services.theme());
        home = new HomeOffice(folder.office(), platform.computer().command(), platform.policy().hosting());
        restarts = new RestartFlow(folder, platform.computer().command(), platform.updates().here(), services.background(), this::restart);
        signIn = new SignInFlow(folder, home, services.background(), platform, new Shell());
        shutdown = new Shutdown(signIn::awaitLeft, home, folder);
        quitting = new QuitFlow(home, folder.preferences(), question, services.background(),
                new QuittingWindows(main, windows, this::openChats, ends -> end(ends, closed),
                        ends -> end(ends, () -> restarts.startAgain(closed))));
        new AppliedPreferences(folder.preferences(), services.theme(), services.motion(), notifications, this::pollEvery).follow();
        doNotDisturb = new DoNotDisturb(notifications.doNotDisturbProperty());
        commands = new MainWindowCommands(folder, services.theme(), main, windows, help, doNotDisturb, signIn, home, this::restart,
                this::askToQuit);
        desktop = new Desktop(platform.desktop(), new OpenWindows(main.stage(), this::openChats, this::raise, this::askToQuit),
                notifications, services.theme(), services.avatars(), services.motion());
        attendance = new Attendance(desktop.input(), services.background(), platform.clock());
        ownInput = new OwnInput(attendance);
        attendance.start();
        hiding = new HidingWindow(main.stage(), desktop.tray(), this::askToQuit);
        restarts.follow(main.stage(), () -> signIn.signedIn().ifPresent(now -> now.updates().lookIfDue()));
    }

    /** Continues where the last run ended: in the office, or at the sign-in screen. */
    public void start() {
        start(false);
    }

    /** @param hidden whether an office that is entered at once waits in the tray */
    void start(boolean hidden) {
        if (hidden) {
            main.beginIn(hiding::beginHidden);
        }
        services.background().call(() -> {
            PolicyEffects.startWithSystem(platform.policy(), platform.computer(), folder.path(), folder.office());
            return true;
        }).start();
        signIn.start();
    }

    /** Signs in without the screens, where nobody is signed in. Any thread; completes on the FX thread when the main window shows. */
    public CompletionStage<Void> signIn(URI server, String username, String password) {
        return signIn.signIn(server, username, password);
    }

    /**
     * Goes where an invitation leads. Whoever is signed in is asked first whether they want to leave their office.
     *
     * @param link may be empty: then nothing happens
     */
    public void join(String link) {
        if (ending || link.isEmpty()) {
            return;
        }
        Optional<SignedIn> now = signIn.signedIn();
        if (now.isEmpty()) {
            signIn.join(link);
        } else {
            JoinQuestion.ask(question, now.get().session().workspace().officeNameProperty().get(), () -> {
                signIn.join(link);
                signIn.signOut();
            });
        }
    }

    /** The main window. */
    public Stage stage() {
        return main.stage();
    }

    public Theme theme() {
        return services.theme();
    }

    public Preferences.Saved preferences() {
        return folder.preferences();
    }

    /** By which keys offices are known. */
    KnownKeys keys() {
        return folder.keys();
    }

    /** Who is signed in just now; the rest below needs somebody to be. */
    public Optional<Session> session() {
        return signIn.signedIn().map(SignedIn::session);
    }

    public Workspace workspace() {
        return session().orElseThrow().workspace();
    }

    public Chats chats() {
        return openChats().orElseThrow();
    }

    public ChannelWindows channelWindows() {
        return signIn.signedIn().map(SignedIn::channels).orElseThrow();
    }

    public MainWindow mainWindow() {
        return signIn.signedIn().map(each -> each.window().controller()).orElseThrow();
    }

    HomeOffice home() {
        return home;
    }

    OfficeWindows windows() {
        return windows;
    }

    RestartModel restarts() {
        return restarts.model();
    }

    QuestionWindow question() {
        return question;
    }

    /** Brings the main window to the front, also out of the tray; what has nothing to show yet shows as soon as it has. */
    void raise() {
        if (!ending) {
            main.raise();
        }
    }

    /** As {@link #raise()}, with {@link #join}. Returns whether this client is there for it. */
    boolean raise(String link) {
        raise();
        join(link);
        return !ending;
    }

    HelpWindow help() {
        return help;
    }

    /** @param listener called once, when the client begins to end */
    void onQuit(Runnable listener) {
        quitListener = listener;
    }

    /** Quits, after a question where this client hosts the office for others. A process that is being stopped asks nobody. */
    void askToQuit() {
        if (!ending) {
            quitting.begin(hosted());
        }
    }

    /** The office on this computer, if others can use it. */
    private Optional<QuitQuestion.OfficeAtStake> hosted() {
        return session().flatMap(session -> home.running()
                .flatMap(running -> QuitQuestion.OfficeAtStake.of(running, session.workspace())));
    }

    /** Closes every window and then everything behind them, without holding up the FX thread. An office in the background goes on. */
    public void quit() {
        end(false, closed);
    }

    private void end(boolean endsOffice, Runnable then) {
        if (ending) {
            return;
        }
        ending = true;
        restarts.stop();
        quitListener.run();
        question.close();
        help.close();
        Optional<Session> last = signIn.end().map(SignedIn::session);
        main.stage().hide();
        ownInput.close();
        attendance.close();
        desktop.close();
        shutdown.start(last, endsOffice, then);
    }

    /** Ends this client and starts the version that is installed now, which opens the same conversations. */
    private void restart() {
        if (!ending) {
            signIn.signedIn().ifPresent(now -> restarts.remember(now.account(), now.chats()));
            quitting.restart(hosted().isPresent());
        }
    }

    /** As {@link #quit()}, and returns when everything is closed. Any thread. */
    @Override
    public void close() {
        if (Platform.isFxApplicationThread()) {
            quit();
        } else {
            Platform.runLater(this::quit);
        }
        shutdown.await();
    }

    /** Lets everything go while the process is being stopped: the FX thread may be gone, and the windows go by themselves. */
    void stop() {
        shutdown.run(session(), false);
    }

    private Optional<Chats> openChats() {
        return signIn.signedIn().map(SignedIn::chats);
    }

    /** Called off the FX thread. */
    private Optional<byte[]> picture(String username) {
        return signIn.picture(username);
    }

    private void pollEvery(Duration interval) {
        if (platform.timing().isEmpty()) {
            session().ifPresent(session -> session.pollEvery(interval));
        }
    }

    /** Joins whoever is signed in with the windows, the tray and the presence. */
    private final class Shell implements SignInFlow.AppShell {

        @Override
        public SignedIn open(Account account, ServerClient client, AccountStore store) {
            return new SignedIn(account, client, store, folder, services, platform, desktop, attendance, restarts.model(),
                    commands);
        }

        @Override
        public void signedIn(SignedIn now) {
            Workspace workspace = now.session().workspace();
            doNotDisturb.signedIn(workspace, now.session().ownProfile());
            help.facts().signedIn(now);
            // A start with a link leads into the office first.
            Platform.runLater(() -> join(signIn.takeLink()));
            desktop.unreadProperty().bind(workspace.totalUnreadProperty());
            main.count(workspace.totalUnreadProperty());
            restarts.reopen(now.account(), workspace, now.chats());
            if (now.account().local()) {
                services.background().call(() -> OfficeHosting.remember(home, now.account().username())).start();
            }
        }

        @Override
        public void signedOut() {
            windows.close();
            doNotDisturb.signedOut();
            help.facts().signedOut();
            main.stopCounting();
            desktop.unreadProperty().unbind();
            desktop.unreadProperty().set(0);
        }

        @Override
        public void show(Parent root) {
            main.show(root, signIn.signedIn().isPresent());
        }

        @Override
        public void meanwhile(Parent root) {
            main.meanwhile(root);
        }
    }
}
