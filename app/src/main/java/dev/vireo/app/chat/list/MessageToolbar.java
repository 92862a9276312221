package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.Emoji;
import dev.vireo.app.ui.text.EmojiImage;
import dev.vireo.app.ui.text.Emojis;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The few things that are done most, at the upper edge of the bubble under the mouse. One for a whole list. */
public final class MessageToolbar extends HBox {

    private static final double EMOJI = 18;
    /** The part of its height that covers the bubble, in pixels. */
    private static final double OVERLAP = 6;
    private static final double MARGIN = 4;

    private final RowList list;
    private final MessageActions actions;
    private final MessageListKeys messages;
    private final Texts texts = Texts.of(MessageToolbar.class);
    private @Nullable RowCell cell;
    private @Nullable ChatMessage message;

    MessageToolbar(RowList list, MessageActions actions, MessageListKeys messages) {
        this.list = list;
        this.actions = actions;
        this.messages = messages;
        setId("toolbar");
        getStyleClass().add("toolbar");
        setManaged(false);
        setVisible(false);
        list.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(RowCell.at(event.getTarget())));
    }

    /** For the message of this cell, or for none. */
    public void hover(@Nullable RowCell over) {
        if (over == null || !(over.row() instanceof Row.MessageRow said) || said.snapshot().deleted()
                || actions.of(said.message()).isEmpty()) {
            hide();
            return;
        }
        if (cell == over && message == said.message() && isVisible()) {
            return;
        }
        cell = over;
        message = said.message();
        fill(over, said.message());
        setVisible(true);
        place(over, said.message().own());
    }

    void hide() {
        cell = null;
        message = null;
        setVisible(false);
    }

    /** The list was laid out: what is shown goes with its bubble, or away. */
    void follow() {
        RowCell over = cell;
        if (over != null) {
            boolean same = over.isVisible() && over.row() instanceof Row.MessageRow said && said.message() == message;
            if (same && message != null) {
                place(over, message.own());
            } else {
                hide();
            }
        }
    }

    private void fill(RowCell over, ChatMessage about) {
        List<Node> buttons = new ArrayList<>();
        if (actions.may(MessageAction.REACT, about)) {
            actions.recent().stream().flatMap(emoji -> Emojis.all().of(emoji).stream())
                    .forEach(emoji -> buttons.add(recent(emoji, about)));
        }
        for (MessageAction action : List.of(MessageAction.REACT, MessageAction.REPLY, MessageAction.QUOTE)) {
            if (actions.may(action, about)) {
                Button button = button(DirectedIcon.of(action.command().icon()), action.command().wordsWithKeys());
                button.setId("toolbar-" + action.id());
                button.setOnAction(_ -> actions.take(action, about, button));
                buttons.add(button);
            }
        }
        Button more = button(new FontIcon(Feather.MORE_HORIZONTAL), texts.get("toolbar.more"));
        more.setId("toolbar-more");
        more.setOnAction(_ -> {
            Bounds at = more.localToScreen(more.getBoundsInLocal());
            messages.show(over, at.getMinX(), at.getMaxY());
        });
        buttons.add(more);
        getChildren().setAll(buttons);
    }

    private Button recent(Emoji emoji, ChatMessage about) {
        Button button = button(new EmojiImage(emoji, EMOJI), texts.get("toolbar.react", emoji.name()));
        button.getStyleClass().add("recent");
        button.setOnAction(_ -> actions.react(about, emoji.text()));
        return button;
    }

    private static Button button(Node graphic, String words) {
        Button button = new Button("", graphic);
        button.getStyleClass().add("icon-button");
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }

    private void place(RowCell over, boolean own) {
        Bounds box = over.bubble().map(bubble -> bubble.boxIn(getParent())).orElse(null);
        if (box == null) {
            hide();
            return;
        }
        autosize();
        double most = ((Region) getParent()).getWidth() - getWidth() - MARGIN;
        double x = own ? box.getMaxX() - getWidth() : Math.max(box.getMinX(), box.getMaxX() - getWidth());
        double y = box.getMinY() - getHeight() + OVERLAP;
        relocate(Math.clamp(x, MARGIN, Math.max(MARGIN, most)), Math.max(MARGIN, y));
    }
}
