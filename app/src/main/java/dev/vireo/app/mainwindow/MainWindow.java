package dev.vireo.app.mainwindow;

import dev.vireo.app.actions.OpenProfile;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.ChatColumn;
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
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The main window: rail with tabs and oneself, search, the quiet line, and a place for the screens and one conversation. */
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
    private final StackPane screen = new StackPane();
    private final Columns columns = new Columns(screen);
    private final SidePanes sides = new SidePanes(columns);
    private @Nullable ChatColumn chat;
    /** What was open when the mouse was pressed, before the first of two clicks. */
    private String openBefore = "";

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
        menu = new OwnMenu(workspace.me(), this, actions::availability);
    }

    @FXML
    private void initialize() {
        logo.getChildren().setAll(new Logo(40));
        office.textProperty().bind(workspace.officeNameProperty());
        search.setOnAction(_ -> switchOver());
        search.setTooltip(new Tooltip(Command.GO_TO.wordsWithKeys()));
        searchKeys.setText(Command.GO_TO.keys());
        noticePlace.getChildren().setAll(screens.notice());
        content.getChildren().setAll(columns);
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
        window.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> openBefore = event.getClickCount() == 1 ? openKey() : openBefore);
        window.addEventFilter(MouseEvent.MOUSE_CLICKED, this::moveOutAtSecondClick);
    }

    /**
     * Has conversations open in this window.
     *
     * @param width of the list beside them
     */
    public void add(ChatColumn column, ListWidth width) {
        chat = column;
        columns.add(column, width);
        column.keyProperty().subscribe((_, now) -> {
            if (now.isEmpty() && shown.get(Tab.MESSAGES) instanceof Parent list && list.isVisible()) {
                Panes.focus(list);
            }
        });
    }

    /** Brings the place of the conversation that is open to the front. */
    public void revealChat() {
        show(Tab.MESSAGES);
        toFront();
    }

    private String openKey() {
        return chat == null ? "" : chat.keyProperty().getValue();
    }

    /** What the first click has opened gets a window of its own, whatever lies under the mouse by then. */
    private void moveOutAtSecondClick(MouseEvent event) {
        if (chat != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !openKey().isEmpty()
                && !openKey().equals(openBefore)) {
            event.consume();
            chat.moveOut();
        }
    }

    public OwnMenu menu() {
        return menu;
    }

    public void show(Tab tab) {
        tabs.selectToggle(tab == Tab.DASHBOARD ? dashboardTab : messagesTab);
    }

    @Override
    public void open(Person person) {
        sides.show("profilePane", screens.profile(person), texts.get("profile.close"), screens::closeProfile);
        toFront();
    }

    /**
     * Shows who is in a channel beside its conversation.
     *
     * @param closed told when it does not show any more
     */
    public void showMembers(Parent members, Runnable closed) {
        sides.show("membersPane", members, texts.get("members.close"), closed);
    }

    /** Takes away what stands beside the conversation. */
    public void closeSide() {
        sides.close();
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
        if (!sides.shows("searchPane")) {
            Region pane = screens.messageSearch(sides::close);
            pane.getStyleClass().add("search-side");
            sides.show("searchPane", pane, screens::closeMessageSearch);
        }
        screens.openMessageSearch(wanted);
    }

    private void put(Tab tab) {
        Parent now = shown.computeIfAbsent(tab, wanted -> {
            Parent made = wanted == Tab.DASHBOARD ? screens.dashboard() : screens.messages(() -> show(Tab.DASHBOARD));
            screen.getChildren().add(made);
            return made;
        });
        shown.values().forEach(each -> each.setVisible(each == now));
        columns.conversations(tab == Tab.MESSAGES);
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
            if (sides.close()) {
                event.consume();
            } else if (chat != null && columns.chatShows()) {
                event.consume();
                chat.leave();
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
            case FIND, SAVED, SCHEDULED -> true;
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
            case SAVED -> {
                sides.show("savedPane", screens.saved(), texts.get("saved.close"), () -> {});
                toFront();
            }
            case SCHEDULED -> {
                sides.show("scheduledPane", screens.scheduled(), texts.get("scheduled.close"), () -> {});
                toFront();
            }
            case NEXT_PANE -> Panes.move(panes(), window.getScene().getFocusOwner(), 1);
            case PREVIOUS_PANE -> Panes.move(panes(), window.getScene().getFocusOwner(), -1);
            default -> {
                if (own.offers(command)) {
                    own.run(command);
                }
            }
        }
    }

    /** With the commands of the conversation that shows, as well. */
    private void switchOver() {
        boolean chatShows = columns.chatShows();
        switcher.open(window, chatShows ? openKey() : "", chat != null && chatShows ? chat.commands() : this);
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
        Optional<Parent> list = shown.values().stream().filter(each -> each.isVisible() && screen.isVisible()).findFirst();
        List<Parent> inChat = chat != null && columns.chatShows() ? chat.panes() : List.of();
        return Stream.of(Stream.of(rail, top), said().stream(), list.stream(), inChat.stream(),
                sides.view().stream()).<Parent>flatMap(each -> each).toList();
    }
}
