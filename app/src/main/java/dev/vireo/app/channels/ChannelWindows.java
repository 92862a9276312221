package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.actions.OpenProfile;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.CloseOnEscape;
import dev.vireo.app.ui.SaveFile;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The windows about channels: finding one, making one, adding people, members and settings. Each at most once. FX thread. */
public final class ChannelWindows {

    private static final double MIN_WIDTH = 360;
    private static final double MIN_HEIGHT = 320;

    /** A channel's members and settings. @param close to be called when they do not show any more */
    public record ChannelBeside(Parent root, Runnable close) {
    }

    /** A window, and what it is looked after with. */
    private record OpenWindow(Stage stage, Runnable focus) {
    }

    private final Workspace workspace;
    private final ChannelActions actions;
    private final OpenChat chats;
    private final OpenProfile profiles;
    private final Views views;
    private final Theme theme;
    private final Avatars avatars;
    private final SaveFile saving;
    private final TimeWords times;
    private final Clock clock;
    private final List<Image> icons;
    private final NewChannelModel newChannel;
    private final ConversationMenu menus;
    private final Texts texts = Texts.of(ChannelWindows.class);
    private final Map<String, OpenWindow> open = new LinkedHashMap<>();
    private final Map<Conversation, ChannelPane> panes = new LinkedHashMap<>();
    private Predicate<Conversation> elsewhere = _ -> false;

    /** @param icons the windows' icon in its sizes */
    public ChannelWindows(Workspace workspace, ChannelActions actions, ChatActions reading, OpenChat chats, OpenProfile profiles,
            Views views,
            Theme theme, Avatars avatars, SaveFile saving, Clock clock, List<Image> icons) {
        this.workspace = workspace;
        this.actions = actions;
        this.chats = chats;
        this.profiles = profiles;
        this.views = views;
        this.theme = theme;
        this.avatars = avatars;
        this.saving = saving;
        this.times = new TimeWords(clock);
        this.clock = clock;
        this.icons = icons;
        newChannel = new NewChannelModel(actions, new PeopleSelection(workspace, _ -> true));
        menus = new ConversationMenu(actions, reading, new MenuWays(), clock, this::follow);
    }

    /** The open channels of the office. */
    public void browse() {
        show("browse", texts.get("browse.title"), 520, 640, () -> {
            View<ChannelBrowser> view = views.load(new ChannelBrowser(workspace, actions, chats, this::create));
            return new ShownPane(view.root(), view.controller()::focus, () -> {});
        });
    }

    /** A channel to be made. */
    public void create() {
        show("create", texts.get("new.title"), 480, 700, () -> {
            View<NewChannel> view = views.load(new NewChannel(newChannel, avatars, made -> {
                close("create");
                close("browse");
                chats.open(made);
            }, () -> close("create")));
            return new ShownPane(view.root(), view.controller()::focus, () -> {});
        });
    }

    /** Has the members of a channel show elsewhere where that is possible. @param beside returns whether they show there */
    public void membersBeside(Predicate<Conversation> beside) {
        elsewhere = beside;
    }

    /** Who is in the channel. */
    public void members(Conversation channel) {
        if (panes.containsKey(channel) || !elsewhere.test(channel)) {
            pane(channel).showMembers();
        }
    }

    /** Who is in the channel, and what can be set of it, for a place in another window. @param leave called when I am no member any more */
    public ChannelBeside beside(Conversation channel, Runnable leave) {
        View<ChannelPane> view = channelPane(channel);
        view.controller().showMembers();
        ObservableValue<Boolean> gone = channel.goneProperty();
        Subscription following = gone.subscribe((_, now) -> {
            if (now) {
                leave.run();
            }
        });
        return new ChannelBeside(view.root(), () -> {
            following.unsubscribe();
            view.controller().close();
        });
    }

    private View<ChannelPane> channelPane(Conversation channel) {
        View<MemberList> members = views.load(new MemberList(channel, workspace, actions, chats, profiles, () -> invite(channel), avatars));
        View<ChannelSettings> set = views.load(new ChannelSettings(channel, workspace, actions, saving, times, clock));
        return views.load(new ChannelPane(channel, members, set, avatars));
    }

