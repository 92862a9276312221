package dev.vireo.app.dashboard;

import dev.vireo.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** Placeholders where the cards will be, while they are loading. */
final class SkeletonCards extends Pane {

    private static final int MAX_CARDS = 40;

    SkeletonCards() {
        getStyleClass().add("skeleton");
        setId("skeleton");
        setMouseTransparent(true);
        setVisible(false);
        setAccessibleText(Texts.of(SkeletonCards.class).get("loading"));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        for (int i = 0; i < MAX_CARDS; i++) {
            getChildren().add(card());
        }
    }

    private static VBox card() {
        VBox card = new VBox(16, block("skeleton-avatar"), block("skeleton-name"), block("skeleton-line"));
        card.getStyleClass().add("face");
        card.setAlignment(Pos.TOP_CENTER);
        return card;
    }

    private static Region block(String style) {
        Region block = new Region();
        block.getStyleClass().addAll("skeleton-block", style);
        return block;
    }

    @Override
    protected void layoutChildren() {
        GridShape shape = new GridShape(getWidth(), getHeight(), MAX_CARDS);
        for (int i = 0; i < MAX_CARDS; i++) {
            getChildren().get(i).resizeRelocate(shape.x(i), shape.y(i), shape.cardWidth(), GridShape.CARD_HEIGHT);
        }
    }
}
