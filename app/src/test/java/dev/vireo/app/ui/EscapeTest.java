package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Escape closes JavaFX's own popups before the window that it closes, too. */
final class EscapeTest {

    private final AtomicInteger heard = new AtomicInteger();
    private ComboBox<String> choice;
    private TextField field;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            choice = new ComboBox<>();
            choice.getItems().setAll("One", "Two");
            field = new TextField();
            stage = new Stage();
            Scene scene = new Scene(new VBox(choice, field), 300, 200);
            scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    heard.incrementAndGet();
                }
            });
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void anOpenListClosesAlone() {
        Fx.run(() -> {
            choice.requestFocus();
            choice.show();
        });
        Keys.press(stage.getScene(), KeyCode.ESCAPE);

        assertThat(Fx.call(choice::isShowing)).isFalse();
        assertThat(heard).hasValue(0);
    }

    @Test
    void anOpenMenuClosesAlone() {
        ContextMenu menu = Fx.call(() -> new ContextMenu(new MenuItem("One")));
        Fx.run(() -> {
            field.requestFocus();
            menu.show(field, Side.BOTTOM, 0, 0);
        });
        // A menu hears keys once it has been drawn.
        Fx.pulse();
        Keys.press(stage.getScene(), KeyCode.ESCAPE);

        assertThat(Fx.call(menu::isShowing)).isFalse();
        assertThat(heard).hasValue(0);
    }
}
