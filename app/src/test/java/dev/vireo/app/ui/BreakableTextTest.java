package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

final class BreakableTextTest {

    private static final Locale ARABIC = Locale.of("ar");
    private static final int NARROWEST = 220;
    private static final int WIDEST = 700;
    private static final int STEP = 53;
    private static final Object[] LATIN = {"Sita (owner). 25", "C:\\x", "[Rama]", "Lakshman…", "x"};
    private static final Object[] ARABIC_NAMES = {"سيتا (مالك). 25", "راما، لاكشمان", "«شيام»", "المستخدمالذياسمهطويلجداجداجداجداجدا", "س"};

    @Test
    void aLineMayEndBehindAnyWord() {
        assertThat(BreakableText.of("هذا المكتب مؤرشف")).isEqualTo("هذا \u200eالمكتب \u200eمؤرشف");
        assertThat(BreakableText.of("في 25 ملفًا")).isEqualTo("في 25 \u200eملفًا");
        assertThat(BreakableText.of("إنهاء Vireo الآن")).isEqualTo("إنهاء Vireo\u00a0الآن");
        assertThat(BreakableText.of("Plain words (2).")).isEqualTo("Plain words (2).");
    }

    @Test
    void punctuationStaysWhereItIs() {
        assertThat(BreakableText.of("نافذة Vireo، ثم")).isEqualTo("نافذة Vireo،\u00a0ثم");
        assertThat(BreakableText.of("بحث (Ctrl+K)")).isEqualTo("بحث\u00a0(Ctrl+K)");
        assertThat(BreakableText.of("شاشة، «رمز»")).isEqualTo("شاشة، \u200e«رمز»");
    }

    @Test
    void preparingTwiceChangesNothing() {
        String once = BreakableText.of("نافذة Vireo، ثم (سيتا) و25 آخرون: \u200e/home/sita\u200e. نعم؟");
        assertThat(BreakableText.of(once)).isEqualTo(once);
        assertThat(BreakableText.is(once)).isTrue();
        assertThat(BreakableText.is("هذا المكتب")).isFalse();
    }

    @Test
    void everyArabicTextCanBeWrappedAtAnyWidth() throws IOException {
        List<String> texts;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            texts = files.filter(file -> file.endsWith("texts_ar.properties")).flatMap(BreakableTextTest::texts).toList();
        }
        Fx.run(() -> {
            for (String text : texts) {
                Text words = new Text(BreakableText.of(text));
                words.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
                double line = words.getLayoutBounds().getHeight();
                for (int width = NARROWEST; width < WIDEST; width += STEP) {
                    words.setWrappingWidth(width);
                    assertThat(words.getLayoutBounds().getHeight()).as(text).isGreaterThanOrEqualTo(line);
                }
            }
        });
    }

    @Test
    void aLabelWithNoRoomCutsNoWord() {
        Fx.run(() -> {
            for (String text : List.of("المستخدمون", BreakableText.of("هذا المكتب مؤرشف"), "هذا المكتب مؤرشف")) {
                Label label = new Label(text);
                label.setWrapText(true);
                label.setMinWidth(0);
                Scene scene = new Scene(new HBox(label), 20, 20);
                scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
                new Theme().apply(scene);
                for (int width = 20; width < 300; width += 10) {
                    label.setMaxWidth(width);
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    assertThat(label.getHeight()).as(text).isPositive();
                }
                assertThat(label.getSkin()).isInstanceOf(WrappingLabelSkin.class);
            }
        });
    }

    /** Of each, what shows with names and numbers in either direction. */
    private static Stream<String> texts(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.values().stream().map(String::valueOf).flatMap(text -> Stream.of(LATIN, ARABIC_NAMES).flatMap(arguments -> {
            if (PluralText.isIn(text) || text.contains(",number")) {
                Object[] numbers = {3, 12, 102, 3, 3};
                return Stream.of(filled(PluralText.resolve(text, ARABIC, numbers), numbers));
            }
            return Stream.of(filled(text, arguments));
        })).distinct();
    }

    private static String filled(String text, Object... arguments) {
        return new MessageFormat(text, ARABIC).format(arguments);
    }
}
