package dev.vireo.app.ui;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Never asks JavaFX for lines narrower than a word, as layouts do on the way to their final sizes: where it cuts a word that runs from
 * right to left, it throws. The style sheet gives it to the labels of windows that run from right to left.
 */
public final class RightToLeftLabelSkin extends LabelSkin {

    private static final double ROUNDING = 2;

    private String measured = "";
    private Font measuredFont = Font.getDefault();
    private double widest;

    public RightToLeftLabelSkin(Label label) {
        super(label);
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return super.computeMinHeight(roomy(width, left + right), top, right, bottom, left);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return super.computePrefHeight(roomy(width, left + right), top, right, bottom, left);
    }

    @Override
    protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
        return super.computeMaxHeight(roomy(width, left + right), top, right, bottom, left);
    }

    @Override
    protected void layoutLabelInArea(double x, double y, double width, double height, Pos alignment) {
        super.layoutLabelInArea(x, y, roomy(width, 0), height, alignment);
    }

    /** @param width negative where any will do. @param around in pixels, beside the text and its picture */
    private double roomy(double width, double around) {
        Label label = getSkinnable();
        if (width < 0 || !label.isWrapText() || label.getText() == null) {
            return width;
        }
        Node graphic = label.getGraphic();
        boolean beside = graphic != null && graphic.isManaged()
                && (label.getContentDisplay() == ContentDisplay.LEFT || label.getContentDisplay() == ContentDisplay.RIGHT);
        double picture = beside ? graphic.prefWidth(-1) + label.getGraphicTextGap() : 0;
        return Math.max(width, Math.ceil(widestWord(label.getText(), label.getFont()) + picture + around) + ROUNDING);
    }

    private double widestWord(String text, Font font) {
        if (!text.equals(measured) || !font.equals(measuredFont)) {
            measured = text;
            measuredFont = font;
            // Lines of what people wrote are not wrapped at all, unless it was prepared.
            String[] pieces = text.split(BreakableText.of(text).equals(text) ? "[ \n]+" : "\n");
            widest = Arrays.stream(pieces).mapToDouble(piece -> width(piece, font)).max().orElse(0);
        }
        return widest;
    }

    private static double width(String piece, Font font) {
        Text text = new Text(piece);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
