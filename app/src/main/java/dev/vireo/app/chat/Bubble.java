package dev.vireo.app.chat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.LinkEvent;
import javafx.css.PseudoClass;
import javafx.geometry.Dimension2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A message across the whole width of the list: the bubble on its author's side, time and ticks beside it, and below it why it was
 * not sent, if so.
 */
final class Bubble extends Region {

    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
    private static final PseudoClass LOCAL = PseudoClass.getPseudoClass("local");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private static final double SHARE = 0.75;
    /** Room that always stays free beside a bubble for time and ticks. */
    private static final double BESIDE = 76;
    private static final double SIDE = 16;
    private static final double PAD_X = 12;
    private static final double PAD_Y = 8;
    private static final double GAP = 8;
    private static final double ABOVE_GROUP = 10;
    private static final double ABOVE = 3;

    private final ChatModel model;
    private final When when;
    private final Texts texts = Texts.of(Bubble.class);
    private final Region box = new Region();
    private final FormattedText words;
    private final Label time = new Label();
    private final Ticks ticks = new Ticks();
    private final HBox beside = new HBox(time, ticks);
    private @Nullable HBox below;
    private final Label reason = new Label();
    private Row.@Nullable Said said;

    Bubble(ChatModel model, When when) {
        this.model = model;
        this.when = when;
        words = new FormattedText(model.names(), link -> fireEvent(new LinkEvent(link)));
        getStyleClass().add("said");
        box.getStyleClass().add("bubble");
        time.getStyleClass().add("time");
        beside.getStyleClass().add("beside");
        getChildren().addAll(box, words, beside);
        // This region places them by itself; their own changes of size are always its own doing.
        getChildren().forEach(child -> child.setManaged(false));
    }

    void show(Row.Said row) {
        said = row;
        ChatMessage message = row.message();
        boolean failed = row.delivery() == Delivery.FAILED;
        pseudoClassStateChanged(OWN, message.own());
        pseudoClassStateChanged(FIRST, row.first());
        pseudoClassStateChanged(LAST, row.last());
        pseudoClassStateChanged(LOCAL, row.delivery() == Delivery.PENDING || failed);
        pseudoClassStateChanged(FAILED, failed);
        words.show(message.body());
        time.setText(when.time(message.time()));
        ticks.setVisible(message.own() && !failed);
        ticks.setManaged(message.own() && !failed);
        ticks.show(row.delivery());
        showFailure(failed ? message : null);
        requestLayout();
    }

    /** What a screen reader says: "Rama, 14:05: Hello". */
    static String spoken(ChatMessage message, String author, String time, Texts texts) {
        String key = switch (message.delivery()) {
            case PENDING -> "message.spoken.pending";
            case SENT -> "message.spoken.sent";
            case READ -> "message.spoken.read";
            case FAILED -> "message.spoken.failed";
        };
        return message.own()
                ? texts.get(key, texts.get("message.you"), time, message.body(), message.failureProperty().get())
                : texts.get("message.spoken", author, time, message.body());
    }

    private void showFailure(@Nullable ChatMessage failed) {
        if (failed == null) {
            if (below != null) {
                getChildren().remove(below);
                below = null;
            }
            return;
        }
        reason.setText(texts.get("message.failed", failed.failureProperty().get()));
        if (below == null) {
            below = failure();
            getChildren().add(below);
        }
    }

    private HBox failure() {
        reason.getStyleClass().setAll("label", "caption", "danger-text");
        reason.setWrapText(true);
        Button retry = new Button(texts.get("message.retry"));
        retry.setId("retry");
        retry.getStyleClass().add("link");
        retry.setOnAction(_ -> model.retry(shown()));
        Button discard = new Button(texts.get("message.discard"));
        discard.setId("discard");
        discard.getStyleClass().add("link");
        discard.setOnAction(_ -> model.discard(shown()));
        retry.setMinWidth(USE_PREF_SIZE);
        discard.setMinWidth(USE_PREF_SIZE);
        HBox made = new HBox(reason, retry, discard);
        made.getStyleClass().add("below");
        made.setManaged(false);
        return made;
    }

    private ChatMessage shown() {
        if (said == null) {
            throw new IllegalStateException("nothing is shown");
        }
        return said.message();
    }

    private double wordsWidth(double width) {
        double room = width - 2 * SIDE;
        return Math.max(1, Math.floor(Math.min(room * SHARE, room - BESIDE) - 2 * PAD_X));
    }

    private double above() {
        return said != null && said.first() ? ABOVE_GROUP : ABOVE;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = above() + words.fit(wordsWidth(width)).getHeight() + 2 * PAD_Y;
        return below == null ? height : height + belowHeight(width);
    }

    private double belowHeight(double width) {
        return below == null ? 0 : Math.ceil(below.prefHeight(width - 2 * SIDE));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        boolean own = said != null && said.message().own();
        Dimension2D size = words.fit(wordsWidth(width));
        double boxWidth = Math.max(size.getWidth(), GAP) + 2 * PAD_X;
        double boxHeight = size.getHeight() + 2 * PAD_Y;
        double x = own ? width - SIDE - boxWidth : SIDE;
        double y = above();
        box.resizeRelocate(x, y, boxWidth, boxHeight);
        words.resizeRelocate(x + PAD_X, y + PAD_Y, size.getWidth(), size.getHeight());
        double besideWidth = beside.prefWidth(-1);
        double besideHeight = beside.prefHeight(-1);
        beside.resizeRelocate(own ? x - GAP - besideWidth : x + boxWidth + GAP,
                y + boxHeight - besideHeight - PAD_Y / 2, besideWidth, besideHeight);
        if (below != null) {
            double height = belowHeight(width);
            below.resizeRelocate(SIDE, y + boxHeight, width - 2 * SIDE, height);
        }
    }
}
