package dev.vireo.app.mainwindow;

import dev.vireo.app.actions.OpenProfile;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Panes;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Shortcut;
import dev.vireo.app.ui.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame around everything but chats: rail with tabs and oneself, search, the quiet line, and a place for the screens. */
public final class MainWindow implements OpenProfile {

    private static final double BADGE_RIGHT = 26;
    private static final double BADGE_UP = -22;
    private static final PseudoClass NEWS = PseudoClass.getPseudoClass("news");

    private final Workspace workspace;
    private final Avatars avatars;
    private final BadgeClock clock;
    private final ConnectionLine connection;
    private final MainWindowScreens screens;
    private final MainWindowActions actions;
    private final OwnMenu menu;
    private final ToggleGroup tabs = new ToggleGroup();
    private final Texts texts = Texts.of(MainWindow.class);
    private final Map<Tab, Parent> shown = new EnumMap<>(Tab.class);
    private @Nullable Parent profile;
    private @Nullable Parent found;
    private @Nullable Node before;

    @FXML private StackPane window;
    @FXML private VBox rail;
    @FXML private StackPane logo;
    @FXML private ToggleButton dashboardTab;
    @FXML private ToggleButton messagesTab;
    @FXML private StackPane messagesPlace;
    @FXML private Button self;
    @FXML private HBox top;
    @FXML private Label office;
    @FXML private StackPane searchPlace;
    @FXML private StackPane line;
    @FXML private HBox connectionLine;
    @FXML private FontIcon lineIcon;
    @FXML private Label lineWords;
    @FXML private Button tryNow;
    @FXML private Button lineRead;
    @FXML private VBox noticePlace;
    @FXML private StackPane content;

    public MainWindow(Workspace workspace, Avatars avatars, BadgeClock clock, ConnectionLine connection,
            MainWindowScreens screens, MainWindowActions actions) {
        this.workspace = workspace;
        this.avatars = avatars;
        this.clock = clock;
        this.connection = connection;
        this.screens = screens;
        this.actions = actions;
        menu = new OwnMenu(workspace.me(), actions);
    }

