package dev.vireo.app.dashboard;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.OpenChat;
import dev.vireo.app.state.OpenProfile;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.OfficeRole;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The office as a grid of profile cards. A click opens the chat; the menu of a card also leads to the profile. */
public final class Dashboard {

    private static final PseudoClass OUT_OF_DATE = PseudoClass.getPseudoClass("out-of-date");
    /** What is loaded sooner than this shows without a skeleton before it. */
    private static final Duration PATIENCE = Duration.millis(150);

    private final Workspace workspace;
    private final DashboardModel model;
    private final OpenChat chats;
    private final OpenProfile profiles;
    private final BadgeClock clock;
    private final CardGrid grid;
    private final Texts texts = Texts.of(Dashboard.class);
    private final Node skeleton = new SkeletonCards();
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    @FXML private Label count;
    @FXML private ComboBox<String> department;
    @FXML private TextField nameFilter;
    @FXML private StackPane place;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Button showEverybody;
    @FXML private Button waitingAbove;

    public Dashboard(Workspace workspace, OpenChat chats, OpenProfile profiles, Avatars avatars, BadgeClock clock, Motion motion,
            TimeWords times) {
        this.workspace = workspace;
        this.chats = chats;
        this.profiles = profiles;
        this.clock = clock;
        model = new DashboardModel(workspace);
        grid = new CardGrid(model.people(), () -> new ProfileCard(avatars, clock, motion, times), motion);
    }

    @FXML
    private void initialize() {
        grid.setId("cards");
        place.getChildren().addFirst(grid);
        place.getChildren().addFirst(skeleton);
        grid.onChosen(this::openChat);
        grid.setOnContextMenuRequested(this::showMenu);
        model.nameProperty().bindBidirectional(nameFilter.textProperty());
        nameFilter.addEventHandler(KeyEvent.KEY_PRESSED, this::leaveFilter);
        showEverybody.setOnAction(_ -> model.showEverybody());
        fillDepartments();
        describeCount();
        pointUp();
        patience.setOnFinished(_ -> skeleton.setVisible(model.stateProperty().get() == DashboardModel.State.LOADING));
        model.stateProperty().subscribe(this::show);
        workspace.connectionProperty().subscribe(connection -> grid.pseudoClassStateChanged(OUT_OF_DATE,
                connection == ConnectionState.OFFLINE || connection == ConnectionState.SIGNED_OUT));
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
        nameFilter.visibleProperty().bind(Bindings.isNotEmpty(workspace.people()));
    }

    private void describeCount() {
        count.textProperty().bind(Bindings.createStringBinding(() -> {
            int shown = model.people().size();
            int all = model.everybody();
            return shown == all ? texts.get("count", all) : texts.get("count-of", shown, all);
        }, model.people(), workspace.people()));
        count.visibleProperty().bind(Bindings.isNotEmpty(workspace.people()));
    }

    /** While somebody waits above what is in sight, a button leads there. */
    private void pointUp() {
        PulseBadge badge = new PulseBadge(clock, PulseBadge.Size.SMALL);
        badge.countProperty().bind(grid.waitingAboveProperty());
        waitingAbove.setGraphic(badge);
        waitingAbove.visibleProperty().bind(grid.waitingAboveProperty().greaterThan(0).and(grid.visibleProperty()));
        waitingAbove.textProperty().bind(grid.waitingAboveProperty().map(n -> texts.get("waiting-above", Math.max(1, n.intValue()))));
        waitingAbove.setOnAction(_ -> grid.toTop());
    }

    private void show(DashboardModel.State state) {
        patience.stop();
        skeleton.setVisible(false);
        grid.setVisible(state == DashboardModel.State.PEOPLE);
        message.setVisible(false);
        showEverybody.setVisible(false);
        showEverybody.setManaged(false);
        switch (state) {
            case PEOPLE -> { }
            case LOADING -> patience.playFromStart();
            case UNREACHABLE -> say(Feather.WIFI_OFF, "state.unreachable.title", "state.unreachable.text");
            case NOBODY -> say(Feather.USERS, "state.nobody.title", mayAddPeople() ? "state.nobody.owner" : "state.nobody.member");
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

    private boolean mayAddPeople() {
        OfficeRole role = workspace.me().roleProperty().get();
        return role == OfficeRole.OWNER || role == OfficeRole.ADMIN;
    }

    private void openChat(Person person) {
        chats.open(workspace.conversationWith(person.username()));
    }

    private void showMenu(ContextMenuEvent event) {
        if (!(event.getTarget() instanceof Node target)) {
            return;
        }
        Node node = target;
        while (node != null && !(node instanceof ProfileCard)) {
            node = node.getParent();
        }
        if (node instanceof ProfileCard card && card.person() != null) {
            Person person = card.person();
            MenuItem chat = new MenuItem(texts.get("menu.message"), new FontIcon(Feather.MESSAGE_CIRCLE));
            chat.setOnAction(_ -> openChat(person));
            MenuItem profile = new MenuItem(texts.get("menu.profile"), new FontIcon(Feather.USER));
            profile.setId("viewProfile");
            profile.setOnAction(_ -> profiles.open(person));
            new ContextMenu(chat, profile).show(card, event.getScreenX(), event.getScreenY());
            event.consume();
        }
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
