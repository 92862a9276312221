package dev.vireo.app.search;

import dev.vireo.app.actions.MessageSearch;
import dev.vireo.app.actions.OpenMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.FocusField;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.SearchHit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Finds messages: what to look for with its filters, and what was found. Down goes from the field to what it offers and on to the
 * results, Enter takes or opens, Escape goes back.
 */
public final class MessageSearchPane {

    private static final Duration SKELETON_DELAY = Duration.millis(150);
    private static final double SUGGESTION_HEIGHT = 32;
    /** More hits are requested when so few rows follow. */
    private static final int NEAR_END = 8;
    private static final int[] SKELETON_WIDTHS = {220, 260, 180, 240, 200};

    private final Workspace workspace;
    private final OpenMessage messages;
    private final Avatars avatars;
    private final TimeWords times;
    private final Clock clock;
    private final MessageSearchModel model;
    private final Texts texts = Texts.of(MessageSearchPane.class);
    private final PauseTransition skeletonDelay = new PauseTransition(SKELETON_DELAY);
    private Runnable closing = () -> {};
    private boolean dismissed;
    private @Nullable ContextMenu menu;

    @FXML private TextField query;
    @FXML private FlowPane filters;
    @FXML private ListView<SearchSuggestion> suggestions;
    @FXML private ListView<SearchHit> hits;
    @FXML private VBox skeleton;
    @FXML private VBox instead;
    @FXML private Label words;
    @FXML private Label hint;
    @FXML private Button again;
    @FXML private HBox foot;
    @FXML private Label footWords;
    @FXML private Button moreAgain;

