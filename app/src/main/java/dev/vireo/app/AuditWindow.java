package dev.vireo.app;

import dev.vireo.app.audit.AuditScreen;
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

/** The audit log in a window of its own; at most one. FX thread. */
final class AuditWindow {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 560;
    private static final double LEAST_HEIGHT = 420;

    private final Stage owner;
    private final Theme theme;
    private final Texts texts = Texts.of(AuditWindow.class);
    private @Nullable Stage window;

    AuditWindow(Stage owner, Theme theme) {
        this.owner = owner;
        this.theme = theme;
    }

    /** Brings it to the front, making it if there is none. */
    void open(Supplier<AuditScreen> screen) {
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

    private Stage shown(AuditScreen screen) {
        View<AuditScreen> view = new Views(Map.of()).load(screen);
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(texts.get("audit.title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Scene scene = new Scene(view.root(), WIDTH, HEIGHT);
        theme.apply(scene);
        CloseOnEscape.in(scene, stage);
        stage.setScene(scene);
        stage.setOnHidden(_ -> window = null);
        stage.show();
        screen.focus();
        return stage;
    }
}
