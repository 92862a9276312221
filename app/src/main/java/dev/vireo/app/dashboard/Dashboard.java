package dev.vireo.app.dashboard;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.OfficeRole;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The office as a grid of cards: the channels and the people. A click opens the chat; the menu of a card leads to more. */
public final class Dashboard {

    private static final PseudoClass OUT_OF_DATE = PseudoClass.getPseudoClass("out-of-date");
    /** What is loaded sooner than this shows without a skeleton before it. */
    private static final Duration SKELETON_DELAY = Duration.millis(150);

    private final Workspace workspace;
    private final DashboardModel model;
    private final OpenChat chats;
    private final Runnable invitePeople;
    private final Function<Conversation, ContextMenu> menus;
    private final BadgeClock clock;
    private final CardGrid grid;
    private final Texts texts = Texts.of(Dashboard.class);
    private final Node skeleton = new SkeletonCards();
    private final PauseTransition skeletonDelay = new PauseTransition(SKELETON_DELAY);
    private @Nullable ContextMenu menu;

    @FXML private Label count;
    @FXML private ComboBox<String> department;
    @FXML private TextField nameFilter;
    @FXML private StackPane place;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Button showEverybody;
    @FXML private Button invite;
    @FXML private Button waitingAbove;

    /** @param menus what can be done with a conversation; made anew each time */
    public Dashboard(Workspace workspace, OpenChat chats, Runnable invitePeople,
            Function<Conversation, ContextMenu> menus,
            Avatars avatars, BadgeClock clock, Motion motion, TimeWords times) {
        this.workspace = workspace;
        this.chats = chats;
        this.invitePeople = invitePeople;
        this.menus = menus;
        this.clock = clock;
        model = new DashboardModel(workspace);
        grid = new CardGrid(model.entries(), entry -> switch (entry) {
            case DashboardEntry.Colleague _ -> new ProfileCard(avatars, clock, motion, times);
            case DashboardEntry.ChannelEntry _ -> new ChannelCard(clock, motion, times);
        }, motion);
    }