    @FXML
    private void initialize() {
        logo.getChildren().setAll(new Logo(40));
        office.textProperty().bind(workspace.officeNameProperty());
        searchPlace.getChildren().setAll(screens.search(this::searchMessages));
        noticePlace.getChildren().setAll(screens.notice());
        showTotal();
        showSelf();
        showConnection();
        tabs.getToggles().setAll(dashboardTab, messagesTab);
        tabs.selectedToggleProperty().subscribe((old, now) -> {
            if (now == null) {
                tabs.selectToggle(old);
            } else if (now.getUserData() instanceof Tab tab) {
                put(tab);
                actions.wentTo(tab);
            }
        });
        dashboardTab.setUserData(Tab.DASHBOARD);
        messagesTab.setUserData(Tab.MESSAGES);
        dashboardTab.setTooltip(new Tooltip(texts.get("tip", texts.get("tab.dashboard"), Shortcut.DASHBOARD.keys())));
        messagesTab.setTooltip(new Tooltip(texts.get("tip", texts.get("tab.messages"), Shortcut.MESSAGES.keys())));
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public OwnMenu menu() {
        return menu;
    }

    public void show(Tab tab) {
        tabs.selectToggle(tab == Tab.DASHBOARD ? dashboardTab : messagesTab);
    }

    @Override
    public void open(Person person) {
        closeSide();
        before = window.getScene().getFocusOwner();
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("closeProfile");
        close.getStyleClass().addAll("icon-button", "close");
        close.setAccessibleText(texts.get("profile.close"));
        close.setOnAction(_ -> closeProfile());
        Parent pane = new StackPane(screens.profile(person), close);
        pane.setId("profilePane");
        pane.getStyleClass().add("profile-side");
        StackPane.setAlignment(close, Pos.TOP_RIGHT);
        StackPane.setAlignment(pane, Pos.CENTER_RIGHT);
        content.getChildren().add(pane);
        profile = pane;
        Panes.focus(pane);
        toFront();
    }

    /** A profile may be asked for in another window. */
    private void toFront() {
        if (window.getScene().getWindow() instanceof Stage stage && !stage.isFocused()) {
            stage.show();
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
    }

    /** Opens the search in messages; with words, looks for them at once. */
    private void searchMessages(String wanted) {
        if (found == null) {
            closeSide();
            before = window.getScene().getFocusOwner();
            Parent pane = screens.messageSearch(this::closeSide);
            pane.setId("searchPane");
            pane.getStyleClass().add("search-side");
            StackPane.setAlignment(pane, Pos.CENTER_RIGHT);
            content.getChildren().add(pane);
            found = pane;
        }
        screens.openMessageSearch(wanted);
    }

    private void closeSide() {
        closeProfile();
        if (found != null) {
            content.getChildren().remove(found);
            found = null;
            screens.closeMessageSearch();
            if (before != null && before.getScene() != null) {
                before.requestFocus();
            }
        }
    }

    private void closeProfile() {
        if (profile == null) {
            return;
        }
        content.getChildren().remove(profile);
        profile = null;
        screens.closeProfile();
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    private void put(Tab tab) {
        Parent screen = shown.computeIfAbsent(tab, wanted -> {
            Parent made = wanted == Tab.DASHBOARD ? screens.dashboard(this) : screens.messages(() -> show(Tab.DASHBOARD));
            content.getChildren().addFirst(made);
            return made;
        });
        shown.values().forEach(each -> each.setVisible(each == screen));
    }

    private void showTotal() {
        PulseBadge badge = new PulseBadge(clock, PulseBadge.BadgeSize.SMALL);
        badge.setId("totalBadge");
        badge.countProperty().bind(workspace.totalUnreadProperty());
        badge.setMouseTransparent(true);
        badge.setTranslateX(BADGE_RIGHT);
        badge.setTranslateY(BADGE_UP);
        messagesPlace.getChildren().add(badge);
        messagesTab.accessibleTextProperty().bind(Bindings.createStringBinding(() -> {
            int unread = workspace.totalUnreadProperty().get();
            return unread == 0 ? texts.get("tab.messages") : texts.get("tab.messages.unread", unread);
        }, workspace.totalUnreadProperty()));
    }

    private void showSelf() {
        Person me = workspace.me();
        Avatar avatar = new Avatar(avatars, Avatar.Size.MEDIUM);
        avatar.follow(me.username(), me.nameProperty(), me.avatarHashProperty());
        PresenceDot dot = new PresenceDot(10);
        dot.presenceProperty().bind(me.presenceProperty());
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        self.setGraphic(new StackPane(avatar, dot));
        self.accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> texts.get("self.words", me.displayName(), PresenceDot.words(me.presenceProperty().get())),
                me.displayNameProperty(), me.presenceProperty()));
        self.setOnAction(_ -> menu.show(self, Side.RIGHT, 8, 0));
    }

    private void showConnection() {
        lineWords.textProperty().bind(connection.wordsProperty());
        line.visibleProperty().bind(connection.wordsProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        connection.actionProperty().subscribe(way -> {
            boolean news = way == ConnectionLine.LineAction.DISMISS;
            lineIcon.setIconCode(news ? Feather.INFO : Feather.WIFI_OFF);
            connectionLine.pseudoClassStateChanged(NEWS, news);
            show(tryNow, way == ConnectionLine.LineAction.HURRY);
            show(lineRead, news);
        });
        tryNow.setOnAction(_ -> actions.retryNow());
        lineRead.setOnAction(_ -> connection.dismiss());
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (profile != null || found != null) {
                event.consume();
                closeSide();
            }
            return;
        }
        Shortcut.of(event).ifPresent(shortcut -> {
            event.consume();
            run(shortcut);
        });
    }

    /** Does what a shortcut stands for, also one that was pressed in another window: then this one comes to the front if it shows the result. */
    public void run(Shortcut shortcut) {
        switch (shortcut) {
            case DASHBOARD -> showAndFocus(Tab.DASHBOARD);
            case MESSAGES -> showAndFocus(Tab.MESSAGES);
            case GO_TO -> {
                toFront();
                screens.focusSearch();
            }
            case FIND -> find("");
            case SETTINGS -> actions.settings();
            case CLOSE_WINDOW -> actions.closeWindow();
            case HELP -> actions.help();
            case QUIT -> actions.quit();
            case NEXT_PANE -> Panes.move(panes(), window.getScene().getFocusOwner(), 1);
            case PREVIOUS_PANE -> Panes.move(panes(), window.getScene().getFocusOwner(), -1);
        }
    }

    /** Opens the search in messages, in front of every other window. */
    public void find(String wanted) {
        toFront();
        searchMessages(wanted);
    }

    private void showAndFocus(Tab tab) {
        toFront();
        show(tab);
        Panes.focus(Objects.requireNonNull(shown.get(tab)));
    }

    /** The notice, while there is one to act on. */
    private Optional<Parent> said() {
        return noticePlace.getChildren().stream().anyMatch(Node::isVisible) ? Optional.of(noticePlace) : Optional.empty();
    }

    private List<Parent> panes() {
        Optional<Parent> screen = shown.values().stream().filter(Node::isVisible).findFirst();
        return Stream.of(Optional.of((Parent) rail), Optional.of((Parent) top), said(), screen, Optional.ofNullable(profile),
                Optional.ofNullable(found))
                .flatMap(Optional::stream).toList();
    }
}
