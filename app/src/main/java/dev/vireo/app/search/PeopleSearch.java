package dev.vireo.app.search;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.FixedWidth;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Wrapping;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The search field of the main window. People and channels that fit show below it while one types, and behind them the way to messages; arrows
 * choose, Enter opens, Escape clears.
 */
public final class PeopleSearch {

    private static final double ROW_HEIGHT = 56;
    private static final int ROWS_IN_SIGHT = 7;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double WIDTH = 380;
    private static final double GAP = 6;

    private final PeopleSearchModel model;
    private final Workspace workspace;
    private final OpenChat chats;
    private final Avatars avatars;
    private final BadgeClock clock;
    private final Texts texts = Texts.of(PeopleSearch.class);
    private final ListView<SearchHit> results = new ListView<>();
    private final Label nobody = new Label();
    private final Label inMessages = new Label("", new FontIcon(Feather.SEARCH));
    private final FixedWidth found = new FixedWidth(WIDTH, results, nobody, inMessages);
    private final Popup popup = new Popup();
    private Consumer<String> messages = _ -> {};

    @FXML private TextField search;
    private boolean messagesChosen;

    /** @param theme dresses the popup, which has a scene of its own */
    public PeopleSearch(Workspace workspace, OpenChat chats, Avatars avatars, BadgeClock clock, Theme theme) {
        this.workspace = workspace;
        this.chats = chats;
        this.avatars = avatars;
        this.clock = clock;
        model = new PeopleSearchModel(workspace);
        popup.getContent().add(found);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        // A click elsewhere closes the popup and does what it was meant for.
        popup.setConsumeAutoHidingEvents(false);
        theme.apply(popup.getScene());
    }

    @FXML
    private void initialize() {
        String css = Objects.requireNonNull(getClass().getResource("PeopleSearch.css")).toExternalForm();
        found.getStylesheets().add(css);
        found.getStyleClass().add("people-found");
        nobody.getStyleClass().add("nobody");
        Wrapping.whereSafe(nobody);
        inMessages.setId("inMessages");
        inMessages.getStyleClass().add("in-messages");
        inMessages.setMaxWidth(Double.MAX_VALUE);
        inMessages.setOnMouseClicked(_ -> searchMessages());
        results.setId("results");
        results.setFixedCellSize(ROW_HEIGHT);
        results.setFocusTraversable(false);
        results.setItems(model.results());
        results.setCellFactory(_ -> openedByClick(new ResultRow(avatars, clock)));
        model.queryProperty().bind(search.textProperty());
        model.queryProperty().subscribe((before, now) -> show());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        search.focusedProperty().subscribe(focused -> {
            if (focused) {
                show();
            } else {
                popup.hide();
            }
        });
    }

    /** Puts the cursor into the field, with whatever it holds selected. */
    public void focus() {
        search.requestFocus();
        search.selectAll();
    }

    /** @param search finds these words in messages */
    public void onMessages(Consumer<String> search) {
        messages = search;
    }

    private ListCell<SearchHit> openedByClick(ListCell<SearchHit> cell) {
        cell.setOnMouseClicked(_ -> open(cell.getItem()));
        return cell;
    }

    private void show() {
        if (model.isBlank() || search.getScene() == null) {
            popup.hide();
            return;
        }
        int rows = Math.min(model.results().size(), ROWS_IN_SIGHT);
        results.setVisible(rows > 0);
        results.setManaged(rows > 0);
        results.setPrefHeight(rows * ROW_HEIGHT + 2);
        nobody.setVisible(rows == 0);
        nobody.setManaged(rows == 0);
        nobody.setText(texts.get("nobody", model.queryProperty().get().strip()));
        inMessages.setText(texts.get("in-messages", model.queryProperty().get().strip()));
        results.getSelectionModel().selectFirst();
        chooseMessages(rows == 0);
        if (!popup.isShowing()) {
            Bounds field = search.localToScreen(search.getLayoutBounds());
            // Ends where the field ends, which is near the window's edge.
            double width = Math.max(WIDTH, field.getWidth());
            found.setWide(width);
            popup.show(search, field.getMaxX() - width, field.getMaxY() + GAP);
        }
        popup.sizeToScene();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case ENTER -> {
                if (messagesChosen && popup.isShowing()) {
                    searchMessages();
                } else {
                    open(results.getSelectionModel().getSelectedItem());
                }
            }
            case ESCAPE -> {
                if (search.getText().isEmpty()) {
                    return;
                }
                search.clear();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Messages come behind the last of what was found. */
    private void choose(int step) {
        int last = results.getItems().size();
        int now = messagesChosen ? last : results.getSelectionModel().getSelectedIndex();
        int next = Math.clamp(now + step, 0, last);
        chooseMessages(next == last);
        if (next == last) {
            results.getSelectionModel().clearSelection();
        } else {
            results.getSelectionModel().select(next);
            results.scrollTo(Math.max(0, next - ROWS_IN_SIGHT + 2));
        }
    }

    private void chooseMessages(boolean chosen) {
        messagesChosen = chosen;
        inMessages.pseudoClassStateChanged(CHOSEN, chosen);
    }

    private void searchMessages() {
        String wanted = search.getText().strip();
        search.clear();
        popup.hide();
        messages.accept(wanted);
    }

    private void open(@Nullable SearchHit chosen) {
        if (chosen != null) {
            search.clear();
            popup.hide();
            chats.open(switch (chosen) {
                case SearchHit.PersonHit somebody -> workspace.conversationWith(somebody.person().username());
                case SearchHit.ChannelHit channel -> channel.conversation();
            });
        }
    }
}
