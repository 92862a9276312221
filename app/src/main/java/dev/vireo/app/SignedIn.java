package dev.vireo.app;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.attendance.Attendance;
import dev.vireo.app.attendance.IdleReports;
import dev.vireo.app.audit.AuditScreen;
import dev.vireo.app.backup.BackupPane;
import dev.vireo.app.backup.ChooseFolder;
import dev.vireo.app.channels.ChannelWindows;
import dev.vireo.app.chat.ScheduledSide;
import dev.vireo.app.chat.ChatNavigation;
import dev.vireo.app.chat.ChatServices;
import dev.vireo.app.chat.Chats;
import dev.vireo.app.chat.files.FileServices;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.hosting.HostingScreen;
import dev.vireo.app.invite.InvitePeople;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.mainwindow.ConnectionLine;
import dev.vireo.app.mainwindow.MainWindow;
import dev.vireo.app.mainwindow.MainWindowActions;
import dev.vireo.app.mainwindow.MainWindowScreens;
import dev.vireo.app.mainwindow.Tab;
import dev.vireo.app.notify.BackupNotices;
import dev.vireo.app.notify.Desktop;
import dev.vireo.app.notify.Notifications;
import dev.vireo.app.notify.TimedNotices;
import dev.vireo.app.office.OfficeAudit;
import dev.vireo.app.office.OfficeBackups;
import dev.vireo.app.office.OfficeDevices;
import dev.vireo.app.office.OfficeHosting;
import dev.vireo.app.office.OfficePeople;
import dev.vireo.app.office.OfficeTokens;
import dev.vireo.app.people.CsvFiles;
import dev.vireo.app.people.PeopleScreen;
import dev.vireo.app.preferences.KeptChats;
import dev.vireo.app.preferences.KeptEmoji;
import dev.vireo.app.preferences.SectionFolds;
import dev.vireo.app.profile.ChangePassword;
import dev.vireo.app.profile.MyProfile;
import dev.vireo.app.profile.StatusSection;
import dev.vireo.app.saved.SavedPane;
import dev.vireo.app.search.MessageSearchPane;
import dev.vireo.app.session.Session;
import dev.vireo.app.settings.AccessTokensSection;
import dev.vireo.app.settings.ConnectionSecurity;
import dev.vireo.app.settings.ConnectionSecurity.SecurityState;
import dev.vireo.app.settings.OfficeReach;
import dev.vireo.app.settings.OfficeSettings;
import dev.vireo.app.settings.Settings;
import dev.vireo.app.settings.SettingsSection;
import dev.vireo.app.startup.Version;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.UnreadOrder;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.store.KnownKeys;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.AppServices;
import dev.vireo.app.switcher.Switchers;
import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.QuickSwitcher;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.update.RestartModel;
import dev.vireo.app.window.WindowPlaces;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.OfficeRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Everything that belongs to one person being signed in: session, screens, chat windows, notifications. FX thread. */
final class SignedIn {

    private Account account;
    private final Preferences.Saved preferences;
    private final AppServices services;
    private final ClientPlatform platform;
    private final TimeWords times;
    private final Session session;
    private final ConnectionLine connection;
    private final View<MainWindow> window;
    private final ChannelWindows channels;
    private final Chats chats;
    private final KeptChats keptChats;
    private final ObjectProperty<@Nullable Conversation> shown = new SimpleObjectProperty<>();
    private final Notifications notifications;
    private final BackupNotices backupNotices;
    private final TimedNotices timedNotices;
    private final IdleReports idleReports;
    private final OfficeUpdates updates;

