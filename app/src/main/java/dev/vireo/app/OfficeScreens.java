package dev.vireo.app;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.channels.ChannelWindows;
import dev.vireo.app.dashboard.Dashboard;
import dev.vireo.app.mainwindow.MainWindowScreens;
import dev.vireo.app.messages.ConversationList;
import dev.vireo.app.messages.FoldedSections;
import dev.vireo.app.messages.ListNavigation;
import dev.vireo.app.profile.ProfileView;
import dev.vireo.app.chat.ScheduledSide;
import dev.vireo.app.saved.SavedPane;
import dev.vireo.app.search.MessageSearchPane;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.AppServices;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The screens of one office. */
final class OfficeScreens implements MainWindowScreens {

    private final Workspace workspace;
    private final OpenChat chats;
    private final ObservableValue<@Nullable Conversation> shown;
    private final ChannelWindows channels;
    private final Runnable invitePeople;
    private final FoldedSections folds;
    private final Node notice;
    private final Views views;
    private final AppServices services;
    private final TimeWords times;
    private final View<MessageSearchPane> messageSearch;
    private final SavedPane saved;
    private final ScheduledSide scheduled;
    private final View<ProfileView> profile;

    /** @param shown the conversation that is open in the main window */
    OfficeScreens(Workspace workspace, Runnable editOwn, OpenChat chats, ObservableValue<@Nullable Conversation> shown,
            ChannelWindows channels, Runnable invitePeople, FoldedSections folds, Node notice,
            View<MessageSearchPane> messageSearch, SavedPane saved, ScheduledSide scheduled, Views views, AppServices services,
            TimeWords times) {
        this.workspace = workspace;
        this.chats = chats;
        this.shown = shown;
        this.channels = channels;
        this.invitePeople = invitePeople;
        this.folds = folds;
        this.notice = notice;
        this.views = views;
        this.services = services;
        this.times = times;
        this.messageSearch = messageSearch;
        this.saved = saved;
        this.scheduled = scheduled;
        profile = views.load(new ProfileView(workspace, chats, editOwn, services.avatars(), services.clock(), times));
    }

    @Override
    public Parent dashboard() {
        return views.load(new Dashboard(workspace, chats, invitePeople, channels::menu, services.avatars(), services.clock(),
                services.motion(),
                times)).root();
    }

    @Override
    public Parent messages(Runnable chooseColleague) {
        return views.load(new ConversationList(workspace, new ConversationListNavigation(chooseColleague), folds, services.avatars(),
                services.clock(), times)).root();
    }

    @Override
    public Node notice() {
        return notice;
    }

    @Override
    public Parent profile(Person person) {
        profile.controller().show(person);
        return profile.root();
    }

    @Override
    public void closeProfile() {
        profile.controller().show(null);
    }

    @Override
    public Parent saved() {
        return saved;
    }

    @Override
    public Parent scheduled() {
        return scheduled;
    }

    @Override
    public Region messageSearch(Runnable close) {
        messageSearch.controller().onClose(close);
        return (Region) messageSearch.root();
    }

    @Override
    public void openMessageSearch(String wanted) {
        messageSearch.controller().open(wanted);
    }

    @Override
    public void closeMessageSearch() {
        messageSearch.controller().rest();
    }

    /** Opens what the list of conversations leads to. */
    private final class ConversationListNavigation implements ListNavigation {

        private final Runnable chooseColleague;

        ConversationListNavigation(Runnable chooseColleague) {
            this.chooseColleague = chooseColleague;
        }

        @Override
        public OpenChat chats() {
            return chats;
        }

        @Override
        public ObservableValue<@Nullable Conversation> shownProperty() {
            return shown;
        }

        @Override
        public void chooseColleague() {
            chooseColleague.run();
        }

        @Override
        public void browseChannels() {
            channels.browse();
        }

        @Override
        public void newChannel() {
            channels.create();
        }

        @Override
        public ContextMenu menu(Conversation conversation) {
            return channels.menu(conversation);
        }
    }
}
