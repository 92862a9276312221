package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.app.ui.Fx;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;

final class BrokenLabelSkinTest {

    private static final Locale ARABIC = Locale.of("ar");
    private static final int NARROWEST = 220;
    private static final int WIDEST = 700;
    private static final int STEP = 160;
    private static final Object[] NUMBERS = {3, 12, 102, 3, 3};
    private static final Object[] LATIN = {"Sita (owner). 25", "C:\\x", "[Rama]", "Lakshman…", "x"};
    private static final Object[] ARABIC_NAMES = {"سيتا (مالك). 25", "راما، لاكشمان", "«شيام»", "المستخدمالذياسمهطويلجداجداجداجداجدا", "س"};

    @Test
    void everyArabicTextFitsIntoLinesOfAnyWidth() throws IOException {
        List<String> texts;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            texts = files.filter(file -> file.endsWith("texts_ar.properties")).flatMap(BrokenLabelSkinTest::texts).toList();
        }
        assertThat(texts).hasSizeGreaterThan(1_000);
        Label label = Fx.call(BrokenLabelSkinTest::mirrored);
        Fx.run(() -> {
            for (String text : texts) {
                label.setText(text);
                for (int width = NARROWEST; width < WIDEST; width += STEP) {
                    label.setMaxWidth(width);
                    lay(label);
                    assertThat(label.getWidth()).as(text).isLessThanOrEqualTo(width);
                    assertThat(label.getHeight()).as(text).isPositive();
                }
            }
        });
    }

    @Test
    void whatHasNoRoomInALineGoesOnInTheNext() {
        Label label = Fx.call(BrokenLabelSkinTest::mirrored);
        Fx.run(() -> {
            label.setText("هذا المكتب مؤرشف");
            label.setMaxWidth(WIDEST);
            lay(label);
            double line = label.getHeight();
            label.setMaxWidth(label.prefWidth(-1) * 2 / 3);
            lay(label);
            assertThat(label.getHeight()).isCloseTo(2 * line, within(4.0));
        });
    }

    private static Label mirrored() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setSkin(new BrokenLabelSkin(label));
        Scene scene = new Scene(new HBox(label), WIDEST, WIDEST);
        scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        return label;
    }

    private static void lay(Label label) {
        label.getScene().getRoot().applyCss();
        label.getScene().getRoot().layout();
    }

    /** Of each, what shows with names and numbers in either direction. */
    private static Stream<String> texts(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.values().stream().map(String::valueOf).filter(text -> !text.contains(",plural") && !text.contains(",select"))
                .flatMap(text -> Stream.of(NUMBERS, LATIN, ARABIC_NAMES).flatMap(arguments -> filled(text, arguments).stream())).distinct();
    }

    /** Nothing where the text wants a number and gets a name, or a name and gets a number. */
    private static Optional<String> filled(String text, Object... arguments) {
        if (text.contains(",number") == (arguments == NUMBERS)) {
            return Optional.of(new MessageFormat(text, ARABIC).format(arguments));
        }
        return Optional.empty();
    }
}