    public MessageSearchPane(Workspace workspace, MessageSearch search, OpenMessage messages, Avatars avatars, TimeWords times,
            Clock clock) {
        this.workspace = workspace;
        this.messages = messages;
        this.avatars = avatars;
        this.times = times;
        this.clock = clock;
        model = new MessageSearchModel(search, workspace);
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(words);
        filters.getChildren().setAll(List.of(SearchFilter.values()).stream().map(this::chip).toList());
        suggestions.setFixedCellSize(SUGGESTION_HEIGHT);
        suggestions.setCellFactory(_ -> new SuggestionCell());
        suggestions.managedProperty().bind(suggestions.visibleProperty());
        hits.setFixedCellSize(HitRow.HEIGHT);
        hits.setItems(model.hits());
        hits.setCellFactory(_ -> row());
        hits.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInResults);
        for (int width : SKELETON_WIDTHS) {
            skeleton.getChildren().add(new HBox(12, bone(32, "round"), new VBox(8, bone(width / 2.0, ""), bone(width, ""))));
        }
        skeletonDelay.setOnFinished(_ -> show());
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInField);
        query.textProperty().subscribe((_, _) -> suggestAnew());
        query.caretPositionProperty().subscribe((_, _) -> suggest());
        query.focusedProperty().subscribe(_ -> suggest());
        foot.managedProperty().bind(foot.visibleProperty());
        again.managedProperty().bind(again.visibleProperty());
        moreAgain.managedProperty().bind(moreAgain.visibleProperty());
        model.stateProperty().subscribe(this::stateChanged);
        model.hits().addListener((ListChangeListener<SearchHit>) _ -> show());
        model.loadingMoreProperty().subscribe(_ -> show());
        model.moreFailedProperty().subscribe(_ -> show());
        workspace.connectionProperty().subscribe(_ -> show());
    }

    /** @param then what closes the pane */
    public void onClose(Runnable then) {
        closing = then;
    }

    /** Puts the cursor into the field; looks for these words at once, if there are any. */
    public void open(String wanted) {
        FocusField.into(query);
        if (wanted.isBlank()) {
            query.selectAll();
        } else {
            query.setText(wanted);
            query.end();
            model.now();
        }
    }

    /** Nobody looks at it any more. */
    public void rest() {
        model.cancel();
    }

    @FXML
    private void close() {
        closing.run();
    }

    @FXML
    private void again() {
        model.now();
    }

    @FXML
    private void more() {
        model.loadMore();
    }

    // --- what is asked -------------------------------------------------------------------------------------------------

    private Button chip(SearchFilter filter) {
        Button chip = new Button(texts.get("filter." + filter.key().replace(":", "")), new FontIcon(filter.icon()));
        chip.setId("filter-" + filter.key().replace(":", ""));
        chip.getStyleClass().add("filter");
        chip.setOnAction(_ -> {
            String before = query.getText().stripTrailing();
            query.requestFocus();
            query.setText(before.isEmpty() ? filter.key() : before + " " + filter.key());
            query.end();
        });
        return chip;
    }

    private void suggestAnew() {
        dismissed = false;
        suggest();
    }

    private void suggest() {
        Optional<SearchFilter.PartialFilter> typed = dismissed || !query.isFocused() ? Optional.empty()
                : SearchFilter.at(query.getText(), query.getCaretPosition());
        List<SearchSuggestion> fitting = typed.map(at -> at.filter().suggest(at.begun(), workspace, clock, texts)).orElse(List.of());
        if (!suggestions.getItems().equals(fitting)) {
            suggestions.getItems().setAll(fitting);
            suggestions.getSelectionModel().selectFirst();
        }
        suggestions.setVisible(!fitting.isEmpty());
        suggestions.setPrefHeight(fitting.size() * SUGGESTION_HEIGHT + 8);
        suggestions.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void take(@Nullable SearchSuggestion suggestion) {
        if (suggestion != null) {
            SearchFilter.at(query.getText(), query.getCaretPosition()).ifPresent(typed -> {
                String before = query.getText();
                query.setText(typed.with(before, suggestion.value()));
                query.requestFocus();
                query.positionCaret(typed.behind(before, suggestion.value()));
            });
        }
    }

    private void keyInField(KeyEvent event) {
        boolean offers = suggestions.isVisible();
        int chosen = suggestions.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> {
                if (offers) {
                    suggestions.getSelectionModel().select(Math.min(chosen + 1, suggestions.getItems().size() - 1));
                } else if (!model.hits().isEmpty()) {
                    hits.requestFocus();
                    hits.getSelectionModel().select(0);
                }
            }
            case UP -> suggestions.getSelectionModel().select(Math.max(0, chosen - 1));
            case ENTER -> {
                if (offers) {
                    take(suggestions.getSelectionModel().getSelectedItem());
                } else {
                    model.now();
                }
            }
            case TAB -> {
                if (!offers || event.isShiftDown()) {
                    return;
                }
                take(suggestions.getSelectionModel().getSelectedItem());
            }
            case ESCAPE -> {
                if (offers) {
                    dismissed = true;
                    suggest();
                } else if (query.getText().isEmpty()) {
                    return;
                } else {
                    query.clear();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    // --- what is found -------------------------------------------------------------------------------------------------

    private HitRow row() {
        HitRow row = new HitRow(workspace, avatars, times);
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                open(row.getItem());
            }
        });
        row.setOnContextMenuRequested(event -> {
            // Where the system turns the menu key into this event, the key was here before.
            if (row.getItem() != null && !event.isKeyboardTrigger()) {
                menu(row.getItem()).show(row, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        row.indexProperty().subscribe(index -> {
            if (index.intValue() >= model.hits().size() - NEAR_END) {
                Platform.runLater(model::loadMore);
            }
        });
        return row;
    }

    private ContextMenu menu(SearchHit hit) {
        if (menu != null) {
            menu.hide();
        }
        ContextMenu made = new HitMenu(hit, () -> open(hit));
        menu = made;
        return made;
    }

    /** Below the row that is chosen, as far as it can be seen. */
    private void showMenu() {
        SearchHit hit = hits.getSelectionModel().getSelectedItem();
        if (hit != null) {
            Node at = hits.lookupAll(".list-cell").stream().filter(node -> node instanceof HitRow row && row.getItem() == hit)
                    .findFirst().orElse(hits);
            menu(hit).show(at, Side.BOTTOM, 48, -24);
        }
    }

    private void keyInResults(KeyEvent event) {
        if (MenuKeys.ask(event)) {
            showMenu();
            event.consume();
            return;
        }
        SearchHit chosen = hits.getSelectionModel().getSelectedItem();
        if (chosen != null && event.getCode() != KeyCode.ENTER && MenuKeys.fire(new HitMenu(chosen, () -> open(chosen)), event)) {
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            open(hits.getSelectionModel().getSelectedItem());
            event.consume();
        } else if (event.getCode() == KeyCode.UP && hits.getSelectionModel().getSelectedIndex() <= 0) {
            query.requestFocus();
            query.end();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            // A list would keep it for itself.
            close();
            event.consume();
        }
    }

    private void open(@Nullable SearchHit hit) {
        if (hit != null) {
            workspace.conversationIn(hit.message().channelId())
                    .ifPresent(conversation -> messages.open(conversation, hit.message().id()));
        }
    }

    private void stateChanged(MessageSearchModel.SearchState now) {
        if (now == MessageSearchModel.SearchState.LOADING) {
            skeletonDelay.playFromStart();
        } else {
            skeletonDelay.stop();
        }
        show();
    }

    private void show() {
        MessageSearchModel.SearchState now = model.stateProperty().get();
        boolean found = !model.hits().isEmpty();
        boolean waited = skeletonDelay.getStatus() != javafx.animation.Animation.Status.RUNNING;
        boolean loading = now == MessageSearchModel.SearchState.LOADING;
        hits.setVisible(found);
        skeleton.setVisible(loading && !found && waited);
        instead.setVisible(!found && !loading);
        boolean offline = workspace.connectionProperty().get() == ConnectionState.OFFLINE;
        again.setVisible(now == MessageSearchModel.SearchState.FAILED && !offline);
        String asked = model.asked();
        switch (now) {
            case RESTING -> say(texts.get("messages.rest"), texts.get("messages.rest.hint"));
            case NOTHING -> say(texts.get("messages.nothing", asked), texts.get("messages.nothing.hint"));
            case UNCLEAR -> say(model.wordsProperty().get(), "");
            case FAILED -> say(texts.get(offline ? "messages.offline" : "messages.failed"),
                    offline ? texts.get("messages.offline.hint") : model.wordsProperty().get());
            case LOADING, FOUND -> say("", "");
        }
        boolean failed = model.moreFailedProperty().get();
        foot.setVisible(found && (failed || model.loadingMoreProperty().get()));
        footWords.setText(texts.get(failed ? "messages.more.failed" : "messages.more"));
        moreAgain.setVisible(failed);
    }

    private void say(String what, String more) {
        words.setText(what);
        hint.setText(more);
    }

    private static Region bone(double width, String style) {
        Region bone = new Region();
        bone.getStyleClass().add("bone");
        if (!style.isEmpty()) {
            bone.getStyleClass().add(style);
        }
        bone.setPrefWidth(width);
        bone.setMaxWidth(width);
        return bone;
    }

    /** One value that is offered. */
    private final class SuggestionCell extends ListCell<SearchSuggestion> {

        private final Label detail = new Label();

        private SuggestionCell() {
            detail.getStyleClass().add("detail");
            setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            setGraphicTextGap(8);
            setPrefWidth(0);
            HBox.setHgrow(detail, Priority.ALWAYS);
            setOnMouseClicked(_ -> take(getItem()));
        }

        @Override
        protected void updateItem(@Nullable SearchSuggestion suggestion, boolean empty) {
            super.updateItem(suggestion, empty);
            setText(suggestion == null || empty ? null : suggestion.words());
            detail.setText(suggestion == null ? "" : suggestion.detail());
            setGraphic(suggestion == null || empty ? null : detail);
        }
    }
}
