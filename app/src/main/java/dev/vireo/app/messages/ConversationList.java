package dev.vireo.app.messages;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every conversation, in sections. A click or Enter opens its window; the menu key or a right click shows what else can be done. */
public final class ConversationList {

    /** What is loaded sooner than this shows without a skeleton before it. */
    private static final Duration SKELETON_DELAY = Duration.millis(150);
    private static final int SKELETON_ROWS = 6;

    private final Workspace workspace;
    private final ListNavigation navigation;
    private final Avatars avatars;
    private final BadgeClock clock;
    private final TimeWords times;
    private final ConversationListModel model;
    private final Texts texts = Texts.of(ConversationList.class);
    private final PauseTransition skeletonDelay = new PauseTransition(SKELETON_DELAY);
    private @Nullable ContextMenu menu;
    private @Nullable ListEntry chosen;

    @FXML private ListView<ListEntry> conversations;
    @FXML private VBox skeleton;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Button choose;
    @FXML private Button browse;

    public ConversationList(Workspace workspace, ListNavigation navigation, FoldedSections folds, Avatars avatars, BadgeClock clock,
            TimeWords times) {
        this.workspace = workspace;
        this.navigation = navigation;
        this.avatars = avatars;
        this.clock = clock;
        this.times = times;
        model = new ConversationListModel(workspace, folds);
    }

    @FXML
    private void initialize() {
        conversations.setCellFactory(_ -> cell());
        conversations.setItems(model.entries());
        keepChosen();
        navigation.shownProperty().subscribe(this::chooseShown);
        conversations.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        conversations.setOnContextMenuRequested(this::menuRequested);
        choose.setOnAction(_ -> navigation.chooseColleague());
        browse.setOnAction(_ -> navigation.browseChannels());
        for (int i = 0; i < SKELETON_ROWS; i++) {
            skeleton.getChildren().add(skeletonRow(i));
        }
        skeletonDelay.setOnFinished(_ -> skeleton.setVisible(model.stateProperty().get() == ConversationListModel.ListState.LOADING));
        model.stateProperty().subscribe(this::show);
    }