    /** What can be set of the conversation. */
    public void settings(Conversation conversation) {
        pane(conversation).showSettings();
    }

    /** People to be added to the channel. */
    public void invite(Conversation channel) {
        String key = "invite " + channel.key();
        show(key, texts.get("invite.window"), 440, 480, () -> {
            View<Invite> view = views.load(new Invite(channel, workspace, actions, avatars, () -> close(key)));
            return new ShownPane(view.root(), view.controller()::focus, closedWith(channel, key));
        });
    }

    /** A new menu for a conversation. */
    public ContextMenu menu(Conversation conversation) {
        return menus.of(conversation);
    }

    /** Every open window. */
    public List<Stage> windows() {
        return open.values().stream().map(OpenWindow::stage).toList();
    }

    /** As when the person signs out. */
    public void closeAll() {
        List.copyOf(open.values()).forEach(each -> each.stage.close());
    }

    // --- windows ---------------------------------------------------------------------------------------------------------

    private record ShownPane(Parent root, Runnable focus, Runnable closed) {
    }

    private ChannelPane pane(Conversation channel) {
        String key = "channel " + channel.key();
        show(key, texts.get("pane.window"), 460, 680, () -> {
            View<ChannelPane> view = channelPane(channel);
            panes.put(channel, view.controller());
            Runnable unfollow = closedWith(channel, key);
            return new ShownPane(view.root(), () -> {}, () -> {
                unfollow.run();
                panes.remove(channel);
                view.controller().close();
            });
        });
        return Objects.requireNonNull(panes.get(channel));
    }

    /** The window goes when I am no member any more. Returns what ends that. */
    private Runnable closedWith(Conversation channel, String key) {
        ObservableValue<Boolean> gone = channel.goneProperty();
        Subscription following = gone.subscribe(now -> {
            if (now) {
                close(key);
            }
        });
        return following::unsubscribe;
    }

    private void show(String key, String title, double width, double height, Supplier<ShownPane> made) {
        OpenWindow known = open.get(key);
        if (known != null) {
            known.stage.setIconified(false);
            known.stage.toFront();
            known.stage.requestFocus();
            known.focus.run();
            return;
        }
        ShownPane shown = made.get();
        Stage stage = new Stage();
        stage.getIcons().setAll(icons);
        stage.setTitle(title);
        theme.least(stage, MIN_WIDTH, MIN_HEIGHT);
        Scene scene = new Scene(shown.root(), theme.scaled(width), theme.scaled(height));
        theme.apply(scene);
        CloseOnEscape.in(scene, stage::close);
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            open.remove(key);
            shown.closed().run();
        });
        open.put(key, new OpenWindow(stage, shown.focus()));
        stage.show();
        shown.focus().run();
    }

    private void close(String key) {
        Optional.ofNullable(open.get(key)).ifPresent(each -> each.stage.close());
    }

    /** Shows a failure of an action from a menu. */
    private void follow(CompletionStage<?> asked) {
        asked.whenComplete((_, failure) -> {
            if (failure != null) {
                String words = FailureTexts.of(failure);
                show("trouble", texts.get("trouble.window"), 380, 180,
                        () -> new ShownPane(new ErrorPane(words, () -> close("trouble")), () -> {}, () -> {}));
            }
        });
    }

    private final class MenuWays implements ConversationMenu.MenuActions {

        @Override
        public void open(Conversation conversation) {
            chats.open(conversation);
        }

        @Override
        public boolean offersWindow(Conversation conversation) {
            return chats.offersWindow(conversation);
        }

        @Override
        public void openInWindow(Conversation conversation) {
            chats.openInWindow(conversation);
        }

        @Override
        public void profile(Conversation direct) {
            profiles.open(direct.other());
        }

        @Override
        public void members(Conversation channel) {
            ChannelWindows.this.members(channel);
        }

        @Override
        public void settings(Conversation conversation) {
            ChannelWindows.this.settings(conversation);
        }

        @Override
        public void invite(Conversation channel) {
            ChannelWindows.this.invite(channel);
        }

        @Override
        public void leave(Conversation channel) {
            pane(channel).askToLeave();
        }
    }
}
