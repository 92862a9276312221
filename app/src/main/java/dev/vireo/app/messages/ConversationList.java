package dev.vireo.app.messages;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.OpenChat;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every conversation, the newest first. A click or Enter opens its window. */
public final class ConversationList {

    /** What is loaded sooner than this shows without a skeleton before it. */
    private static final Duration PATIENCE = Duration.millis(150);
    private static final double ROW_HEIGHT = 68;
    private static final int SKELETON_ROWS = 6;

    private final OpenChat chats;
    private final Runnable chooseColleague;
    private final Avatars avatars;
    private final BadgeClock clock;
    private final TimeWords times;
    private final ConversationListModel model;
    private final Texts texts = Texts.of(ConversationList.class);
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    @FXML private ListView<Conversation> conversations;
    @FXML private VBox skeleton;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Button choose;

    /** @param chooseColleague leads to where somebody to write to can be chosen */
    public ConversationList(Workspace workspace, OpenChat chats, Runnable chooseColleague, Avatars avatars, BadgeClock clock,
            TimeWords times) {
        this.chats = chats;
        this.chooseColleague = chooseColleague;
        this.avatars = avatars;
        this.clock = clock;
        this.times = times;
        model = new ConversationListModel(workspace);
    }

    @FXML
    private void initialize() {
        conversations.setFixedCellSize(ROW_HEIGHT);
        conversations.setCellFactory(_ -> openedByClick(new ConversationRow(avatars, clock, times)));
        conversations.setItems(model.conversations());
        conversations.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        choose.setOnAction(_ -> chooseColleague.run());
        for (int i = 0; i < SKELETON_ROWS; i++) {
            skeleton.getChildren().add(skeletonRow(i));
        }
        patience.setOnFinished(_ -> skeleton.setVisible(model.stateProperty().get() == ConversationListModel.State.LOADING));
        model.stateProperty().subscribe(this::show);
    }

    private ListCell<Conversation> openedByClick(ListCell<Conversation> cell) {
        cell.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && cell.getItem() != null) {
                chats.open(cell.getItem());
            }
        });
        return cell;
    }

    private void pressed(KeyEvent event) {
        Conversation chosen = conversations.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && chosen != null) {
            chats.open(chosen);
            event.consume();
        }
    }

    private void show(ConversationListModel.State state) {
        patience.stop();
        skeleton.setVisible(false);
        conversations.setVisible(state == ConversationListModel.State.CONVERSATIONS);
        message.setVisible(false);
        choose.setVisible(state == ConversationListModel.State.NOTHING_YET);
        switch (state) {
            case CONVERSATIONS -> { }
            case LOADING -> patience.playFromStart();
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
