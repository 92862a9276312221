package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

final class WrappingTest {

    private static final String ARABIC = "مرحبا، هل يمكننا أن نلتقي اليوم بعد الظهر؟ لدي بعض الأسئلة";

    @Test
    void onlyRightToLeftTextIsUnsafeToWrap() {
        assertThat(Wrapping.safe("Grüße, नमस्ते, 今日は")).isTrue();
        assertThat(Wrapping.safe(ARABIC)).isFalse();
        assertThat(Wrapping.safe("\u202eabc")).isFalse();
        assertThat(Wrapping.safe("\u2067...")).isFalse();
    }

    @Test
    void aLabelWithAnythingInItCanBeLaidOut() {
        Fx.run(() -> {
            Label label = new Label("Plain words");
            Wrapping.whereSafe(label);
            assertThat(label.isWrapText()).isTrue();

            label.setText(ARABIC);
            VBox box = new VBox(label);
            new Scene(box, 120, 200);
            box.applyCss();
            box.layout();

            assertThat(label.isWrapText()).isFalse();
            assertThat(label.getHeight()).isPositive();
        });
    }
}