    /** @param restarts follows which version is installed */
    SignedIn(Account account, ServerClient client, AccountStore store, DataFolder folder, AppServices services,
            ClientPlatform platform, Desktop desktop, Attendance attendance, RestartModel restarts,
            MainWindowActions actions) {
        this.account = account;
        this.preferences = folder.preferences();
        this.services = services;
        this.platform = platform;
        times = new TimeWords(platform.clock());
        StreamTiming timing = platform.timing().orElseGet(() -> StreamTiming.STANDARD.pollingEvery(preferences.get().poll()));
        session = new Session(account, client, store, Platform::runLater, timing, new Random());
        updates = new OfficeUpdates(session, folder, services, platform, restarts);
        Views views = new Views(Map.of());
        OpenChat opening = new OpeningChats();
        channels = new ChannelWindows(session.workspace(), session.channels(), session.chats(), opening, this::openProfile, views,
                services.theme(), services.avatars(), platform.saving(), platform.clock(), Logo.icons());
        View<MessageSearchPane> search = views.load(new MessageSearchPane(session.workspace(), session.search(), this::openMessage,
                services.avatars(), times, platform.clock()));
        MainWindowScreens screens = new OfficeScreens(session.workspace(), actions::profile, opening, shown, channels,
                actions::invitePeople,
                new SectionFolds(preferences), updates.notice(), search,
                new SavedPane(session.workspace(), session.chats(), this::openMessage, services.avatars(), times),
                new ScheduledSide(session.workspace(), session.chats().scheduled(), opening, times), views, services, times);
        QuickSwitcher switcher = new Switchers(session.workspace(), opening, this::findMessages, services.avatars(),
                services.clock());
        connection = new ConnectionLine(session.workspace().connectionProperty(),
                () -> platform.timing().map(StreamTiming::poll).orElseGet(() -> preferences.get().poll()), platform.clock());
        window = views.load(new MainWindow(session.workspace(), services.avatars(), services.clock(), connection, screens, switcher,
                actions));
        FileServices files = FileServices.of(session.uploads(), session.attachments(), platform.files(), services.background(),
                services.theme(),
                Logo.icons(),
                platform.clock());
        ChatServices chatServices = new ChatServices(views, services.theme(), services.avatars(), services.clock(),
                new KeptEmoji(preferences), Logo.icons(), files,
                platform.clock(), session.search(), attendance.attendedProperty());
        ChatNavigation navigation = new ChatNavigation(window.controller(), channels::members, channels::menu,
                link -> platform.browser().open(link.address()),
                window.controller(), switcher, this::find);
        keptChats = new KeptChats(preferences, account.username());
        chats = new Chats(session.workspace(), session.chats(), chatServices, navigation, new WindowPlaces(preferences), keptChats,
                window.controller()::revealChat);
        shown.bind(chats.shownProperty());
        window.controller().add(chats.column(), keptChats);
        channels.membersBeside(this::showMembers);
        notifications = new Notifications(session.workspace(), desktop);
        timedNotices = new TimedNotices(session.workspace(), desktop);
        backupNotices = new BackupNotices(session.workspace(),
                () -> officeBackups().overview().thenApply(overview -> Optional.ofNullable(overview.failure())), desktop);
        idleReports = new IdleReports(attendance, session.workspace().connectionProperty(), session.ownProfile());
        window.controller().show(Tab.named(preferences.get().tab()));
        session.workspace().loadedProperty().subscribe(loaded -> {
            if (loaded) {
                chats.reopen();
            }
        });
        session.start();
    }

    Account account() {
        return account;
    }

    /** In this person's time zone. */
    TimeWords times() {
        return times;
    }

    Session session() {
        return session;
    }

    /** Shows whether the office is looked for elsewhere. */
    void lookElsewhere(boolean looking) {
        connection.looking(looking);
    }

    /** Goes on at another address of the office, and says so. */
    void moved(Account there) {
        account = there;
        session.moveTo(there.server());
        connection.moved(there.server());
    }

    View<MainWindow> window() {
        return window;
    }

    OfficeUpdates updates() {
        return updates;
    }

    Chats chats() {
        return chats;
    }

    ChannelWindows channels() {
        return channels;
    }

    /** The screen for inviting people as of now; whoever asked closes it. */
    InvitePeople invitePeople() {
        return new InvitePeople(session.workspace(), session.invitations(), times, platform.clock().getZone());
    }

    /**
     * The settings as of now; the caller closes them.
     *
     * @param profile opens my profile
     * @param restart ends Vireo and starts it again
     * @param home the office on this computer
     * @param keys by which offices are known
     */
    Settings settings(Runnable signOut, Runnable profile, Runnable restart, HomeOffice home, KnownKeys keys) {
        Workspace workspace = session.workspace();
        Settings.AccountInfo who = new Settings.AccountInfo(workspace.me().name(), account.username(),
                workspace.officeNameProperty().get(),
                account.local() ? Texts.of(SignedIn.class).get("settings.this-computer") : account.server().toString(), reach(home),
                security(keys));
        Optional<View<OfficeSettings>> office = workspace.me().roleProperty().get().managesPeople()
                ? Optional.of(new Views(Map.of()).load(new OfficeSettings(workspace.officeProperty(), session.office())))
                : Optional.empty();
        return new Settings(preferences, new OfficeDevices(session.client(), services.background()), times, who, Version.current(),
                platform.policy(), signOut,
                profile, restart, office, ownBackups(), new Views(Map.of()).load(tokens()), Optional.of(updates.section()));
    }

    /** My profile as of now; whoever asked closes it. */
    MyProfile profile() {
        Workspace workspace = session.workspace();
        return new MyProfile(workspace, session.ownProfile(), platform.pictures(), services.avatars(), services.background(),
                new Views(Map.of()).load(new ChangePassword(session.ownProfile(),
                        List.of(account.username(), workspace.me().name(), workspace.officeNameProperty().get()))),
                new StatusSection(workspace.me(), session.ownProfile(), new KeptEmoji(preferences), times));
    }

    private Optional<SettingsSection> ownBackups() {
        if (session.workspace().me().roleProperty().get() != OfficeRole.OWNER) {
            return Optional.empty();
        }
        View<BackupPane> pane = backups();
        return Optional.of(new SettingsSection(pane.root(), pane.controller()::close));
    }

    /** The office's backups, for owners; whoever asked closes it. */
    View<BackupPane> backups() {
        return new Views(Map.of()).load(new BackupPane(officeBackups(), account.local() ? Optional.of(ChooseFolder.dialog())
                : Optional.empty(), platform.clock()));
    }

