package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenLinesTest {

    private static final double WIDTH = 180;

    @ParameterizedTest
    @ValueSource(strings = {"सेतुनिर्माणकार्यव्यस्तोऽस्मि सायंकालपर्यन्तम् अनुपलब्धः भविष्यामि",
        "مرحبا، هل يمكننا أن نلتقي اليوم بعد الظهر؟ لدي بعض الأسئلة",
        "সেতুর কাজে ব্যস্ত আছি, সন্ধ্যা পর্যন্ত পাওয়া যাবে না"})
    void everyLineFitsAndNothingIsLostInAnyScript(String written) {
        Fx.run(() -> {
            Label label = shown(new SimpleStringProperty(written));
            assertThat(label.isWrapText()).isFalse();
            assertThat(label.getText().lines()).hasSizeGreaterThan(1).allSatisfy(line -> {
                assertThat(widthOf(line, label)).isLessThanOrEqualTo(WIDTH);
            });
            assertThat(label.getText().replace("\n", "")).isEqualTo(written);
        });
    }

    @Test
    void whatJavaFxBreaksWellIsLeftToItAndALargerTypeBreaksAnew() {
        Fx.run(() -> {
            StringProperty written = new SimpleStringProperty("On the bridge until four, leave a message");
            Label label = shown(written);
            assertThat(label.isWrapText()).isTrue();
            assertThat(label.getText()).isEqualTo(written.get());

            written.set("सेतु पर ".repeat(12).strip());
            long lines = label.getText().lines().count();
            label.setFont(Font.font(28));
            assertThat(label.getText().lines().count()).isGreaterThan(lines);
        });
    }

    @Test
    void aLabelThatIsAsWideAsItsParentIsBrokenToThat() {
        Fx.run(() -> {
            Label label = new Label();
            WrittenLines.fill(label, new SimpleStringProperty("सेतु पर ".repeat(12).strip()));
            VBox box = new VBox(label);
            new Scene(box, WIDTH, 300);
            for (double width : new double[] {WIDTH, 2 * WIDTH, WIDTH}) {
                box.resize(width, 300);
                box.applyCss();
                box.layout();
                assertThat(label.getWidth()).isEqualTo(width);
                assertThat(label.getText().lines().mapToDouble(line -> widthOf(line, label)).max().orElseThrow())
                        .isBetween(width / 2, width);
            }
        });
    }

    @Test
    void whereThereIsRoomForFewLinesTheRestIsCutAndSaysSo() {
        Fx.run(() -> {
            Label label = new Label();
            WrittenLines.fill(label, 2, new SimpleStringProperty("सेतु पर ".repeat(20).strip()));
            VBox box = new VBox(label);
            new Scene(box, WIDTH, 300);
            box.resize(WIDTH, 300);
            box.applyCss();
            box.layout();
            assertThat(label.getText()).endsWith("…");
            assertThat(label.getText().lines()).hasSize(2).allSatisfy(line -> assertThat(widthOf(line, label)).isLessThanOrEqualTo(WIDTH));
        });
    }

    private static double widthOf(String line, Label label) {
        Text text = new Text(line.strip());
        text.setFont(label.getFont());
        return text.getLayoutBounds().getWidth();
    }

    private static Label shown(StringProperty written) {
        Label label = new Label();
        WrittenLines.show(label, WIDTH, written);
        VBox box = new VBox(label);
        new Scene(box, WIDTH, 300);
        box.applyCss();
        box.layout();
        return label;
    }
}
