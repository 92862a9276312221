package dev.vireo.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

final class AttendanceTest {

    private final PlayedComputer computer = new PlayedComputer();
    private final Attendance attendance = Fx.call(computer::attendance);

    private boolean attended() {
        return attendance.attendedProperty().get();
    }

    @Test
    void whoTouchesNothingForFiveMinutesIsAwayUntilTheFirstInputAnywhere() {
        assertThat(attended()).isTrue();
        computer.pass(attendance, Duration.ofSeconds(290));
        assertThat(attended()).isTrue();
        computer.pass(attendance, Duration.ofSeconds(15));
        assertThat(attended()).isFalse();

        computer.type();
        computer.pass(attendance, Duration.ofSeconds(5));
        assertThat(attended()).isTrue();
    }

    @Test
    void whoWorksInAnotherProgramIsThere() {
        for (int i = 0; i < 10; i++) {
            computer.type();
            computer.pass(attendance, Duration.ofMinutes(2));
        }
        assertThat(attended()).isTrue();
    }

    @Test
    void atALockedComputerIsNobodyBeforeThereWasInputAfterIt() {
        computer.locked = true;
        computer.pass(attendance, Duration.ofSeconds(5));
        assertThat(attended()).isFalse();

        computer.type();
        computer.pass(attendance, Duration.ofSeconds(5));
        assertThat(attended()).as("a password is typed").isFalse();

        computer.locked = false;
        computer.pass(attendance, Duration.ofSeconds(5));
        assertThat(attended()).as("unlocked, and nothing touched since").isFalse();

        computer.type();
        computer.pass(attendance, Duration.ofSeconds(5));
        assertThat(attended()).isTrue();
    }

    @Test
    void atAComputerThatWokeUpIsNobodyBeforeThereWasInput() {
        computer.pass(attendance, Duration.ofSeconds(5));
        computer.sleep(Duration.ofMinutes(3));
        attendance.look();
        assertThat(attended()).isFalse();

        computer.sleep(Duration.ofSeconds(5));
        computer.type();
        attendance.look();
        assertThat(attended()).isTrue();
    }

    @Test
    void whereTheSystemSaysNothingVireosOwnWindowsTell() {
        computer.fallSilent();
        computer.pass(attendance, Duration.ofMinutes(6));
        assertThat(attended()).isFalse();

        Stage stage = Fx.call(Stage::new);
        try (OwnInput _ = Fx.call(() -> new OwnInput(attendance))) {
            Fx.run(() -> {
                stage.setScene(new Scene(new StackPane(), 100, 100));
                stage.show();
            });
            Fx.run(() -> KeyEvent.fireEvent(stage.getScene().getRoot(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false)));
            assertThat(attended()).isTrue();

            computer.pass(attendance, Duration.ofMinutes(6));
            assertThat(attended()).isFalse();
        } finally {
            Fx.run(stage::close);
        }
    }

    @Test
    void aSystemThatFailsToAnswerChangesNothing() {
        Attendance doubtful = Fx.call(() -> new Attendance(() -> {
            throw new IllegalStateException("no answer");
        }, new Background(Runnable::run, Runnable::run), computer));
        computer.pass(doubtful, Duration.ofMinutes(1));
        assertThat(doubtful.attendedProperty().get()).isTrue();
    }
}
