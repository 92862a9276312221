package dev.vireo.app;

import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.mainwindow.MainWindowActions;
import dev.vireo.app.mainwindow.Tab;
import dev.vireo.app.notify.DoNotDisturb;
import dev.vireo.app.profile.MyProfile;
import dev.vireo.app.session.Session;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.EndTime;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.window.MainStage;
import dev.vireo.app.window.OfficeWindows;
import dev.vireo.protocol.Presence;
import java.time.LocalTime;

/** Carries out what a person asks for in the main window. FX thread. */
final class MainWindowCommands implements MainWindowActions {

    private final DataFolder folder;
    private final Theme theme;
    private final MainStage main;
    private final OfficeWindows windows;
    private final HelpWindow help;
    private final DoNotDisturb doNotDisturb;
    private final SignInFlow signIn;
    private final HomeOffice home;
    private final Runnable restart;
    private final Runnable quit;

    MainWindowCommands(DataFolder folder, Theme theme, MainStage main, OfficeWindows windows, HelpWindow help, DoNotDisturb doNotDisturb,
            SignInFlow signIn, HomeOffice home, Runnable restart, Runnable quit) {
        this.folder = folder;
        this.theme = theme;
        this.main = main;
        this.windows = windows;
        this.help = help;
        this.doNotDisturb = doNotDisturb;
        this.signIn = signIn;
        this.home = home;
        this.restart = restart;
        this.quit = quit;
    }

    @Override
    public void profile() {
        signIn.signedIn().ifPresent(now -> windows.profile().open(now::profile));
    }

    @Override
    public void status() {
        profile();
        windows.profile().screen().ifPresent(screen -> {
            if (screen instanceof MyProfile mine) {
                mine.chooseStatus();
            }
        });
    }

    @Override
    public void clearStatus() {
        signIn.signedIn().ifPresent(now -> now.session().ownProfile().changeStatus("", "", null).exceptionally(refusal -> {
            // What failed still shows: the status is there, and the profile says why it stays.
            status();
            return null;
        }));
    }

    @Override
    public void settings() {
        signIn.signedIn().ifPresent(now -> windows.settings()
                .open(() -> now.settings(this::signOut, this::profile, restart, home, folder.keys())));
    }

    @Override
    public void people() {
        signIn.signedIn().ifPresent(now -> windows.people().open(now::people));
    }

    @Override
    public void audit() {
        signIn.signedIn().ifPresent(now -> windows.audit().open(now::audit));
    }

    @Override
    public void invitePeople() {
        signIn.signedIn().ifPresent(now -> windows.invite().open(now::invitePeople));
    }

    @Override
    public void browseChannels() {
        signIn.signedIn().ifPresent(now -> now.channels().browse());
    }

    @Override
    public void newChannel() {
        signIn.signedIn().ifPresent(now -> now.channels().create());
    }

    @Override
    public void openUnread(boolean first) {
        signIn.signedIn().ifPresent(now -> now.openUnread(first));
    }

    @Override
    public void textSize(Command command) {
        theme.changeTextSize(command);
    }

    @Override
    public void shortcuts() {
        help.run(Command.SHORTCUTS);
    }

    @Override
    public void help() {
        help.open();
    }

    @Override
    public boolean hosts() {
        return signIn.signedIn().filter(now -> now.account().local()).isPresent();
    }

    @Override
    public void hosting() {
        signIn.signedIn().filter(now -> now.account().local()).ifPresent(now -> windows.hosting()
                .open(() -> now.hosting(home, folder, signIn::stopHosting)));
    }

    @Override
    public void availability(Presence availability) {
        doNotDisturb.choose(availability, null);
    }

    @Override
    public void doNotDisturb(EndTime end) {
        signIn.signedIn().ifPresent(now -> doNotDisturb.choose(Presence.DO_NOT_DISTURB, end.after(now.times().now(), LocalTime.MIDNIGHT)));
    }

    @Override
    public void retryNow() {
        signIn.signedIn().map(SignedIn::session).ifPresent(Session::retryNow);
    }

    @Override
    public void closeWindow() {
        main.requestClose();
    }

    @Override
    public void signOut() {
        signIn.signOut();
    }

    @Override
    public void quit() {
        quit.run();
    }

    @Override
    public void wentTo(Tab tab) {
        folder.preferences().change(now -> now.withTab(tab.name()));
    }
}