    private EntryCell cell() {
        ConversationSnippet snippets = new ConversationSnippet(workspace);
        EntryCell cell = new EntryCell(() -> new ConversationRow(snippets, avatars, clock, times), () -> new HeadingRow(clock, this::add),
                this::add, model::findsChannels);
        cell.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && cell.getItem() != null && !onButton(event)) {
                if (event.getClickCount() == 2 && cell.getItem() instanceof ListEntry.ConversationEntry(Conversation conversation)) {
                    navigation.chats().openInWindow(conversation);
                } else {
                    choose(cell.getItem(), cell);
                }
            }
        });
        cell.setOnContextMenuRequested(event -> {
            if (cell.getItem() instanceof ListEntry.ConversationEntry(Conversation conversation) && !event.isKeyboardTrigger()) {
                show(navigation.menu(conversation)).show(cell, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        return cell;
    }

    /** A button on a line does what it says, and not what the line does. */
    private static boolean onButton(MouseEvent event) {
        Node at = event.getTarget() instanceof Node target ? target : null;
        while (at != null && !(at instanceof Button) && !(at instanceof EntryCell)) {
            at = at.getParent();
        }
        return at instanceof Button;
    }

    /** What was chosen stays so when the order changes. */
    private void keepChosen() {
        conversations.getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null) {
                chosen = entry;
            }
        });
        model.entries().addListener((ListChangeListener<ListEntry>) _ -> {
            Conversation open = navigation.shownProperty().getValue();
            ListEntry kept = open != null && !conversations.isFocused() ? new ListEntry.ConversationEntry(open) : chosen;
            int place = kept == null ? -1 : model.entries().indexOf(kept);
            if (place >= 0) {
                conversations.getSelectionModel().clearAndSelect(place);
            }
        });
    }

    /** The conversation that is open beside the list is the one that is chosen in it. */
    private void chooseShown(@Nullable Conversation shown) {
        model.opened(shown);
        int place = shown == null ? -1 : model.entries().indexOf(new ListEntry.ConversationEntry(shown));
        if (place >= 0 && conversations.getSelectionModel().getSelectedIndex() != place) {
            conversations.getSelectionModel().clearAndSelect(place);
            conversations.scrollTo(place);
        }
    }

    private void choose(ListEntry entry, EntryCell cell) {
        switch (entry) {
            case ListEntry.ConversationEntry(Conversation conversation) -> navigation.chats().open(conversation);
            case ListEntry.SectionHeading heading -> model.fold(heading, !heading.foldedProperty().get());
            case ListEntry.EmptySection _ -> cell.add();
        }
    }

    private void pressed(KeyEvent event) {
        ListEntry entry = conversations.getSelectionModel().getSelectedItem();
        Optional<EntryCell> cell = entry == null ? Optional.empty() : cellOf(entry);
        if (cell.isEmpty()) {
            return;
        }
        if (MenuKeys.ask(event)) {
            showMenu(entry, cell.get());
        } else if (entry instanceof ListEntry.ConversationEntry(Conversation conversation)
                && MenuKeys.command(event).isPresent()) {
            MenuKeys.fire(navigation.menu(conversation), event);
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            choose(entry, cell.get());
        } else if (event.getCode() == KeyCode.INSERT) {
            cell.get().add();
        } else if (entry instanceof ListEntry.SectionHeading heading
                && (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT)) {
            model.fold(heading, event.getCode() == KeyCode.LEFT);
        } else {
            return;
        }
        event.consume();
    }

    /** The system's own menu key, where it has one. */
    private void menuRequested(ContextMenuEvent event) {
        ListEntry entry = conversations.getSelectionModel().getSelectedItem();
        if (event.isKeyboardTrigger() && entry != null) {
            cellOf(entry).ifPresent(cell -> showMenu(entry, cell));
            event.consume();
        }
    }

    private void showMenu(ListEntry entry, EntryCell cell) {
        if (menu != null && menu.isShowing()) {
            return;
        }
        if (entry instanceof ListEntry.ConversationEntry(Conversation conversation)) {
            show(navigation.menu(conversation)).show(cell, Side.BOTTOM, 56, -8);
        } else {
            cell.add();
        }
    }

    private ContextMenu show(ContextMenu made) {
        if (menu != null) {
            menu.hide();
        }
        menu = made;
        return made;
    }

    private Optional<EntryCell> cellOf(ListEntry entry) {
        return conversations.lookupAll(".list-cell").stream()
                .filter(EntryCell.class::isInstance)
                .map(EntryCell.class::cast)
                .filter(cell -> entry.equals(cell.getItem()))
                .findFirst();
    }

    private void add(ListSection section, Node at) {
        if (section == ListSection.DIRECT) {
            navigation.chooseColleague();
            return;
        }
        MenuItem find = new MenuItem(texts.get("channels.browse"), new FontIcon(Feather.SEARCH));
        find.setId("browseChannels");
        find.setOnAction(_ -> navigation.browseChannels());
        MenuItem make = new MenuItem(texts.get("channels.new"), new FontIcon(Feather.PLUS));
        make.setId("newChannel");
        make.setOnAction(_ -> navigation.newChannel());
        show(new ContextMenu(find, make)).show(at, Side.BOTTOM, 0, 4);
    }

    private void show(ConversationListModel.ListState state) {
        skeletonDelay.stop();
        skeleton.setVisible(false);
        boolean nothing = state == ConversationListModel.ListState.NOTHING_YET;
        conversations.setVisible(state == ConversationListModel.ListState.CONVERSATIONS);
        message.setVisible(false);
        choose.setVisible(nothing);
        browse.setVisible(nothing && model.findsChannels());
        browse.setManaged(browse.isVisible());
        switch (state) {
            case CONVERSATIONS -> {}
            case LOADING -> skeletonDelay.playFromStart();
            case UNREACHABLE -> say(Feather.WIFI_OFF, "unreachable.title", "unreachable.text");
            case NOTHING_YET -> say(Feather.MESSAGE_CIRCLE, "empty.title", "empty.text");
        }
    }

    private void say(Feather icon, String title, String text) {
        messageIcon.setIconCode(icon);
        messageTitle.setText(texts.get(title));
        messageText.setText(texts.get(text));
        message.setVisible(true);
    }

    private static HBox skeletonRow(int index) {
        Region face = block("skeleton-avatar");
        Region name = block("skeleton-name");
        name.setMaxWidth(96 + index % 3 * 24);
        Region words = block("skeleton-line");
        words.setMaxWidth(220 - index % 4 * 32);
        VBox lines = new VBox(8, name, words);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox row = new HBox(face, lines);
        row.getStyleClass().add("skeleton-row");
        return row;
    }

    private static Region block(String style) {
        Region block = new Region();
        block.getStyleClass().addAll("skeleton-block", style);
        return block;
    }
}
