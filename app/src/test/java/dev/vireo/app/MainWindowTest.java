package dev.vireo.app;

import dev.vireo.app.channels.ChannelWindows;
import dev.vireo.app.mainwindow.ConnectionLine;
import dev.vireo.app.mainwindow.MainWindow;
import dev.vireo.app.mainwindow.MainWindowActions;
import dev.vireo.app.mainwindow.MainWindowScreens;
import dev.vireo.app.mainwindow.Tab;
import dev.vireo.app.messages.FoldedSections;
import dev.vireo.app.search.MessageSearchPane;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.switcher.Switchers;
import dev.vireo.app.ui.AppServices;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers.SearchResults;
import dev.vireo.protocol.Presence;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The main window with all its screens, over offices without a server. */
final class MainWindowTest implements MainWindowActions {

    private static final Clock CLOCK = Clock.fixed(Instant.now(), ZoneId.systemDefault());

    @Test
    void everyStateCanBeDrawnInBothThemes() {
        Pictures.both("main-live", 1000, 720, () -> window(SampleOffice.busy(), ConnectionState.LIVE, Tab.DASHBOARD));
        Pictures.both("main-messages", 1000, 720, () -> window(SampleOffice.busy(), ConnectionState.LIVE, Tab.MESSAGES));
        Pictures.both("main-polling", 1000, 720, () -> window(SampleOffice.busy(), ConnectionState.POLLING, Tab.DASHBOARD));
        Pictures.both("main-offline", 1000, 720, () -> window(SampleOffice.busy(), ConnectionState.OFFLINE, Tab.MESSAGES));
        Pictures.both("main-looking", 1000, 720,
                () -> window(SampleOffice.busy(), ConnectionState.OFFLINE, Tab.DASHBOARD, line -> line.looking(true)));
        Pictures.both("main-moved", 1000, 720, () -> window(SampleOffice.busy(), ConnectionState.LIVE, Tab.DASHBOARD,
                line -> line.moved(URI.create("https://192.168.0.9:8080"))));
        Pictures.both("main-moved-small", 720, 480, () -> window(SampleOffice.busy(), ConnectionState.LIVE, Tab.DASHBOARD,
                line -> line.moved(URI.create("https://a-long-name-of-an-office.with-a-long-domain.example:8443"))));
        Pictures.both("main-alike", 1000, 720, () -> window(SampleOffice.alike(), ConnectionState.LIVE, Tab.DASHBOARD));
        Pictures.both("main-alike-messages", 1000, 720, () -> window(SampleOffice.alike(), ConnectionState.LIVE, Tab.MESSAGES));
        Pictures.both("main-empty", 1000, 720, () -> window(SampleOffice.empty(), ConnectionState.LIVE, Tab.DASHBOARD));
        Pictures.both("main-loading", 1000, 720, () -> window(SampleOffice.loading(), ConnectionState.CONNECTING, Tab.DASHBOARD));
        Pictures.both("main-small", 720, 480, () -> window(SampleOffice.busy(), ConnectionState.POLLING, Tab.DASHBOARD));
    }

    private Parent window(SampleOffice office, ConnectionState state, Tab tab) {
        return window(office, state, tab, _ -> {});
    }

    private Parent window(SampleOffice office, ConnectionState state, Tab tab, Consumer<ConnectionLine> news) {
        AppServices services = AppServices.of((_, _) -> Optional.empty());
        Views views = new Views(Map.of());
        ChannelWindows channels = new ChannelWindows(office.workspace(), new SampleChannels(office), office.chats(), _ -> {}, _ -> {},
                views,
                services.theme(), services.avatars(), (_, _) -> Optional.empty(), CLOCK, List.of());
        View<MessageSearchPane> search = views.load(new MessageSearchPane(office.workspace(),
                (_, _, _) -> CompletableFuture.completedFuture(new SearchResults(List.of(), false)), (_, _) -> {}, services.avatars(),
                new TimeWords(CLOCK), CLOCK));
        MainWindowScreens screens = new OfficeScreens(office.workspace(), () -> {}, _ -> {}, channels, () -> {}, new NothingFolded(),
                new Region(),
                search, views, services, new TimeWords(CLOCK));
        ConnectionLine line = new ConnectionLine(new SimpleObjectProperty<>(state), () -> Duration.ofSeconds(2), CLOCK);
        View<MainWindow> view = views.load(
                new MainWindow(office.workspace(), services.avatars(), services.clock(), line, screens,
                        new Switchers(office.workspace(), _ -> {}, _ -> {}, services.avatars(), services.clock()), this));
        news.accept(line);
        view.controller().show(tab);
        return view.root();
    }

    @Override
    public void profile() {
        // Not asked for here.
    }

    @Override
    public void people() {
        // Not asked for here.
    }

    @Override
    public boolean hosts() {
        return false;
    }

    @Override
    public void hosting() {
        // Not asked for here.
    }

    @Override
    public void audit() {
        // Not asked for here.
    }

    @Override
    public void settings() {
        // Not asked for here.
    }

    @Override
    public void invitePeople() {
        // Not asked for here.
    }

    @Override
    public void availability(Presence availability) {
        // Not asked for here.
    }

    @Override
    public void browseChannels() {
        // Not asked for here.
    }

    @Override
    public void newChannel() {
        // Not asked for here.
    }

    @Override
    public void openUnread(boolean first) {
        // Not asked for here.
    }

    @Override
    public void shortcuts() {
        // Not asked for here.
    }

    @Override
    public void help() {
        // Not asked for here.
    }

    @Override
    public void retryNow() {
        // Not asked for here.
    }

    @Override
    public void closeWindow() {
        // Not asked for here.
    }

    @Override
    public void signOut() {
        // Not asked for here.
    }

    @Override
    public void quit() {
        // Not asked for here.
    }

    @Override
    public void wentTo(Tab tab) {
        // Not asked for here.
    }

    private record NothingFolded() implements FoldedSections {

        @Override
        public boolean folded(String section) {
            return false;
        }

        @Override
        public void fold(String section, boolean folded) {
            // Not remembered here.
        }
    }
}
