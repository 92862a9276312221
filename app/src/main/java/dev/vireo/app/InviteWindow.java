package dev.vireo.app;

import dev.vireo.app.invite.InvitePeople;
import dev.vireo.app.ui.CloseOnEscape;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Inviting people, in a window of its own; at most one. FX thread. */
final class InviteWindow {

    private static final double WIDTH = 704;
    private static final double HEIGHT = 680;

    private final Stage owner;
    private final Theme theme;
    private final Texts texts = Texts.of(InviteWindow.class);
    private @Nullable Stage window;

    InviteWindow(Stage owner, Theme theme) {
        this.owner = owner;
        this.theme = theme;
    }

    /** Brings it to the front, making it if there is none. */
    void open(Supplier<InvitePeople> screen) {
        if (window == null) {
            window = shown(screen.get());
        } else {
            window.requestFocus();
        }
    }

    void close() {
        if (window != null) {
            window.close();
        }
    }

    Optional<Stage> window() {
        return Optional.ofNullable(window);
    }

    private Stage shown(InvitePeople screen) {
        View<InvitePeople> view = new Views(Map.of()).load(screen);
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(texts.get("invite.title"));
        Scene scene = new Scene(view.root(), WIDTH, HEIGHT);
        theme.apply(scene);
        CloseOnEscape.in(scene, stage);
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            window = null;
            screen.close();
        });
        stage.show();
        screen.focus();
        return stage;
    }
}
