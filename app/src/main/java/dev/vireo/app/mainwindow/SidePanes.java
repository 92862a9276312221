package dev.vireo.app.mainwindow;

import dev.vireo.app.ui.Panes;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands third in the main window, one at a time: a profile, the search in messages, the members of a channel. FX thread. */
final class SidePanes {

    /** @param closed told when it does not show any more */
    private record SidePane(Region view, Runnable closed) {
    }

    private final Columns columns;
    private @Nullable SidePane shown;
    private @Nullable Node before;

    SidePanes(Columns columns) {
        this.columns = columns;
    }

    /** Shows this in place of what was there, with a button that closes it. */
    void show(String id, Parent inner, String closeWords, Runnable closed) {
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("closeSide");
        close.getStyleClass().addAll("icon-button", "close");
        close.setAccessibleText(closeWords);
        close.setOnAction(_ -> close());
        StackPane pane = new StackPane(inner, close);
        pane.getStyleClass().add("profile-side");
        StackPane.setAlignment(close, Pos.TOP_RIGHT);
        show(id, pane, closed);
        Panes.focus(pane);
    }

    /** Shows this in place of what was there. */
    void show(String id, Region view, Runnable closed) {
        close();
        before = columns.getScene().getFocusOwner();
        view.setId(id);
        shown = new SidePane(view, closed);
        columns.show(view);
    }

    boolean shows(String id) {
        return shown != null && id.equals(shown.view.getId());
    }

    Optional<Parent> view() {
        return Optional.ofNullable(shown).map(SidePane::view);
    }

    /** Takes it away, and gives the focus back. Returns whether there was something. */
    boolean close() {
        SidePane gone = shown;
        if (gone == null) {
            return false;
        }
        shown = null;
        columns.show(null);
        gone.closed.run();
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        before = null;
        return true;
    }
}
