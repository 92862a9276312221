package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.testing.Await;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HidingWindowTest {

    private final BooleanProperty present = new SimpleBooleanProperty();
    private final AtomicInteger quits = new AtomicInteger();
    private Stage window;
    private HidingWindow hiding;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            window = new Stage();
            window.setScene(new Scene(new Group(), 100, 100));
            hiding = new HidingWindow(window, new SomeTray(present), quits::incrementAndGet, Duration.millis(50));
            window.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(window::hide);
    }

    @Test
    void closingHidesWhereATrayCanBringTheWindowBack() {
        Fx.run(() -> present.set(true));

        closeIt();

        assertThat(showing()).isFalse();
        assertThat(quits).hasValue(0);
    }

    @Test
    void closingQuitsWhereThereIsNoTray() {
        closeIt();

        assertThat(quits).hasValue(1);
    }

    @Test
    void aTrayThatGoesAwayBringsTheHiddenWindowBack() {
        Fx.run(() -> present.set(true));
        closeIt();

        Fx.run(() -> present.set(false));

        Await.until(() -> assertThat(showing()).isTrue());
    }

    @Test
    void aStartIntoTheTrayStaysThereWhileThereIsOne() {
        Fx.run(() -> {
            window.hide();
            hiding.beginHidden();
            present.set(true);
        });
        assertThat(showing()).isFalse();

        Fx.run(() -> present.set(false));
        Await.until(() -> assertThat(showing()).isTrue());
    }

    @Test
    void aStartIntoATrayThatNeverComesShowsTheWindow() {
        Fx.run(() -> {
            window.hide();
            hiding.beginHidden();
        });
        Await.until(() -> assertThat(showing()).isTrue());
    }

    private void closeIt() {
        Fx.run(() -> window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private boolean showing() {
        return Fx.call(window::isShowing);
    }

    /** A tray that comes and goes as the test wishes. */
    private record SomeTray(ReadOnlyBooleanProperty presentProperty) implements Tray {
    }
}
