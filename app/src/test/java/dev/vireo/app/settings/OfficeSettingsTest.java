package dev.vireo.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.actions.OfficeActions;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests.OfficeChange;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the whole office, as owners see them. */
final class OfficeSettingsTest implements OfficeActions {

    private static final Office AYODHYA = new Office("Ayodhya", true, null, 5L << 30);

    private final List<OfficeChange> asked = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Office> office = new ReadOnlyObjectWrapper<>(AYODHYA);
    private CompletableFuture<Void> answer = new CompletableFuture<>();
    private Stage stage;

    @Override
    public CompletionStage<Void> change(OfficeChange change) {
        asked.add(change);
        answer = new CompletableFuture<>();
        return answer;
    }

    @BeforeEach
    void open() {
        stage = Fx.call(() -> {
            Stage window = new Stage();
            window.setScene(new Scene(view().root(), 640, 520));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private View<OfficeSettings> view() {
        return new Views(Map.of()).load(new OfficeSettings(office.getReadOnlyProperty(), this));
    }

    private <T> T find(String id, Class<T> type) {
        return type.cast(stage.getScene().lookup("#" + id));
    }

    @Test
    void theServerDecidesWhetherReceiptsShow() {
        Fx.run(() -> find("receipts", CheckBox.class).fire());
        assertThat(asked).containsExactly(new OfficeChange(null, false, null, null));
        Fx.run(() -> assertThat(find("receipts", CheckBox.class).isSelected()).isTrue());
        Fx.run(() -> {
            office.set(new Office("Ayodhya", false, null, 5L << 30));
            answer.complete(null);
        });
        Fx.run(() -> assertThat(find("receipts", CheckBox.class).isSelected()).isFalse());
    }

    @Test
    void messagesAreKeptForAsManyDaysAsAreTyped() {
        Fx.run(() -> assertThat(find("saveKeeping", Button.class).isDisabled()).isTrue());
        Fx.run(() -> find("keepDays", RadioButton.class).fire());
        Fx.run(() -> {
            find("days", Spinner.class).getEditor().requestFocus();
            find("days", Spinner.class).getEditor().clear();
        });
        Fx.run(() -> assertThat(find("saveKeeping", Button.class).isDisabled()).isTrue());
        Keys.write(stage.getScene(), "9x0");
        Fx.run(() -> find("saveKeeping", Button.class).fire());
        assertThat(asked).containsExactly(new OfficeChange(null, null, 90, null));
        Fx.run(() -> answer.completeExceptionally(new IllegalStateException("The office cannot be reached.")));
        Fx.run(() -> assertThat(find("problem", Label.class).getText()).isEqualTo("The office cannot be reached."));
        Fx.run(() -> assertThat(find("days", Spinner.class).getEditor().getText()).isEqualTo("90"));
    }

    @Test
    void theAttachmentQuotaIsGivenInGigabytes() {
        Fx.run(() -> assertThat(find("quota", Spinner.class).getEditor().getText()).isEqualTo("5"));
        Fx.run(() -> find("quota", Spinner.class).getEditor().requestFocus());
        Fx.run(() -> find("quota", Spinner.class).getEditor().end());
        Keys.write(stage.getScene(), "0");
        Keys.press(stage.getScene(), KeyCode.ENTER);
        Fx.run(() -> find("saveQuota", Button.class).fire());
        assertThat(asked).containsExactly(new OfficeChange(null, null, null, 50L << 30));
    }

    @Test
    void pictures(@TempDir Path folder) {
        try (DataFolder data = DataFolder.open(folder)) {
            Devices none = new Devices() {
                @Override
                public CompletionStage<List<Answers.SessionInfo>> all() {
                    return CompletableFuture.completedFuture(List.of());
                }

                @Override
                public CompletionStage<Void> end(String id) {
                    return CompletableFuture.completedFuture(null);
                }
            };
            Settings.AccountInfo who = new Settings.AccountInfo("Shyam", "shyam", "Ayodhya", "http://192.168.0.5:8080");
            Pictures.both("settings-office", 760, 1000, () -> new Views(Map.of()).load(new Settings(data.preferences(), none,
                    new TimeWords(Clock.systemUTC()), who, "0.1.0", Policy.none(), () -> {}, () -> {}, () -> {}, Optional.of(view()),
                    Optional.empty(),
                    SampleTokens.none(), Optional.empty())).root());
        }
    }
}
