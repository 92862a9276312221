package dev.vireo.app.mainwindow;

import dev.vireo.app.actions.OpenProfile;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Panes;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.QuickSwitcher;
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
public final class MainWindow implements OpenProfile, CommandTarget {

    private static final double BADGE_RIGHT = 26;
    private static final double BADGE_UP = -22;
    private static final PseudoClass NEWS = PseudoClass.getPseudoClass("news");

    private final Workspace workspace;
    private final Avatars avatars;
    private final BadgeClock clock;
    private final ConnectionLine connection;
    private final MainWindowScreens screens;
    private final MainWindowActions actions;
    private final OwnCommands own;
    private final QuickSwitcher switcher;
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
    @FXML private Button search;
    @FXML private Label searchKeys;
    @FXML private StackPane line;
    @FXML private HBox connectionLine;
    @FXML private FontIcon lineIcon;
    @FXML private Label lineWords;
    @FXML private Button tryNow;
    @FXML private Button lineRead;
    @FXML private VBox noticePlace;
    @FXML private StackPane content;

    public MainWindow(Workspace workspace, Avatars avatars, BadgeClock clock, ConnectionLine connection,
            MainWindowScreens screens, QuickSwitcher switcher, MainWindowActions actions) {
        this.workspace = workspace;
        this.avatars = avatars;
        this.clock = clock;
        this.connection = connection;
        this.screens = screens;
        this.actions = actions;
        this.switcher = switcher;
        own = new OwnCommands(workspace, actions);
        menu = new OwnMenu(workspace.me(), own, actions::availability);
    }

    @FXML
    private void initialize() {
        logo.getChildren().setAll(new Logo(40));
        office.textProperty().bind(workspace.officeNameProperty());
        search.setOnAction(_ -> switchOver());
        search.setTooltip(new Tooltip(Command.GO_TO.wordsWithKeys()));
        searchKeys.setText(Command.GO_TO.keys());
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
        dashboardTab.setTooltip(new Tooltip(Command.DASHBOARD.wordsWithKeys()));
        messagesTab.setTooltip(new Tooltip(Command.MESSAGES.wordsWithKeys()));
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
            Parent made = wanted == Tab.DASHBOARD ? screens.dashboard() : screens.messages(() -> show(Tab.DASHBOARD));
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
        self.setOnContextMenuRequested(event -> {
            menu.show(self, Side.RIGHT, 8, 0);
            event.consume();
        });
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
        Command.of(event).ifPresent(command -> {
            event.consume();
            run(command);
        });
    }

    @Override
    public boolean offers(Command command) {
        return switch (command) {
            case FIND -> true;
            case DASHBOARD -> !isShown(Tab.DASHBOARD);
            case MESSAGES -> !isShown(Tab.MESSAGES);
            default -> own.offers(command);
        };
    }

    /** Does what a command stands for, also one that came from another window: then this one comes to the front if it shows the result. */
    @Override
    public void run(Command command) {
        switch (command) {
            case DASHBOARD -> showAndFocus(Tab.DASHBOARD);
            case MESSAGES -> showAndFocus(Tab.MESSAGES);
            case GO_TO -> {
                toFront();
                switchOver();
            }
            case FIND -> find("");
            case NEXT_PANE -> Panes.move(panes(), window.getScene().getFocusOwner(), 1);
            case PREVIOUS_PANE -> Panes.move(panes(), window.getScene().getFocusOwner(), -1);
            default -> {
                if (own.offers(command)) {
                    own.run(command);
                }
            }
        }
    }

    private void switchOver() {
        switcher.open(window, "", this);
    }

    private boolean isShown(Tab tab) {
        return tabs.getSelectedToggle() == (tab == Tab.DASHBOARD ? dashboardTab : messagesTab);
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
