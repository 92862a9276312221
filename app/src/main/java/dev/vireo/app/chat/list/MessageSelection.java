package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is selected in a list of messages: some text of one message, or several messages as a whole. Remembers messages by their keys, so
 * that cells may come and go. FX thread.
 */
final class MessageSelection {

    /** How far one step scrolls where the mouse is dragged beyond the list, in pixels. */
    private static final double STEP = 24;

    private final RowList list;
    private final CopiedMessages copied;
    private @Nullable ChatMessage anchor;
    private int anchorPlace;
    /** Within the anchor, while its text is selected. */
    private int from;
    private int to;
    private String text = "";
    private Set<String> whole = Set.of();

    MessageSelection(RowList list, ChatModel chat, MessageTimes when) {
        this.list = list;
        this.copied = new CopiedMessages(chat, when, Texts.of(MessageSelection.class));
        list.marked(this::paint);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    }

    boolean isEmpty() {
        return whole.isEmpty() && text.isEmpty();
    }

    /** Returns whether something was selected. */
    boolean clear() {
        boolean had = !isEmpty();
        select("", 0, 0, Set.of());
        return had;
    }

    /** Puts what is selected into the clipboard. Returns whether something is. */
    boolean copy() {
        if (isEmpty()) {
            return false;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(whole.isEmpty() ? text : copied.of(whole()));
        Clipboard.getSystemClipboard().setContent(content);
        return true;
    }

    /** The messages that are selected as a whole, in their order; none while it is some text of one. */
    List<ChatMessage> whole() {
        return whole.isEmpty() ? List.of() : messages().stream().filter(each -> whole.contains(each.key())).toList();
    }

    /** Selects every message that is loaded. */
    void all() {
        select("", 0, 0, messages().stream().map(ChatMessage::key).collect(Collectors.toSet()));
    }

    /** Selects from where the last selection began up to this message; if none did, only this. */
    void extendTo(ChatMessage message) {
        List<ChatMessage> all = messages();
        int here = indexOf(all, message);
        int start = anchor == null ? here : indexOf(all, anchor);
        if (here < 0) {
            return;
        }
        if (start < 0) {
            anchor = message;
            start = here;
        } else if (anchor == null) {
            anchor = message;
        }
        select("", 0, 0, all.subList(Math.min(start, here), Math.max(start, here) + 1).stream().map(ChatMessage::key)
                .collect(Collectors.toCollection(HashSet::new)));
    }

    /** A selection by keyboard begins at this message, unless one has begun already. */
    void beginAt(@Nullable ChatMessage message) {
        if (isEmpty()) {
            anchor = message;
        }
    }

    // --- by mouse ------------------------------------------------------------------------------------------------------

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        RowCell cell = RowCell.at(event.getTarget());
        ChatMessage message = messageOf(cell);
        if (event.isShiftDown() && message != null) {
            extendTo(message);
            return;
        }
        clear();
        anchor = message;
        anchorPlace = placeIn(cell, event);
        if (cell != null && event.getClickCount() == 2) {
            cell.bubble().ifPresent(bubble -> take(bubble, bubble.wordAt(anchorPlace)));
        } else if (cell != null && event.getClickCount() == 3) {
            cell.bubble().ifPresent(bubble -> take(bubble, new int[] {0, bubble.textLength()}));
        }
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.isStillSincePress() || anchor == null) {
            return;
        }
        if (event.getY() < 0 || event.getY() > list.getHeight()) {
            list.scroll(event.getY() < 0 ? -STEP : STEP);
        }
        RowCell cell = RowCell.at(event.getPickResult().getIntersectedNode());
        ChatMessage message = messageOf(cell);
        if (cell == null || message == null) {
            return;
        }
        if (message.key().equals(anchor.key())) {
            int here = placeIn(cell, event);
            cell.bubble().ifPresent(bubble -> take(bubble, new int[] {Math.min(anchorPlace, here), Math.max(anchorPlace, here)}));
        } else {
            extendTo(message);
        }
    }

    private void take(Bubble bubble, int[] range) {
        select(bubble.textBetween(range[0], range[1]), range[0], range[1], Set.of());
    }

    private static int placeIn(@Nullable RowCell cell, MouseEvent event) {
        return Optional.ofNullable(cell).flatMap(RowCell::bubble).map(bubble -> bubble.placeAt(event.getSceneX(), event.getSceneY()))
                .orElse(0);
    }

    private static @Nullable ChatMessage messageOf(@Nullable RowCell cell) {
        return cell != null && cell.row() instanceof Row.MessageRow said ? said.message() : null;
    }

    // --- what shows ----------------------------------------------------------------------------------------------------

    private void select(String words, int first, int last, Set<String> keys) {
        text = words;
        from = first;
        to = last;
        whole = keys;
        list.requestLayout();
    }

    private void paint(RowCell cell) {
        ChatMessage message = messageOf(cell);
        cell.mark(message != null && whole.contains(message.key()));
        boolean here = message != null && anchor != null && !text.isEmpty() && message.key().equals(anchor.key());
        cell.bubble().ifPresent(bubble -> bubble.selectText(here ? from : 0, here ? to : 0));
    }

    private List<ChatMessage> messages() {
        return list.rows().stream().filter(Row.MessageRow.class::isInstance).map(row -> ((Row.MessageRow) row).message()).toList();
    }

    private static int indexOf(List<ChatMessage> all, ChatMessage message) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).key().equals(message.key())) {
                return i;
            }
        }
        return -1;
    }
}
