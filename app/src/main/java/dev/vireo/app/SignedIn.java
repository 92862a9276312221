package dev.vireo.app;

import dev.vireo.app.chat.ChatWindows;
import dev.vireo.app.client.EventStream.Timing;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.dashboard.Dashboard;
import dev.vireo.app.messages.ConversationList;
import dev.vireo.app.notify.Desktop;
import dev.vireo.app.notify.Notifications;
import dev.vireo.app.search.PeopleSearch;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Session;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;

/** Everything that belongs to one person being signed in: session, screens, chat windows, notifications. FX thread. */
final class SignedIn implements Screens {

    private final Kit kit;
    private final Account account;
    private final Session session;
    private final TimeWords times;
    private final Views views = new Views(Map.of());
    private final ChatWindows chats;
    private final View<PeopleSearch> search;
    private final View<MainWindow> window;
    private final Notifications notifications;

    SignedIn(Account account, ServerClient client, AccountStore store, DataFolder folder, Kit kit, Surroundings around, Desktop desktop,
            Actions actions) {
        this.account = account;
        this.kit = kit;
        times = new TimeWords(around.clock());
        Timing timing = around.timing().orElseGet(() -> Timing.STANDARD.pollingEvery(folder.preferences().get().poll()));
        session = new Session(account, client, store, Platform::runLater, timing, new Random());
        ConnectionLine connection = new ConnectionLine(session.workspace().connectionProperty(),
                () -> Math.toIntExact(Math.max(1, around.timing().orElse(timing).poll().toSeconds())), around.clock());
        search = views.load(new PeopleSearch(session.workspace(), this::openChat, kit.avatars(), kit.clock(), kit.theme()));
        window = views.load(new MainWindow(session.workspace(), kit.avatars(), kit.clock(), connection, this, actions));
        chats = new ChatWindows(session.workspace(), session.chats(), views, kit.theme(), kit.avatars(), window.controller(),
                new WindowPlaces(folder.preferences()), icons(), around.clock());
        notifications = new Notifications(session.workspace(), desktop);
        window.controller().show(Tab.named(folder.preferences().get().tab()));
        session.start();
    }

    Account account() {
        return account;
    }

    Session session() {
        return session;
    }

    ChatWindows chats() {
        return chats;
    }

    View<MainWindow> window() {
        return window;
    }

    /** Takes away all that shows; what is left to do blocks, and is {@link Session#close()} or {@link Session#signOut()}. */
    void leave() {
        notifications.close();
        chats.closeAll();
    }

    private void openChat(Conversation conversation) {
        chats.open(conversation);
    }

    static List<Image> icons() {
        return List.of(Logo.picture(16), Logo.picture(32), Logo.picture(64), Logo.picture(256));
    }

    @Override
    public Parent dashboard() {
        return views.load(new Dashboard(session.workspace(), this::openChat, window.controller(), kit.avatars(), kit.clock(), kit.motion(),
                times)).root();
    }

    @Override
    public Parent messages() {
        return views.load(new ConversationList(session.workspace(), this::openChat, this::chooseColleague, kit.avatars(), kit.clock(), times))
                .root();
    }

    @Override
    public Parent profile(Person person, Runnable close) {
        return new StackPane();
    }

    @Override
    public Node search() {
        return search.root();
    }

    @Override
    public void focusSearch() {
        search.controller().focus();
    }

    private void chooseColleague() {
        window.controller().show(Tab.DASHBOARD);
    }
}
