package dev.vireo.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences.WindowPlace;
import dev.vireo.app.ui.Fx;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowPlacesTest {

    @TempDir private Path disk;

    @ParameterizedTest
    @CsvSource({"5000, 120, false", "-4000, -3000, false", "200, 9000, false", "5000, 120, true"})
    void aWindowWhoseScreenIsGoneComesToOneThatIsThere(double x, double y, boolean maximised) {
        try (DataFolder folder = DataFolder.open(disk)) {
            folder.preferences().change(now -> now.withWindow("main", new WindowPlace(x, y, 800, 600, maximised)));
            Rectangle2D bounds = Fx.call(() -> {
                Stage stage = new Stage();
                new WindowPlaces(folder.preferences()).follow(stage, 1_000, 720);
                assertThat(stage.isMaximized()).isEqualTo(maximised);
                return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
            });
            assertThat(Fx.call(() -> Screen.getScreens().stream().anyMatch(screen -> screen.getVisualBounds().contains(bounds)))).isTrue();
        }
    }

    @Test
    void aWindowOnAScreenThatIsThereStaysWhereItWas() {
        try (DataFolder folder = DataFolder.open(disk)) {
            folder.preferences().change(now -> now.withWindow("main", new WindowPlace(40, 60, 800, 600, false)));
            Fx.run(() -> {
                Stage stage = new Stage();
                new WindowPlaces(folder.preferences()).follow(stage, 1_000, 720);
                assertThat(new double[] {stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()}).containsExactly(40, 60, 800,
                        600);
            });
        }
    }
}
