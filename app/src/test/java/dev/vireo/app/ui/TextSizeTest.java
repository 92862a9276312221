package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextSizeTest {

    private final Theme theme = Fx.call(Theme::new);
    private final Button button = Fx.call(() -> new Button("Send"));
    private Stage stage;

    @BeforeEach
    void open() {
        stage = Fx.call(() -> {
            Stage made = new Stage();
            Scene scene = new Scene(new StackPane(button), 600, 400);
            theme.apply(scene);
            theme.least(made, 300, 200);
            made.setScene(scene);
            made.show();
            return made;
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void theSizesGoUpAndDownAndEndAtTheirEnds() {
        assertThat(TextSize.after(Command.LARGER_TEXT, 100)).isEqualTo(110);
        assertThat(TextSize.after(Command.LARGER_TEXT, 103)).isEqualTo(110);
        assertThat(TextSize.after(Command.LARGER_TEXT, 200)).isEqualTo(200);
        assertThat(TextSize.after(Command.SMALLER_TEXT, 100)).isEqualTo(90);
        assertThat(TextSize.after(Command.SMALLER_TEXT, 80)).isEqualTo(80);
        assertThat(TextSize.after(Command.NORMAL_TEXT, 175)).isEqualTo(100);
    }

    @Test
    void whatAWindowShowsGrowsAndHasSoMuchLessRoom() {
        Bounds before = Fx.call(() -> button.localToScene(button.getLayoutBounds()));

        Fx.run(() -> theme.textSizeProperty().set(200));
        Fx.await(() -> ((StackPane) button.getParent()).getWidth() == 300);

        Bounds now = Fx.call(() -> button.localToScene(button.getLayoutBounds()));
        assertThat(now.getHeight()).isEqualTo(2 * before.getHeight());
        assertThat(now.getCenterX()).isCloseTo(before.getCenterX(), within(2.0));
        assertThat(Fx.call(stage::getMinWidth)).isEqualTo(600);
    }

    @Test
    void theKeysWorkInEveryWindow() {
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.PLUS);
        assertThat(Fx.call(() -> theme.textSizeProperty().get())).isEqualTo(110);

        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.MINUS);
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(Fx.call(() -> theme.textSizeProperty().get())).isEqualTo(90);

        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(Fx.call(() -> theme.textSizeProperty().get())).isEqualTo(100);
    }

    @Test
    void popupsGrowToo() {
        Fx.run(() -> theme.textSizeProperty().set(150));
        AtomicReference<Label> inPopup = new AtomicReference<>();
        ContextMenu menu = Fx.call(() -> {
            Popup popup = new Popup();
            Label words = new Label("Words");
            inPopup.set(words);
            Zoomed.show(popup, new StackPane(words));
            popup.show(stage);
            ContextMenu made = new ContextMenu(new MenuItem("Copy"));
            made.show(stage);
            return made;
        });

        Fx.await(() -> inPopup.get().localToScene(0, 1).getY() - inPopup.get().localToScene(0, 0).getY() == 1.5);
        Fx.await(() -> menu.getScene().getRoot().lookup(".label") instanceof Label words && words.getFont().getSize() == 21);
        Fx.run(menu::hide);
    }
}
