package dev.vireo.app.ui.text;

import dev.vireo.app.ui.Wrapping;
import java.text.Bidi;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.text.Text;

/**
 * Breaks the text of a label that wraps into lines by itself where JavaFX 26 must not be left to it ({@link Wrapping}). The style sheet
 * gives it to every label where texts run from right to left.
 */
public final class BrokenLabelSkin extends LabelSkin {

    private final Text lines = new Text();
    private final Text ruler = new Text();

    public BrokenLabelSkin(Label label) {
        super(label);
        lines.getStyleClass().add("text");
        lines.setManaged(false);
        lines.fontProperty().bind(label.fontProperty());
        lines.fillProperty().bind(label.textFillProperty());
        lines.textAlignmentProperty().bind(label.textAlignmentProperty());
        ruler.fontProperty().bind(label.fontProperty());
    }

    private boolean breaks() {
        Label label = getSkinnable();
        String text = label.getText();
        return label.isWrapText() && text != null && Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return breaks() ? left + right + beside() : super.computeMinWidth(height, top, right, bottom, left);
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return breaks() ? left + beside() + Math.ceil(widthOf(getSkinnable().getText())) + right
                : super.computePrefWidth(height, top, right, bottom, left);
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return breaks() ? highest(width, top, right, bottom, left) : super.computeMinHeight(width, top, right, bottom, left);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return breaks() ? highest(width, top, right, bottom, left) : super.computePrefHeight(width, top, right, bottom, left);
    }

    @Override
    protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
        return breaks() ? highest(width, top, right, bottom, left) : super.computeMaxHeight(width, top, right, bottom, left);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        boolean breaks = breaks();
        for (Node child : getChildren()) {
            if (child instanceof Text text && text != lines) {
                text.setVisible(!breaks);
            }
        }
        if (!breaks) {
            getChildren().remove(lines);
            super.layoutChildren(x, y, width, height);
            return;
        }
        if (!getChildren().contains(lines)) {
            getChildren().add(lines);
        }
        Label label = getSkinnable();
        double room = width - beside();
        lines.setText(broken(room));
        double wide = Math.min(room, lines.getLayoutBounds().getWidth());
        double high = lines.getLayoutBounds().getHeight();
        HPos across = label.getAlignment().getHpos();
        VPos down = label.getAlignment().getVpos();
        double before = (room - wide) * (across == HPos.CENTER ? 0.5 : across == HPos.RIGHT ? 1 : 0);
        double above = Math.max(0, height - high) * (down == VPos.TOP ? 0 : down == VPos.BOTTOM ? 1 : 0.5);
        Node graphic = label.getGraphic();
        if (graphic != null) {
            double size = graphic.prefHeight(-1);
            graphic.autosize();
            graphic.relocate(x + before, y + above + (Math.min(high, height) - size) / 2);
        }
        lines.relocate(x + before + beside(), y + above);
    }

    private double highest(double width, double top, double right, double bottom, double left) {
        ruler.setText(width < 0 ? getSkinnable().getText() : broken(width - left - right - beside()));
        return top + Math.ceil(ruler.getLayoutBounds().getHeight()) + bottom;
    }

    private String broken(double room) {
        return LineBreaker.broken(getSkinnable().getText(), Math.max(1, room), this::widthOf);
    }

    private double widthOf(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    /** What the graphic takes of the width. */
    private double beside() {
        Node graphic = getSkinnable().getGraphic();
        return graphic == null ? 0 : graphic.prefWidth(-1) + getSkinnable().getGraphicTextGap();
    }
}
