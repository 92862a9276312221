package dev.vireo.app.chat.list;

import dev.vireo.app.chat.files.FilesPane;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.ThreadSummary;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.LinkEvent;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.text.Link;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A message across the whole width of the list: the bubble on its author's side, time and ticks beside it, what was made of it below.
 * Everything beyond words and time is made when a message first needs it.
 */
final class Bubble extends Region {

    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
    private static final PseudoClass LOCAL = PseudoClass.getPseudoClass("local");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");

    private static final double WIDTH_SHARE = 0.75;
    /** Longer lines are hard to read, however wide the window is. */
    private static final double WIDEST = 720;
    /** Room that always stays free beside a bubble for time and ticks, and for the word that it was edited. */
    private static final double BESIDE = 76;
    private static final double EDITED_BESIDE = 118;
    private static final double SIDE = 16;
    /** Where bubbles of others begin when their faces stand before them. */
    private static final double FACE = 40;
    private static final double NAME = 20;
    private static final double PAD_X = 12;
    private static final double PAD_Y = 8;
    private static final double GAP = 8;
    private static final double ABOVE_GROUP = 10;
    private static final double ABOVE = 3;
    private static final int NAMED = 10;

    private final MessageActions actions;
    private final ListServices services;
    private final Texts texts = Texts.of(Bubble.class);
    private final Region box = new Region();
    private final FormattedText words;
    private final Label time = new Label();
    private final DeliveryTicks ticks = new DeliveryTicks();
    private final HBox beside = new HBox(time, ticks);
    private final VBox below = new VBox();
    private @Nullable ForwardedLabel forwarded;
    private @Nullable Label name;
    private @Nullable Avatar face;
    private @Nullable FilesPane files;
    private @Nullable DeliveryFailure failure;
    private @Nullable ReactionChips chips;
    private @Nullable ThreadChip thread;
    private @Nullable Tooltip explanation;
    private Row.@Nullable MessageRow said;
    private final ChangeListener<List<String>> searched = (_, _, _) -> markAnew();

    Bubble(MessageActions actions, ListServices services) {
        this.actions = actions;
        this.services = services;
        words = new FormattedText(actions.chat().names(), link -> fireEvent(new LinkEvent(link)));
        getStyleClass().add("said");
        box.getStyleClass().add("bubble");
        time.getStyleClass().add("time");
        beside.getStyleClass().add("beside");
        beside.setOnMouseEntered(_ -> explain());
        below.getStyleClass().add("below");
        below.setFillWidth(false);
        getChildren().addAll(box, words, beside, below);
        // The chat outlives its bubbles and must not keep them alive.
        actions.chat().searchedProperty().addListener(new WeakChangeListener<>(searched));
        // This region places them by itself; their own changes of size are always its own doing.
        getChildren().forEach(child -> child.setManaged(false));
    }

    void show(Row.MessageRow row) {
        said = row;
        ChatMessage message = row.message();
        MessageSnapshot snapshot = row.snapshot();
        boolean failed = snapshot.delivery() == Delivery.FAILED;
        pseudoClassStateChanged(OWN, message.own());
        pseudoClassStateChanged(FIRST, row.first());
        pseudoClassStateChanged(LAST, row.last());
        pseudoClassStateChanged(LOCAL, snapshot.delivery() == Delivery.PENDING || failed);
        pseudoClassStateChanged(FAILED, failed);
        pseudoClassStateChanged(EDITED, snapshot.edited());
        pseudoClassStateChanged(DELETED, snapshot.deleted());
        showWords(snapshot);
        String clock = services.when().time(message.time());
        time.setText(snapshot.edited() ? texts.get("message.edited", clock) : clock);
        ticks.setVisible(message.own() && !failed && !snapshot.deleted());
        ticks.setManaged(ticks.isVisible());
        ticks.show(snapshot.delivery());
        showForwarded(message);
        showAuthor(row.first() ? snapshot.author() : null);
        showFiles(message, snapshot);
        showBelow(message, snapshot, failed);
        requestLayout();
    }

    private void markAnew() {
        if (said != null) {
            showWords(said.snapshot());
            requestLayout();
        }
    }

    private void showWords(MessageSnapshot snapshot) {
        if (snapshot.deleted()) {
            words.show(texts.get("message.deleted"));
        } else {
            words.show(snapshot.body(), actions.chat().searchedProperty().get());
        }
    }

    /** Where the text leads, for the keyboard. */
    List<Link> links() {
        return said == null || said.snapshot().deleted() ? List.of() : words.links();
    }

