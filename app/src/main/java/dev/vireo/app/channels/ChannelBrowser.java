package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Answers.OpenChannel;
import javafx.animation.PauseTransition;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The open channels, to join or to open. Arrows choose, also from the search field; Enter joins or opens. */
final class ChannelBrowser {

    /** What is loaded sooner than this shows without a skeleton before it. */
    private static final Duration SKELETON_DELAY = Duration.millis(150);
    /** Between the last key and the question to the server. */
    private static final Duration TYPING = Duration.millis(200);
    private static final int SKELETON_ROWS = 5;

    private final BrowserModel model;
    private final OpenChat chats;
    private final Runnable newChannel;
    private final Texts texts = Texts.of(ChannelBrowser.class);
    private final PauseTransition skeletonDelay = new PauseTransition(SKELETON_DELAY);
    private final PauseTransition typing = new PauseTransition(TYPING);

    @FXML private TextField search;
    @FXML private Button make;
    @FXML private Label problem;
    @FXML private VBox skeleton;
    @FXML private BorderPane found;
    @FXML private ListView<OpenChannel> channels;
    @FXML private HBox moreLine;
    @FXML private Button more;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Button again;

    ChannelBrowser(Workspace workspace, ChannelActions actions, OpenChat chats, Runnable newChannel) {
        this.model = new BrowserModel(workspace, actions);
        this.chats = chats;
        this.newChannel = newChannel;
    }

    @FXML
    private void initialize() {
        channels.setFixedCellSize(OpenChannelCell.HEIGHT);
        channels.setItems(model.channels());
        channels.setCellFactory(_ -> new OpenChannelCell(this::enter, model.joining()));
        channels.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                enter(channels.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        model.joining().addListener((SetChangeListener<String>) _ -> channels.refresh());
        for (int i = 0; i < SKELETON_ROWS; i++) {
            Region block = new Region();
            block.getStyleClass().add("skeleton-block");
            skeleton.getChildren().add(block);
        }
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        search.textProperty().addListener(_ -> typing.playFromStart());
        typing.setOnFinished(_ -> model.find(search.getText()));
        make.setOnAction(_ -> newChannel.run());
        more.setOnAction(_ -> model.loadMore());
        again.setOnAction(_ -> model.again());
        model.moreProperty().subscribe(shown -> FormFields.shown(moreLine, shown));
        model.problemProperty().subscribe(_ -> describe());
        skeletonDelay.setOnFinished(_ -> skeleton.setVisible(model.stateProperty().get() == BrowserModel.BrowserState.LOADING));
        model.stateProperty().subscribe(this::show);
        model.find("");
    }

    void focus() {
        search.requestFocus();
    }

    private void enter(@Nullable OpenChannel channel) {
        if (channel != null) {
            model.join(channel, chats::open);
        }
    }

    private void pressed(KeyEvent event) {
        int last = model.channels().size() - 1;
        int here = channels.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> channels.getSelectionModel().clearAndSelect(Math.min(last, here + 1));
            case UP -> channels.getSelectionModel().clearAndSelect(Math.max(0, here - 1));
            case ENTER -> enter(channels.getSelectionModel().getSelectedItem());
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
        channels.scrollTo(Math.max(0, channels.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private void show(BrowserModel.BrowserState state) {
        skeletonDelay.stop();
        skeleton.setVisible(false);
        found.setVisible(state == BrowserModel.BrowserState.CHANNELS);
        message.setVisible(false);
        FormFields.shown(again, state == BrowserModel.BrowserState.UNREACHABLE || state == BrowserModel.BrowserState.FAILED);
        switch (state) {
            case CHANNELS -> {}
            case LOADING -> skeletonDelay.playFromStart();
            case UNREACHABLE -> say(Feather.WIFI_OFF, "browse.unreachable.title", "browse.unreachable.text");
            case FAILED -> say(Feather.ALERT_CIRCLE, "browse.failed.title", "browse.failed.text");
            case NONE -> say(Feather.COMPASS, "browse.none.title", "browse.none.text");
            case NOTHING_FOUND -> say(Feather.SEARCH, "browse.nothing.title", "browse.nothing.text");
        }
        describe();
    }

    private void describe() {
        boolean inList = model.stateProperty().get() == BrowserModel.BrowserState.CHANNELS;
        String words = model.problemProperty().get();
        problem.setText(words);
        FormFields.shown(problem, inList && !words.isEmpty());
        if (model.stateProperty().get() == BrowserModel.BrowserState.FAILED && !words.isEmpty()) {
            messageText.setText(words);
        }
    }

    private void say(Feather icon, String title, String text) {
        messageIcon.setIconCode(icon);
        messageTitle.setText(texts.get(title));
        messageText.setText(texts.get(text));
        message.setVisible(true);
    }
}