    private OfficeBackups officeBackups() {
        return new OfficeBackups(session.client(), session.workspace(), services.background());
    }

    private AccessTokensSection tokens() {
        return new AccessTokensSection(session.workspace(), new OfficeTokens(session.client(), services.background()), times);
    }

    /** The office on this computer. @param stopped ends it for everybody */
    HostingScreen hosting(HomeOffice home, DataFolder data, Runnable stopped) {
        Optional<SettingsSection> backups = ownBackups();
        return new HostingScreen(session.workspace(),
                new OfficeHosting(home, data, platform.computer(), platform.policy(), session, services.background(), stopped),
                backups.map(SettingsSection::root), () -> backups.ifPresent(section -> section.close().run()));
    }

    /** The audit log, for owners. */
    AuditScreen audit() {
        return new AuditScreen(session.workspace(), new OfficeAudit(session.client(), services.background()), platform.saving(),
                platform.clock());
    }

    private ConnectionSecurity security(KnownKeys keys) {
        Optional<KnownKey> known = keys.find(account.server());
        Optional<KeyFingerprint> key = known.map(KnownKey::key);
        SecurityState state = account.local() ? SecurityState.THIS_COMPUTER : SecurityState.of(account.server(), known);
        CompletionStage<List<String>> words = key.isPresent() ? CompletableFuture.completedFuture(key.get().words())
                : account.local() ? officeWords() : CompletableFuture.completedFuture(List.of());
        return new ConnectionSecurity(state, words,
                () -> key.ifPresent(matched -> keys.find(account.server()).filter(now -> matched.equals(now.key()))
                        .ifPresent(now -> keys.keep(account.server(), now.compared()))));
    }

    /** What colleagues of the office on this computer see; nothing where they come in the clear. */
    private CompletionStage<List<String>> officeWords() {
        CompletableFuture<List<String>> found = new CompletableFuture<>();
        services.background().call(() -> session.client().identity())
                .succeeded(identity -> found.complete(identity.encrypted() ? identity.words() : List.of()))
                .failed(found::completeExceptionally).start();
        return found;
    }

    /** Everybody of the office, for owners and admins; whoever asked closes it. */
    PeopleScreen people() {
        return new PeopleScreen(session.workspace(), new OfficePeople(session.client(), services.background()), CsvFiles.dialogs(),
                services.background(), services.avatars(), times);
    }

    /** Where others find the office: of the one on this computer the network knows more than its own client needs to. */
    private CompletionStage<OfficeReach> reach(HomeOffice home) {
        if (!account.local()) {
            return CompletableFuture.completedFuture(OfficeReach.at(account.server()));
        }
        CompletableFuture<OfficeReach> found = new CompletableFuture<>();
        services.background()
                .call(() -> home.running().map(office -> OfficeReach.hosted(office.onNetwork(), office.addressesForOthers()))
                        .orElse(OfficeReach.NOT_RUNNING))
                .succeeded(found::complete).failed(found::completeExceptionally).start();
        return found;
    }

    /** Closes all windows. {@link Session#close()} or {@link Session#signOut()}, which block, are left to the caller. */
    void leave() {
        updates.close();
        notifications.close();
        backupNotices.close();
        timedNotices.close();
        shown.unbind();
        idleReports.close();
        chats.closeAll();
        keptChats.close();
        channels.closeAll();
    }

    /** Beside the conversation, if that is in the main window. */
    private boolean showMembers(Conversation channel) {
        boolean here = chats.shownProperty().get() == channel;
        if (here) {
            MainWindow main = window.controller();
            ChannelWindows.ChannelBeside members = channels.beside(channel, main::closeSide);
            main.revealChat();
            main.showMembers(members.root(), members.close());
        }
        return here;
    }

    /** The screens are made before what opens conversations is. */
    private final class OpeningChats implements OpenChat {

        @Override
        public void open(Conversation conversation) {
            chats.open(conversation);
        }

        @Override
        public void openInWindow(Conversation conversation) {
            chats.openInWindow(conversation);
        }

        @Override
        public boolean offersWindow(Conversation conversation) {
            return chats.offersWindow(conversation);
        }
    }

    /** Searches the messages of one conversation. */
    private void find(Conversation conversation, String words) {
        String where = conversation.isDirect() ? "@" + conversation.other().username() : conversation.name().replace("\"", "");
        window.controller().find("in:" + (where.contains(" ") ? '"' + where + '"' : where) + " " + words);
    }

    /** Opens the first conversation that waits, or the last. */
    void openUnread(boolean first) {
        (first ? UnreadOrder.first(session.workspace()) : UnreadOrder.last(session.workspace())).ifPresent(chats::open);
    }

    private void findMessages(String words) {
        window.controller().find(words);
    }

    private void openProfile(Person person) {
        window.controller().open(person);
    }

    private void openMessage(Conversation conversation, String messageId) {
        chats.openAt(conversation, messageId);
    }
}