    void follow(Link link) {
        words.follow(link);
    }

    int textLength() {
        return words.length();
    }

    /** The place in its text that is nearest to a point of the scene. */
    int placeAt(double sceneX, double sceneY) {
        Point2D point = words.sceneToLocal(sceneX, sceneY);
        return words.placeAt(point.getX(), point.getY());
    }

    /** Where the word around this place begins and ends; around what is no word, the one thing behind the place. */
    int[] wordAt(int place) {
        int start = place;
        int end = place;
        while (start > 0 && isWord(start - 1)) {
            start--;
        }
        while (end < words.length() && isWord(end)) {
            end++;
        }
        return new int[] {start, start == end ? Math.min(end + 1, words.length()) : end};
    }

    private boolean isWord(int place) {
        String one = words.textBetween(place, place + 1);
        return !one.isEmpty() && one.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '\'' || c == '\u2019');
    }

    String textBetween(int from, int to) {
        return words.textBetween(from, to);
    }

    void selectText(int from, int to) {
        words.select(from, to);
    }

    /** Whether this is the name or the face of whoever wrote it. */
    boolean isAuthor(Object target) {
        for (Node node = target instanceof Node hit ? hit : null; node != null && node != this; node = node.getParent()) {
            if (node == name || node == face) {
                return true;
            }
        }
        return false;
    }

    /** Where the bubble itself is. */
    Bounds boxIn(Node other) {
        return other.sceneToLocal(box.localToScene(box.getBoundsInLocal()));
    }

    /** The day, and who has read it; told where somebody points at the time. */
    private void explain() {
        if (said == null) {
            return;
        }
        ChatMessage message = said.message();
        String moment = texts.get("message.moment", services.when().day(message.time()), services.when().time(message.time()));
        List<String> readers = actions.chat().conversation().isDirect() ? List.of()
                : message.readBy().stream().map(Person::displayName).toList();
        String words = readers.isEmpty() ? moment : texts.get("message.read-by", moment, NameList.of(readers, NAMED, texts));
        if (explanation == null) {
            explanation = new Tooltip();
            Tooltip.install(beside, explanation);
        }
        explanation.setText(words);
    }

    // --- parts that not every message has -------------------------------------------------------------------------------

    private void showAuthor(MessageSnapshot.@Nullable Author author) {
        if (author != null && name == null) {
            Label made = new Label();
            made.getStyleClass().add("author");
            name = made;
            face = new Avatar(services.avatars(), Avatar.Size.SMALL);
            made.setManaged(false);
            face.setManaged(false);
            getChildren().addAll(made, face);
        }
        if (name != null && face != null) {
            name.setVisible(author != null);
            face.setVisible(author != null);
            if (author != null) {
                name.setText(author.name());
                face.show(author.username(), author.ownName(), author.picture());
            }
        }
    }

    private void showForwarded(ChatMessage message) {
        if (forwarded == null && message.forwarded().isPresent()) {
            forwarded = new ForwardedLabel();
            getChildren().add(forwarded);
        }
        if (forwarded != null) {
            forwarded.show(message, actions.chat(), services.when());
        }
    }

    private void showFiles(ChatMessage message, MessageSnapshot snapshot) {
        boolean carries = !snapshot.deleted() && FilesPane.has(message, snapshot.files());
        if (carries && files == null) {
            files = new FilesPane(services.files());
            files.setManaged(false);
            getChildren().add(files);
        }
        if (files != null) {
            files.setVisible(carries);
            files.show(message, snapshot.files(), file -> openFile(message, file));
        }
    }

    /** Shows one of its pictures large. */
    void openFile(ChatMessage message, Attachment file) {
        Gallery.show(actions.chat(), services.files(), message, file, getScene().getWindow());
    }

    /** Saves one of its files where the person says. */
    void save(Attachment file) {
        services.files().saves().saveAs(file, getScene().getWindow());
    }

    void copyPicture(Attachment file) {
        actions.chat().tried("copy-picture", services.files().copies().copy(file));
    }

    private void showBelow(ChatMessage message, MessageSnapshot snapshot, boolean failed) {
        List<Node> parts = new ArrayList<>();
        if (failed) {
            failure = failure == null ? new DeliveryFailure() : failure;
            failure.show(actions.chat(), message);
            parts.add(failure);
        }
        if (!snapshot.reactions().isEmpty()) {
            chips = chips == null ? new ReactionChips(actions) : chips;
            chips.show(message, snapshot.reactions());
            parts.add(chips);
        }
        ThreadSummary replies = snapshot.thread();
        if (replies != null && replies.replies() > 0) {
            thread = thread == null ? new ThreadChip(actions, services.avatars(), services.badges(), services.when()) : thread;
            thread.show(message, replies);
            parts.add(thread);
        }
        if (!parts.isEmpty() || !below.getChildren().isEmpty()) {
            below.getChildren().setAll(parts);
            below.setAlignment(message.own() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        }
    }

    // --- layout ---------------------------------------------------------------------------------------------------------

    private double left() {
        return said != null && said.snapshot().author() != null ? SIDE + FACE : SIDE;
    }

    private double wordsWidth(double width) {
        double room = width - left() - SIDE;
        double kept = said != null && said.snapshot().edited() ? EDITED_BESIDE : BESIDE;
        return Math.max(1, Math.floor(Math.min(Math.min(room * WIDTH_SHARE, WIDEST), room - kept) - 2 * PAD_X));
    }

    private double above() {
        double group = said != null && said.first() ? ABOVE_GROUP : ABOVE;
        return name != null && name.isVisible() ? group + NAME : group;
    }

    private double origin() {
        return forwarded != null && forwarded.isVisible() ? ForwardedLabel.HEIGHT : 0;
    }

    /** Whose words these are, the words, and under them what the message carries. */
    private Dimension2D inside(double room) {
        Dimension2D said = content(room);
        double wide = origin() == 0 || forwarded == null ? 0 : Math.min(room, Math.ceil(forwarded.prefWidth(-1)));
        return new Dimension2D(Math.max(said.getWidth(), wide), said.getHeight() + origin());
    }

    private Dimension2D content(double room) {
        Dimension2D text = said != null && said.snapshot().body().isEmpty() && hasFiles() ? new Dimension2D(0, 0) : words.fit(room);
        if (files == null || !hasFiles()) {
            return text;
        }
        double wide = Math.min(room, files.prefWidth(-1));
        double gap = text.getHeight() > 0 ? GAP : 0;
        return new Dimension2D(Math.max(text.getWidth(), wide), text.getHeight() + gap + filesHeight(room));
    }

    private boolean hasFiles() {
        return files != null && files.isVisible();
    }

    private double filesHeight(double room) {
        return files == null ? 0 : Math.ceil(files.prefHeight(Math.min(room, files.prefWidth(-1))));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return above() + inside(wordsWidth(width)).getHeight() + 2 * PAD_Y + belowHeight(width);
    }

    private double belowHeight(double width) {
        return below.getChildren().isEmpty() ? 0 : Math.ceil(below.prefHeight(width - left() - SIDE));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        boolean own = said != null && said.message().own();
        double room = wordsWidth(width);
        Dimension2D size = inside(room);
        double boxWidth = Math.max(size.getWidth(), GAP) + 2 * PAD_X;
        double boxHeight = size.getHeight() + 2 * PAD_Y;
        double x = own ? width - SIDE - boxWidth : left();
        double y = above();
        box.resizeRelocate(x, y, boxWidth, boxHeight);
        double filesHigh = hasFiles() ? filesHeight(room) : 0;
        words.resizeRelocate(x + PAD_X, y + PAD_Y + origin(), size.getWidth(), Math.max(0, size.getHeight() - origin() - filesHigh));
        if (forwarded != null) {
            forwarded.resizeRelocate(x + PAD_X, y + PAD_Y - 2, size.getWidth(), ForwardedLabel.HEIGHT);
        }
        if (files != null) {
            files.resizeRelocate(x + PAD_X, y + boxHeight - PAD_Y - filesHigh, size.getWidth(), filesHigh);
        }
        double besideWidth = beside.prefWidth(-1);
        double besideHeight = beside.prefHeight(-1);
        beside.resizeRelocate(own ? x - GAP - besideWidth : x + boxWidth + GAP,
                y + boxHeight - besideHeight - PAD_Y / 2, besideWidth, besideHeight);
        below.resizeRelocate(left(), y + boxHeight, width - left() - SIDE, belowHeight(width));
        if (name != null && face != null) {
            name.resizeRelocate(left(), y - NAME, Math.min(name.prefWidth(-1), width - left() - SIDE), NAME);
            face.resizeRelocate(SIDE, y - NAME + 2, FACE - GAP, FACE - GAP);
        }
    }
}
