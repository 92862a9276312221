package dev.vireo.app.ui.text;

import dev.vireo.app.ui.Wrapping;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Dimension2D;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A message's text, broken into lines and with a direction of its own, whatever it contains: text nodes, nothing else.
 *
 * <p>Right-to-left text becomes several text nodes, letters and signs apart: where a sign is in another font than the letters, JavaFX 26
 * on Linux paints the pieces of one node in the wrong order.
 */
final class PlainWords extends FittedNode {

    private static final Pattern PIECES = Pattern.compile("[\\p{L}\\p{M}\\s]+|[^\\p{L}\\p{M}\\s]+");
    /** Text in more pieces was not written to be read, and is painted as one. */
    static final int MAX_PIECES = 400;
    /** So that rounding never makes a line that fits too long. */
    static final double ROUNDING = 2;

    private final Text plain = new Text();
    private final TextFlow mixed = new TextFlow();
    private final Path behind = new Path();
    private int from;
    private int to;
    private String body = "";
    private boolean simple;
    private boolean directed;
    private boolean rightToLeft;
    private double fitted;
    private Dimension2D size = new Dimension2D(0, 0);

    PlainWords() {
        plain.getStyleClass().add("plain");
        mixed.getStyleClass().add("mixed");
        plain.setManaged(false);
        mixed.setManaged(false);
        behind.setManaged(false);
        behind.getStyleClass().setAll("behind-selected");
        getChildren().setAll(behind, plain);
    }

    void show(String text) {
        body = text;
        fitted = 0;
        from = 0;
        to = 0;
        simple = LineBreaker.simple(body);
        directed = directed(body);
        rightToLeft = directed && !new Bidi(body, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        NodeOrientation orientation = rightToLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
        plain.setNodeOrientation(orientation);
        mixed.setNodeOrientation(orientation);
    }

    /** Whether the text has letters or marks that run from right to left. */
    static boolean directed(String text) {
        return !Wrapping.safe(text);
    }

    /** Breaks the text into lines that are no wider than this. Returns the size it then takes. */
    @Override
    Dimension2D fit(double room) {
        if (room == fitted) {
            return size;
        }
        fitted = room;
        if (simple) {
            plain.setText(body);
            plain.setWrappingWidth(room);
        } else {
            plain.setWrappingWidth(0);
            plain.setText(LineBreaker.broken(body, room, this::widthOf));
        }
        List<String> pieces = directed ? pieces(plain.getText()) : List.of();
        boolean split = !pieces.isEmpty() && pieces.size() <= MAX_PIECES;
        getChildren().setAll(behind, split ? mixed : plain);
        size = split ? fitPieces(pieces) : measured();
        requestLayout();
        return size;
    }

    private Dimension2D fitPieces(List<String> pieces) {
        mixed.getChildren().setAll(pieces.stream().map(piece -> {
            Text text = new Text(piece);
            text.getStyleClass().add("plain");
            return text;
        }).toList());
        mixed.applyCss();
        return new Dimension2D(Math.ceil(mixed.prefWidth(-1)), Math.ceil(mixed.prefHeight(-1)));
    }

    private Dimension2D measured() {
        Rectangle2D bounds = plain.getLayoutInfo().getLogicalBounds(false);
        return new Dimension2D(Math.ceil(bounds.getWidth()), Math.ceil(bounds.getHeight()));
    }

    private double widthOf(String piece) {
        plain.setText(piece);
        return plain.getLayoutInfo().getLogicalBounds(false).getWidth();
    }

    @Override
    int length() {
        return plain.getText().length();
    }

    @Override
    int placeAt(double x, double y) {
        if (rightToLeft) {
            return y < getHeight() / 2 ? 0 : length();
        }
        boolean split = mixed.getParent() == this;
        return split ? mixed.getHitInfo(mixed.parentToLocal(x, y)).getInsertionIndex()
                : plain.hitTest(plain.parentToLocal(x, y)).getInsertionIndex();
    }

    /** A right-to-left text is selected as a whole: JavaFX 26 gives the shapes of a mirrored text unmirrored. */
    @Override
    void select(int start, int end) {
        boolean all = rightToLeft && end > start;
        int first = all ? 0 : start;
        int last = all ? length() : end;
        if (first != from || last != to) {
            from = first;
            to = last;
            paint();
        }
    }

    @Override
    String textBetween(int start, int end) {
        return rightToLeft && end > start ? body : new ShownText(plain.getText(), body, List.of()).between(start, end);
    }

    private void paint() {
        behind.getElements().clear();
        if (to <= from) {
            return;
        }
        Node text = mixed.getParent() == this ? mixed : plain;
        if (rightToLeft) {
            behind.getElements().setAll(new MoveTo(0, 0), new HLineTo(getWidth()), new VLineTo(getHeight()), new HLineTo(0),
                    new ClosePath());
        } else {
            behind.getElements().setAll(text == mixed ? mixed.getRangeShape(from, to, false) : plain.getRangeShape(from, to, false));
            behind.setLayoutX(text.getLayoutX());
            behind.setLayoutY(text.getLayoutY());
        }
    }

    /** Letters and signs apart. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECES.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    @Override
    protected void layoutChildren() {
        // Lines of a right-to-left text end at the wrapping width, which is further right than the widest of them.
        plain.relocate(-plain.getLayoutInfo().getLogicalBounds(false).getMinX(), 0);
        mixed.resizeRelocate(rightToLeft ? -ROUNDING : 0, 0, getWidth() + ROUNDING, getHeight());
        if (to > from) {
            mixed.layout();
            paint();
        }
    }
}
