package dev.vireo.app.ui.text;

import dev.vireo.app.ui.FixedWidth;
import dev.vireo.app.ui.PopupEdge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Zoomed;
import dev.vireo.protocol.text.Link;
import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** Follows a link, but asks before one whose words look like another address than the one it leads to. */
final class LinkQuestion implements BiConsumer<Link, Node> {

    private static final int MAX_SHOWN = 200;
    private static final double WIDTH = 340;

    private final OpenLink links;

    LinkQuestion(OpenLink links) {
        this.links = links;
    }

    @Override
    public void accept(Link link, Node where) {
        if (!link.posing()) {
            links.open(link);
            return;
        }
        Popup popup = new Popup();
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        Zoomed.show(popup, question(link, popup));
        Bounds bounds = where.localToScreen(where.getBoundsInLocal());
        if (bounds != null) {
            popup.setAnchorLocation(PopupEdge.START.corner(where, false));
            popup.show(where.getScene().getWindow(), PopupEdge.START.x(where, bounds), bounds.getMaxY() + 4);
        }
    }

    private VBox question(Link link, Popup popup) {
        Texts texts = Texts.of(LinkQuestion.class);
        Label words = new Label(texts.get("link.leads"));
        Label address = new Label(shortened(link.address()));
        address.getStyleClass().add("strong");
        address.setWrapText(true);
        Button open = new Button(texts.get("link.open"));
        open.setId("openLink");
        open.setOnAction(_ -> {
            popup.hide();
            links.open(link);
        });
        Button cancel = new Button(texts.get("link.cancel"));
        cancel.setId("cancelLink");
        cancel.setDefaultButton(true);
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> popup.hide());
        HBox buttons = new HBox(open, cancel);
        buttons.getStyleClass().add("buttons");
        VBox box = new FixedWidth(WIDTH, words, address, buttons);
        box.getStyleClass().add("link-question");
        return box;
    }

    /** Beginning and end of what is too long to be shown; what matters most, the host, is at the beginning. */
    static String shortened(String address) {
        return address.length() <= MAX_SHOWN ? address : address.substring(0, MAX_SHOWN) + "…";
    }
}
