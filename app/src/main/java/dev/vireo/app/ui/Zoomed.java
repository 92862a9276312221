package dev.vireo.app.ui;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** Shows its content larger or smaller as a whole, as a browser does a page: it has so much less or more room by its own measure. FX thread. */
public final class Zoomed extends Region {

    private final DoubleProperty factor = new SimpleDoubleProperty(this, "factor", 1);
    private final Scale scale = new Scale();
    private @Nullable Node content;

    Zoomed() {
        scale.xProperty().bind(factor);
        scale.yProperty().bind(factor);
        factor.addListener(_ -> requestLayout());
    }

    /** Puts one around what the scene shows. */
    static void wrap(Scene scene) {
        Parent content = scene.getRoot();
        Zoomed zoomed = new Zoomed();
        // In this order: what is a scene's root can be no child.
        scene.setRoot(zoomed);
        zoomed.setContent(content);
    }

    /** Gives the scene another content, which is zoomed if the scene is. */
    public static void show(Scene scene, Parent content) {
        if (scene.getRoot() instanceof Zoomed zoomed) {
            zoomed.setContent(content);
        } else {
            scene.setRoot(content);
        }
    }

    /** Gives the popup its content, which is zoomed as what it belongs to. */
    public static void show(Popup popup, Node content) {
        Zoomed zoomed = content.getParent() instanceof Zoomed before ? before : around(content);
        popup.getContent().setAll(zoomed);
        popup.ownerWindowProperty().subscribe(owner -> {
            if (owner != null) {
                zoomed.factor.set(of(owner.getScene()));
            }
        });
    }

    private static Zoomed around(Node content) {
        Zoomed zoomed = new Zoomed();
        zoomed.setContent(content);
        return zoomed;
    }

    /** By how much the scene is zoomed; 1 if not at all. */
    public static double of(@Nullable Scene scene) {
        return scene != null && scene.getRoot() instanceof Zoomed zoomed ? zoomed.factor.get() : 1;
    }

    DoubleProperty factorProperty() {
        return factor;
    }

    void setContent(Node shown) {
        if (content != null) {
            content.getTransforms().remove(scale);
        }
        content = shown;
        shown.getTransforms().add(scale);
        getChildren().setAll(shown);
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return content == null ? null : content.getContentBias();
    }

    @Override
    protected void layoutChildren() {
        if (content != null) {
            content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return content == null ? 0 : content.minWidth(own(height)) * factor.get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return content == null ? 0 : content.minHeight(own(width)) * factor.get();
    }

    @Override
    protected double computePrefWidth(double height) {
        return content == null ? 0 : content.prefWidth(own(height)) * factor.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content == null ? 0 : content.prefHeight(own(width)) * factor.get();
    }

    /** By the content's measure. @param length -1 for any */
    private double own(double length) {
        return length < 0 ? length : length / factor.get();
    }
}