    @FXML
    private void initialize() {
        grid.setId("cards");
        place.getChildren().addFirst(grid);
        place.getChildren().addFirst(skeleton);
        grid.onChosen(entry -> chats.open(conversation(entry)));
        grid.setOnContextMenuRequested(this::showMenu);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::menuKey);
        model.nameProperty().bindBidirectional(nameFilter.textProperty());
        nameFilter.addEventHandler(KeyEvent.KEY_PRESSED, this::leaveFilter);
        showEverybody.setOnAction(_ -> model.showEverybody());
        invite.setOnAction(_ -> invitePeople.run());
        fillDepartments();
        describeCount();
        pointUp();
        skeletonDelay.setOnFinished(_ -> skeleton.setVisible(model.stateProperty().get() == DashboardModel.DashboardState.LOADING));
        model.stateProperty().subscribe(this::show);
        workspace.connectionProperty().subscribe(connection -> grid.pseudoClassStateChanged(OUT_OF_DATE,
                connection == ConnectionState.OFFLINE || connection == ConnectionState.SIGNED_OUT
                        || connection == ConnectionState.DEACTIVATED || connection == ConnectionState.OTHER_KEY));
    }

    /** Puts the cursor where one types a name. */
    public void focusFilter() {
        nameFilter.requestFocus();
    }

    CardGrid grid() {
        return grid;
    }

    private void fillDepartments() {
        department.setItems(new DepartmentChoices(model.departments()).choices());
        department.setConverter(new StringConverter<>() {
            @Override
            public String toString(String name) {
                return name == null || name.isEmpty() ? texts.get("department-all") : name;
            }

            @Override
            public String fromString(String words) {
                return words;
            }
        });
        department.valueProperty().bindBidirectional(model.departmentProperty());
        department.visibleProperty().bind(Bindings.isNotEmpty(model.departments()));
        nameFilter.visibleProperty().bind(Bindings.isNotEmpty(workspace.people()).or(Bindings.isNotEmpty(workspace.conversations())));
    }

    private void describeCount() {
        count.textProperty().bind(Bindings.createStringBinding(() -> {
            int shown = model.shownPeople();
            int all = model.everybody();
            String people = shown == all ? texts.get("count", all) : texts.get("count-of", shown, all);
            return model.shownChannels() == 0 ? people : texts.get("count.channels", people, model.shownChannels());
        }, model.entries(), workspace.people()));
        count.visibleProperty().bind(nameFilter.visibleProperty());
    }

    /** While somebody waits above what is in sight, a button leads there. */
    private void pointUp() {
        PulseBadge badge = new PulseBadge(clock, PulseBadge.BadgeSize.SMALL);
        badge.countProperty().bind(grid.waitingAboveProperty());
        waitingAbove.setGraphic(badge);
        waitingAbove.visibleProperty().bind(grid.waitingAboveProperty().greaterThan(0).and(grid.visibleProperty()));
        waitingAbove.textProperty().bind(grid.waitingAboveProperty().map(n -> texts.get("waiting-above", Math.max(1, n.intValue()))));
        waitingAbove.setOnAction(_ -> grid.toTop());
    }

    private void show(DashboardModel.DashboardState state) {
        skeletonDelay.stop();
        skeleton.setVisible(false);
        grid.setVisible(state == DashboardModel.DashboardState.ENTRIES);
        message.setVisible(false);
        showEverybody.setVisible(false);
        showEverybody.setManaged(false);
        invite.setVisible(state == DashboardModel.DashboardState.NOBODY && mayAddPeople());
        invite.setManaged(invite.isVisible());
        switch (state) {
            case ENTRIES -> {}
            case LOADING -> skeletonDelay.playFromStart();
            case UNREACHABLE -> say(Feather.WIFI_OFF, "state.unreachable.title", "state.unreachable.text");
            case NOBODY -> sayNobody();
            case NOTHING_FOUND -> {
                say(Feather.SEARCH, "state.nothing-found.title", "state.nothing-found.text");
                showEverybody.setVisible(true);
                showEverybody.setManaged(true);
            }
        }
    }

    private void say(Feather icon, String title, String text) {
        messageIcon.setIconCode(icon);
        messageTitle.setText(texts.get(title));
        messageText.setText(texts.get(text));
        message.setVisible(true);
    }

    private void sayNobody() {
        if (workspace.me().roleProperty().get() == OfficeRole.GUEST) {
            say(Feather.USERS, "state.guest.title", "state.guest.text");
        } else {
            say(Feather.USERS, "state.nobody.title", mayAddPeople() ? "state.nobody.owner" : "state.nobody.member");
        }
    }

    private boolean mayAddPeople() {
        OfficeRole role = workspace.me().roleProperty().get();
        return role == OfficeRole.OWNER || role == OfficeRole.ADMIN;
    }

    private Conversation conversation(DashboardEntry entry) {
        return switch (entry) {
            case DashboardEntry.Colleague(Person person) -> workspace.conversationWith(person.username());
            case DashboardEntry.ChannelEntry(Conversation channel) -> channel;
        };
    }

    private void showMenu(ContextMenuEvent event) {
        if (event.getTarget() instanceof Node target && cardAt(target) instanceof Card card && card.entry() != null) {
            // Where the system turns the menu key into this event, the key was here before.
            if (!event.isKeyboardTrigger() || menu == null || !menu.isShowing()) {
                shown(menu(card.entry())).show(card, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        }
    }

    private void menuKey(KeyEvent event) {
        if (event.getTarget() instanceof Node target && cardAt(target) instanceof Card card && card.entry() != null) {
            if (MenuKeys.ask(event)) {
                shown(menu(card.entry())).show(card, Side.BOTTOM, 24, -48);
                event.consume();
            } else if (MenuKeys.command(event).isPresent()) {
                MenuKeys.fire(menu(card.entry()), event);
                event.consume();
            }
        }
    }

    private ContextMenu shown(ContextMenu made) {
        if (menu != null) {
            menu.hide();
        }
        menu = made;
        return made;
    }

    private static @Nullable Node cardAt(Node target) {
        Node node = target;
        while (node != null && !(node instanceof Card)) {
            node = node.getParent();
        }
        return node;
    }

    private ContextMenu menu(DashboardEntry entry) {
        return menus.apply(conversation(entry));
    }

    private void leaveFilter(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            grid.focusCards();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !nameFilter.getText().isEmpty()) {
            nameFilter.clear();
            event.consume();
        }
    }
}
