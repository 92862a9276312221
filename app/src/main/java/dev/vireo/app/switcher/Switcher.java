package dev.vireo.app.switcher;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.switcher.SwitcherModel.SwitcherState;
import dev.vireo.app.switcher.SwitcherQuery.Wanted;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.FocusField;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.List;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The quick switcher, over a window: a field, and below it everything that fits what is typed. Arrows choose and Enter goes there; with
 * {@code Ctrl} the words are searched for in messages. Escape, a click beside it and going elsewhere take it away, and the keyboard is
 * where it was before. FX thread.
 */
final class Switcher {

    static final String ID = "switcher";
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final KeyCodeCombination SEARCH = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final double ROW_HEIGHT = 48;
    private static final int ROWS_IN_SIGHT = 8;

    private final SwitcherModel model;
    private final CommandTarget commands;
    private final Workspace workspace;
    private final SwitcherWays ways;
    private final @Nullable ForwardForm form;
    private final Avatars avatars;
    private final BadgeClock clock;
    private final Texts texts = Texts.of(Switcher.class);
    private Subscription subscriptions = Subscription.EMPTY;
    private @Nullable Node before;
    /** Stays so when what is listed changes by itself. */
    private @Nullable SwitcherEntry chosen;
    private int top;

    @FXML private StackPane switcher;
    @FXML private TextField switcherQuery;
    @FXML private Label offline;
    @FXML private ListView<SwitcherEntry> destinations;
    @FXML private VBox nothing;
    @FXML private FontIcon nothingIcon;
    @FXML private Label nothingTitle;
    @FXML private Label nothingHint;
    @FXML private StackPane messagesPlace;
    @FXML private Button inMessages;
    @FXML private Label messagesKeys;
    @FXML private HBox formPlace;
    @FXML private TextField words;
    @FXML private Button forward;
    @FXML private Label hints;

