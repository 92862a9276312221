package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.AfterLayout;
import dev.vireo.app.ui.Texts;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A list of messages with all that belongs to it: what stands there instead, ways to what does not show, and what was read in it. */
public final class MessagePane extends StackPane {

    /** The messages give way to what is written down to this, in pixels: a line and what belongs to it. */
    static final double MIN_HEIGHT = 72;

    /** Earlier messages are requested when so few rows precede what shows. */
    private static final int LOAD_AHEAD = 12;
    /** The button to the end shows when so many rows follow what shows. */
    private static final int JUMP_DISTANCE = 8;
    private static final int[] SKELETON_WIDTHS = {190, 240, 120, 210, 150, 260};

    private final RowsModel rows;
    private final @Nullable ReadTracker reading;
    private final Texts texts = Texts.of(MessagePane.class);
    private final RowList list;
    private final MessageSelection selection;
    private final MessageToolbar toolbar;
    private final VBox loading = new VBox();
    private final VBox failed = new VBox();
    private final Button toNew;
    private final Button toEnd;
    private final PauseTransition loadingDelay = new PauseTransition(EarlierPane.LOADING_DELAY);
    private Runnable backToEnd = () -> {};
    private @Nullable Node empty;
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean sawNew;

    /**
     * @param reading told of what shows; null where nothing is read by showing
     * @param typed   takes what is typed while the list is focused
     */
    public MessagePane(RowsModel rows, MessageActions actions, ListServices services, @Nullable ReadTracker reading,
            Consumer<String> typed) {
        this.rows = rows;
        this.reading = reading;
        getStyleClass().add("body");
        setMinHeight(0);
        setPrefHeight(MIN_HEIGHT);
        list = new RowList(rows.rows(), () -> new RowCell(actions, services, rows::loadAgain));
        list.setId("messages");
        list.setAccessibleText(texts.get("messages.list"));
        list.followEnd(rows.timeline().endsAtPresent());
        selection = new MessageSelection(list, actions.chat(), services.when());
        toolbar = new MessageToolbar(list, actions, new MessageListKeys(list, actions, selection, typed));
        toNew = jump("toNew", Feather.ARROW_UP, Pos.TOP_CENTER);
        toNew.setOnAction(_ -> jumpToNew());
        toEnd = jump("toEnd", Feather.ARROW_DOWN, Pos.BOTTOM_RIGHT);
        toEnd.setOnAction(_ -> jumpToEnd());
        prepareLoading();
        getChildren().addAll(list, loading, failed, toNew, toEnd, toolbar);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> toolbar.hide());
        list.addEventHandler(ScrollEvent.SCROLL, _ -> toolbar.hide());
        list.addEventHandler(MouseEvent.DRAG_DETECTED, _ -> toolbar.hide());
        subscriptions = subscriptions.and(rows.stateProperty().subscribe(this::show)).and(AfterLayout.of(this, this::laidOut));
    }

    /** Ends all subscriptions, those of the rows included. */
    public void close() {
        subscriptions.unsubscribe();
        loadingDelay.stop();
        list.close();
        rows.close();
    }

    public RowsModel rows() {
        return rows;
    }

    RowList list() {
        return list;
    }

    /** What stands here while nothing was said. */
    public void setEmpty(Node node) {
        empty = node;
        getChildren().add(1, node);
        show(rows.stateProperty().get());
    }

    /** What else the way to the end does. */
    public void onBackToEnd(Runnable then) {
        backToEnd = then;
    }

    /** Brings a message into view and makes it stand out. Returns whether it is there. */
    public boolean highlight(ChatMessage message) {
        int row = rows.rowOf(message);
        if (row < 0) {
            return false;
        }
        list.highlight(row);
        return true;
    }

    /** Selects nothing any more. Returns whether something was selected. */
    public boolean clearSelection() {
        return selection.clear();
    }

    public void toEnd() {
        list.toEnd();
    }

    private Button jump(String id, Feather icon, Pos where) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("jump");
        button.setVisible(false);
        setAlignment(button, where);
        return button;
    }

    // --- states --------------------------------------------------------------------------------------------------------

    private void prepareLoading() {
        loading.setId("loading");
        loading.setMouseTransparent(true);
        loading.setAccessibleText(texts.get("loading.words"));
        loading.getStyleClass().add("skeleton");
        for (int width : SKELETON_WIDTHS) {
            loading.getChildren().add(bone(width, loading.getChildren().size()));
        }
        Label words = new Label(texts.get("failed.words"));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        Button again = new Button(texts.get("failed.again"));
        again.setId("again");
        again.setOnAction(_ -> rows.loadAgain());
        FontIcon icon = new FontIcon(Feather.CLOUD_OFF);
        icon.getStyleClass().add("large-icon");
        failed.setId("failed");
        failed.getStyleClass().add("instead");
        failed.getChildren().addAll(icon, words, again);
        loadingDelay.setOnFinished(_ -> loading.setVisible(true));
    }

    private void show(RowsModel.RowsState state) {
        failed.setVisible(state == RowsModel.RowsState.FAILED);
        if (empty != null) {
            empty.setVisible(state == RowsModel.RowsState.EMPTY);
        }
        list.setFocusTraversable(state == RowsModel.RowsState.MESSAGES);
        loading.setVisible(false);
        loadingDelay.stop();
        if (state == RowsModel.RowsState.LOADING) {
            loadingDelay.playFromStart();
        }
    }

    private static HBox bone(int width, int index) {
        Region bone = new Region();
        bone.getStyleClass().add("bone");
        bone.setPrefWidth(width);
        HBox line = new HBox(bone);
        line.setAlignment(index % 3 == 1 ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return line;
    }

    // --- reading -------------------------------------------------------------------------------------------------------

    /** To be called when the number read up to changes: where it goes back, what follows is new, and stays unread for now. */
    public void readNumberChanged(Number before, Number now) {
        if (now.longValue() < before.longValue()) {
            if (reading != null) {
                reading.keepUnread();
            }
            rows.newAfter(now.longValue());
        }
    }

    private void laidOut() {
        int first = list.firstShown();
        int last = list.lastSeen();
        if (first >= 0 && first < LOAD_AHEAD) {
            rows.nearStart();
        }
        if (last >= 0 && last > rows.rows().size() - LOAD_AHEAD) {
            rows.nearEnd();
        }
        if (reading != null && rows.settled()) {
            reading.shown(Rows.messageUpTo(rows.rows(), last, this::counts));
        }
        toolbar.follow();
        showJumps(first, last);
    }

    /** Whether seeing it reads something: the message that a thread is about belongs to the channel. */
    private boolean counts(ChatMessage message) {
        return !message.own() && message.number() > 0 && (rows.timeline().parent().isEmpty() || message.parentId().isPresent());
    }

    // --- jumping -------------------------------------------------------------------------------------------------------

    private void showJumps(int first, int last) {
        int below = rows.rows().size() - 1 - last;
        int unread = rows.timeline().unread();
        boolean away = rows.timeline().endsAtPresent() && !list.atEnd() && (below >= JUMP_DISTANCE || unread > 0);
        toEnd.setVisible(away);
        if (away) {
            toEnd.setText(unread > 0 ? texts.get("jump.end.new", unread) : "");
            toEnd.setAccessibleText(unread > 0 ? toEnd.getText() : texts.get("jump.end"));
        }
        int divider = rows.divider();
        sawNew |= divider >= first && divider <= last && divider >= 0;
        boolean above = !sawNew && rows.newAtOpening() > 0 && first >= 0
                && (divider < 0 ? rows.timeline().moreBeforeProperty().get() : divider < first);
        toNew.setVisible(above);
        if (above) {
            toNew.setText(texts.get("jump.start", rows.newAtOpening()));
        }
    }

    private void jumpToEnd() {
        list.toEnd();
        backToEnd.run();
    }

    private void jumpToNew() {
        list.toTop(Math.max(0, rows.divider()));
        list.requestFocus();
    }
}
