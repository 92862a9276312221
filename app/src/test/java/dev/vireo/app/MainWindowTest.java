package dev.vireo.app;

import dev.vireo.app.channels.ChannelWindows;
import dev.vireo.app.chat.Chats;
import dev.vireo.app.chat.OpenChoices;
import dev.vireo.app.chat.Window;
import dev.vireo.app.chat.WindowPositions;
import dev.vireo.app.mainwindow.ConnectionLine;
import dev.vireo.app.mainwindow.ListWidth;
import dev.vireo.app.mainwindow.MainWindow;
import dev.vireo.app.mainwindow.MainWindowActions;
import dev.vireo.app.chat.ScheduledSide;
import dev.vireo.app.mainwindow.MainWindowScreens;
import dev.vireo.app.mainwindow.Tab;
import dev.vireo.app.messages.FoldedSections;
import dev.vireo.app.saved.SavedPane;
import dev.vireo.app.search.MessageSearchPane;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.switcher.Switchers;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.EndTime;
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

    private SampleOffice office;
    private Chats chats;
    private MainWindow main;

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

    @Test
    void aConversationStandsBesideTheListAsFarAsThereIsRoom() {
        for (int width : List.of(760, 860, 1200, 1600)) {
            Pictures.both("pane-" + width, width, 720, () -> chat(SampleOffice.busy(), "rama", _ -> {}));
        }
        Pictures.both("pane-nothing", 1000, 720, () -> window(SampleOffice.busy(), ConnectionState.LIVE, Tab.MESSAGES));
        Pictures.both("pane-alike", 860, 720, () -> chat(SampleOffice.alike(), "rama", _ -> {}));
        Pictures.both("pane-profile", 1300, 720, () -> chat(SampleOffice.busy(), "rama",
                window -> window.open(office.workspace().person("rama").orElseThrow())));
        Pictures.both("pane-profile-over", 1000, 720, () -> chat(SampleOffice.busy(), "rama",
                window -> window.open(office.workspace().person("rama").orElseThrow())));
    }

    @Test
    void everythingGrowsWithTheText() {
        Pictures.both("main-text-200", 1300, 900, 200, () -> window(SampleOffice.busy(), ConnectionState.LIVE, Tab.DASHBOARD));
        Pictures.both("pane-text-150", 1300, 900, 150, () -> chat(SampleOffice.busy(), "rama", _ -> {}));
    }

    private Parent chat(SampleOffice shown, String other, Consumer<MainWindow> then) {
        Parent root = window(shown, ConnectionState.LIVE, Tab.MESSAGES);
        chats.open(shown.conversation(other));
        return Pictures.after(root, _ -> then.accept(main));
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
        SimpleObjectProperty<Conversation> shown = new SimpleObjectProperty<>();
        MainWindowScreens screens = new OfficeScreens(office.workspace(), () -> {}, _ -> {}, shown, channels,
                () -> {}, new NothingFolded(),
                new Region(),
                search, new SavedPane(office.workspace(), office.chats(), (_, _) -> {}, services.avatars(), new TimeWords(CLOCK)),
                new ScheduledSide(office.workspace(), office.chats().scheduled(), _ -> {}, new TimeWords(CLOCK)), views,
                services, new TimeWords(CLOCK));
        ConnectionLine line = new ConnectionLine(new SimpleObjectProperty<>(state), () -> Duration.ofSeconds(2), CLOCK);
        View<MainWindow> view = views.load(
                new MainWindow(office.workspace(), services.avatars(), services.clock(), line, screens,
                        new Switchers(office.workspace(), _ -> {}, _ -> {}, services.avatars(), services.clock()), this));
        news.accept(line);
        ListWidth width = new ListWidth() {
            @Override
            public double get() {
                return 340;
            }

            @Override
            public void keep(double now) {
                // Not dragged here.
            }
        };
        main = view.controller();
        this.office = office;
        chats = new Chats(office.workspace(), office.chats(), Window.services(services.theme(), CLOCK), Window.navigation(),
                new NoPlaces(), OpenChoices.mainWindow(), () -> {});
        shown.bind(chats.shownProperty());
        main.add(chats.column(), width);
        main.show(tab);
        return view.root();
    }

    @Override
    public void doNotDisturb(EndTime end) {
        // Not asked for here.
    }

    @Override
    public void status() {
        // Not asked for here.
    }

    @Override
    public void clearStatus() {
        // Not asked for here.
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
    public void textSize(Command command) {
        // Nobody asks for it here.
    }

    @Override
    public void quit() {
        // Not asked for here.
    }

    @Override
    public void wentTo(Tab tab) {
        // Not asked for here.
    }

    private record NoPlaces() implements WindowPositions {

        @Override
        public Optional<WindowBounds> of(String conversation) {
            return Optional.empty();
        }

        @Override
        public void keep(String conversation, WindowBounds place) {
            // Not remembered here.
        }
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
