package dev.vireo.app.ui;

import java.text.Bidi;
import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Has text that runs from right to left, or parts of which do, keep the room that it needs. JavaFX throws where it cuts such a word,
 * because a line is narrower, or such a text, because there is no room for all lines; layouts do both on the way to their final sizes.
 * The style sheet gives it to every label.
 */
public final class WrappingLabelSkin extends LabelSkin {

    private static final double ROUNDING = 2;

    private String measured = "";
    private Font measuredFont = Font.getDefault();
    private double widest;

    public WrappingLabelSkin(Label label) {
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
        double roomy = roomy(width, 0);
        super.layoutLabelInArea(x, y, roomy, endangered() ? Math.max(height, super.computePrefHeight(roomy, 0, 0, 0, 0)) : height,
                alignment);
    }

    private boolean endangered() {
        Label label = getSkinnable();
        String text = label.getText();
        return label.isWrapText() && text != null && Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /** @param width negative where any will do. @param around in pixels, beside the text and its picture */
    private double roomy(double width, double around) {
        Label label = getSkinnable();
        if (width < 0 || !endangered()) {
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
            // With the space behind each, which JavaFX cuts off no word. Lines of what people wrote are not wrapped, unless it was prepared.
            String[] pieces = text.split(BreakableText.of(text).equals(text) ? "(?<=[ \n])" : "\n");
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