    /** @param form what to forward; null where one only goes somewhere */
    Switcher(Workspace workspace, SwitcherModel model, CommandTarget commands, SwitcherWays ways, @Nullable ForwardForm form,
            Avatars avatars, BadgeClock clock) {
        this.workspace = workspace;
        this.model = model;
        this.form = form;
        this.commands = commands;
        this.ways = ways;
        this.avatars = avatars;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        switcher.setUserData(this);
        destinations.setFixedCellSize(ROW_HEIGHT);
        destinations.setItems(model.entries());
        destinations.setCellFactory(_ -> row());
        Wrapping.whereSafe(nothingTitle);
        messagesKeys.setText(SEARCH.getDisplayText());
        if (form != null) {
            switcherQuery.setPromptText(texts.get("forward.prompt", form.messages()));
            switcherQuery.setAccessibleText(switcherQuery.getPromptText());
            hints.setText(texts.get("forward.hints"));
            forward.setOnAction(_ -> goToChosen());
        }
        shown(formPlace, form != null);
        inMessages.setOnAction(_ -> searchMessages());
        switcher.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        switcher.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == switcher) {
                close();
            }
            event.consume();
        });
        // What is under it has no use for these.
        switcher.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        subscriptions = Subscription.combine(
                switcherQuery.textProperty().subscribe(text -> {
                    chosen = null;
                    top = 0;
                    chooseMessages(false);
                    model.typedProperty().set(text);
                    show();
                }),
                model.stateProperty().subscribe(_ -> show()),
                model.entries().subscribe(this::show),
                model.offlineProperty().subscribe(_ -> show()),
                destinations.getSelectionModel().selectedItemProperty().subscribe(this::speak));
    }

    /** Shows it over a window. */
    void open(StackPane over) {
        before = over.getScene().getFocusOwner();
        over.getChildren().add(switcher);
        switcher.applyCss();
        FocusField.into(switcherQuery);
        subscriptions = subscriptions.and(over.getScene().focusOwnerProperty().subscribe((_, now) -> {
            if (now != null && !isInside(now)) {
                before = null;
                close();
            } else if (now != null && now != switcherQuery && now != words && now != forward) {
                // As by a click on the list: what is typed next belongs into the field.
                Platform.runLater(switcherQuery::requestFocus);
            }
        }));
    }

    /** Takes it away; the keyboard is where it was. */
    void close() {
        if (!(switcher.getParent() instanceof Pane over)) {
            return;
        }
        subscriptions.unsubscribe();
        subscriptions = Subscription.EMPTY;
        model.close();
        Node back = before;
        over.getChildren().remove(switcher);
        // Out of the rows, which follow people for as long as they show them.
        destinations.setItems(null);
        if (back != null && back.getScene() == over.getScene() && back.getScene() != null) {
            back.requestFocus();
        }
    }

    private ListCell<SwitcherEntry> row() {
        SwitcherRow row = new SwitcherRow(avatars, clock);
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && row.getItem() != null && (form == null || event.getClickCount() == 2)) {
                go(row.getItem());
            }
        });
        return row;
    }

    private boolean isInside(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == switcher) {
                return true;
            }
        }
        return false;
    }

    // --- keys ----------------------------------------------------------------------------------------------------------

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case TAB -> tab(event.isShiftDown() ? -1 : 1);
            case PAGE_DOWN -> page(1);
            case PAGE_UP -> page(-1);
            case ENTER -> {
                if (form == null && event.isShortcutDown()) {
                    searchMessages();
                } else {
                    goToChosen();
                }
            }
            case ESCAPE -> close();
            default -> {
                command(event);
                return;
            }
        }
        event.consume();
    }

    /** What is asked for by its keys comes in place of this. */
    private void command(KeyEvent event) {
        Command.of(event).ifPresent(command -> {
            if (command == Command.FIND || form != null) {
                event.consume();
                searchMessages();
                return;
            }
            close();
            if (command == Command.GO_TO) {
                event.consume();
            }
        });
    }

    /** Between what is asked for here, where that is more than a place. */
    private void tab(int step) {
        if (form == null) {
            choose(step);
            return;
        }
        List<Node> stops = List.of(switcherQuery, words, forward);
        stops.get(Math.floorMod(stops.indexOf(switcher.getScene().getFocusOwner()) + step, stops.size())).requestFocus();
    }

    /** From the last on to the first, with the search in messages between them. */
    private void choose(int step) {
        int rows = destinations.getItems().size();
        boolean messages = inMessages.isVisible();
        int stops = rows + (messages ? 1 : 0);
        if (stops > 0) {
            int now = isMessagesChosen() ? rows : destinations.getSelectionModel().getSelectedIndex();
            select(Math.floorMod(now + step, stops));
        }
    }

    private void page(int step) {
        int rows = destinations.getItems().size();
        if (rows > 0) {
            int now = isMessagesChosen() ? rows : destinations.getSelectionModel().getSelectedIndex();
            select(Math.clamp(now + step * (ROWS_IN_SIGHT - 1L), 0, rows - 1));
        }
    }

    private void select(int stop) {
        boolean messages = stop == destinations.getItems().size();
        chooseMessages(messages);
        if (messages) {
            chosen = null;
            destinations.getSelectionModel().clearSelection();
        } else {
            chosen = destinations.getItems().get(stop);
            destinations.getSelectionModel().clearAndSelect(stop);
            reveal(stop);
        }
    }

    private void reveal(int stop) {
        int rows = Math.max(1, Math.min(ROWS_IN_SIGHT, (int) (destinations.getHeight() / ROW_HEIGHT)));
        top = Math.clamp(top, Math.max(0, stop - rows + 1), stop);
        destinations.scrollTo(top);
    }

    private void chooseMessages(boolean now) {
        inMessages.pseudoClassStateChanged(CHOSEN, now);
        if (now) {
            switcherQuery.setAccessibleHelp(inMessages.getText());
        }
    }

    private boolean isMessagesChosen() {
        return inMessages.getPseudoClassStates().contains(CHOSEN);
    }

    // --- going ---------------------------------------------------------------------------------------------------------

    private void goToChosen() {
        if (isMessagesChosen()) {
            searchMessages();
        } else {
            SwitcherEntry selected = destinations.getSelectionModel().getSelectedItem();
            if (selected != null) {
                go(selected);
            }
        }
    }

    private void go(SwitcherEntry entry) {
        close();
        switch (entry) {
            case SwitcherEntry.ToPerson(Person person, _) -> {
                // Somebody may have left while the list was open.
                if (person.active()) {
                    go(workspace.conversationWith(person.username()));
                }
            }
            case SwitcherEntry.ToChannel(Conversation channel, _) -> go(channel);
            case SwitcherEntry.ToCommand(Command command, _) -> commands.run(command);
        }
    }

    private void go(Conversation conversation) {
        if (form == null) {
            ways.chats().open(conversation);
        } else {
            form.forward().accept(conversation.key(), words.getText().strip());
        }
    }

    private void searchMessages() {
        if (form == null && model.query().wanted() != Wanted.COMMANDS) {
            String words = model.query().words();
            close();
            ways.messages().accept(words);
        }
    }

    // --- showing -------------------------------------------------------------------------------------------------------

    private void show() {
        SwitcherQuery query = model.query();
        int rows = model.entries().size();
        shown(destinations, rows > 0);
        destinations.setPrefHeight(Math.min(rows, ROWS_IN_SIGHT) * ROW_HEIGHT + 2);
        shown(messagesPlace, form == null && query.wanted() != Wanted.COMMANDS);
        forward.setDisable(rows == 0);
        inMessages.setVisible(messagesPlace.isVisible());
        inMessages.setText(query.words().isEmpty() ? texts.get("in-messages.any") : texts.get("in-messages", query.words()));
        shown(nothing, rows == 0);
        shown(offline, model.offlineProperty().getValue() && model.stateProperty().get() != SwitcherState.UNREACHABLE);
        say(query);
        if (rows == 0) {
            chooseMessages(messagesPlace.isVisible());
        } else if (!isMessagesChosen()) {
            select(placeOfChosen());
        }
    }

    private int placeOfChosen() {
        SwitcherEntry wanted = chosen;
        for (int i = 0; wanted != null && i < destinations.getItems().size(); i++) {
            if (destinations.getItems().get(i).same(wanted)) {
                return i;
            }
        }
        return 0;
    }

    private void say(SwitcherQuery query) {
        SwitcherState state = model.stateProperty().get();
        nothingIcon.setVisible(state == SwitcherState.UNREACHABLE);
        nothingIcon.setManaged(nothingIcon.isVisible());
        nothingTitle.setText(switch (state) {
            case LOADING -> texts.get("loading");
            case UNREACHABLE -> texts.get("unreachable");
            case NOTHING -> query.words().isEmpty() ? texts.get("empty") : texts.get("nothing", query.words());
            case LISTED -> "";
        });
        nothingHint.setText(switch (state) {
            case LOADING, LISTED -> "";
            case UNREACHABLE -> texts.get("unreachable.hint");
            case NOTHING ->
                    query.words().isEmpty() ? texts.get("empty.hint") : texts.get(form == null ? "nothing.hint" : "forward.nothing");
        });
        shown(nothingHint, !nothingHint.getText().isEmpty());
    }

    /** The keyboard stays in the field, so it is the field that says what is chosen. */
    private void speak(@Nullable SwitcherEntry selected) {
        if (selected != null) {
            switcherQuery.setAccessibleHelp(SwitcherRow.spoken(selected));
        }
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
