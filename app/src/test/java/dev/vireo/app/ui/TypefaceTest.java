package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.FontPosture;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled typefaces, drawn by the software pipeline, show no gaps that their outlines don't have. */
final class TypefaceTest {

    private static final List<String> LETTERS = List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789#&@%$€§¶†",
            "ÀÅÇÉĞİŁÑÖØŞÜß", "àåçéğıłñöøşüæ", "ΑΒΓΔΘΛΞΣΦΨΩαβγδ", "БДЖЗИЙЛФЦЩЪЮЯбджф");
    private static final List<Integer> SIZES = List.of(12, 13, 14, 16, 20, 28, 40, 64, 96);
    private static final List<Double> SCALES = List.of(1.0, 1.25, 1.5, 2.0);
    private static final int INK = 128;

    @BeforeAll
    static void loadTheFaces() {
        Fx.run(Theme::new);
    }

    static Stream<Arguments> faces() {
        return Stream.of(Arguments.of("Inter-Regular.ttf", "Inter", FontWeight.NORMAL, FontPosture.REGULAR),
                Arguments.of("Inter-Medium.ttf", "Inter Medium", FontWeight.NORMAL, FontPosture.REGULAR),
                Arguments.of("Inter-SemiBold.ttf", "Inter", FontWeight.BOLD, FontPosture.REGULAR),
                Arguments.of("Inter-Italic.ttf", "Inter", FontWeight.NORMAL, FontPosture.ITALIC),
                Arguments.of("Inter-SemiBoldItalic.ttf", "Inter", FontWeight.BOLD, FontPosture.ITALIC),
                Arguments.of("FiraMono-Regular.ttf", "Fira Mono", FontWeight.NORMAL, FontPosture.REGULAR));
    }

    @ParameterizedTest
    @MethodSource("faces")
    void lettersAreWholeAtEverySizeAndScale(String file, String family, FontWeight weight, FontPosture posture) throws Exception {
        java.awt.Font outlines;
        try (InputStream in = TypefaceTest.class.getResourceAsStream("/dev/vireo/assets/fonts/" + file)) {
            outlines = java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
        }
        Map<String, Integer> holes = new TreeMap<>();
        for (int size : SIZES) {
            for (double scale : SCALES) {
                for (String letters : LETTERS) {
                    for (int i = 0; i < letters.length(); i++) {
                        String letter = letters.substring(i, i + 1);
                        int count = holes(letter, outlines, Font.font(family, weight, posture, size), scale);
                        if (count > 0) {
                            holes.put(letter + " at " + size + " px, scale " + scale, count);
                        }
                    }
                }
            }
        }
        assertThat(holes).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("LETTERS")
    void textFieldsHaveTheSameLettersAsTheRest(String letters) {
        Text regular = new Text(letters);
        regular.setFont(Font.font("Inter", 40));
        Text fields = new Text(letters);
        fields.setFont(Font.font("Inter Fields", 40));

        assertThat(fields.getFont().getFamily()).isEqualTo("Inter Fields");
        assertThat(fields.getLayoutBounds()).isEqualTo(regular.getLayoutBounds());
    }

    /** Pixels that lie well within the letter's outline and have no ink. */
    private static int holes(String letter, java.awt.Font outlines, Font font, double scale) {
        assertThat(font.getName()).as("face that JavaFX takes").contains(outlines.getFamily());
        int side = (int) Math.ceil(font.getSize() * scale * 2);
        double middle = Math.floor(font.getSize() / 2);
        int[] drawn = drawn(letter, font, scale, side, middle);
        int[] outline = outline(letter, outlines.deriveFont((float) font.getSize()), scale, side, middle);
        int holes = 0;
        for (int y = 1; y < side - 1; y++) {
            for (int x = 1; x < side - 1; x++) {
                if (within(outline, side, x, y) && drawn[y * side + x] < INK) {
                    holes++;
                }
            }
        }
        return holes;
    }

    private static boolean within(int[] outline, int side, int x, int y) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (outline[(y + dy) * side + x + dx] < 250) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int[] drawn(String letter, Font font, double scale, int side, double x) {
        return Fx.call(() -> {
            Text text = new Text(x, font.getSize() * 1.4, letter);
            text.setFont(font);
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(new Scale(scale, scale));
            parameters.setFill(Color.WHITE);
            parameters.setViewport(new javafx.geometry.Rectangle2D(0, 0, side, side));
            Image image = new Group(text).snapshot(parameters, null);
            int[] pixels = new int[side * side];
            image.getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
            return Arrays.stream(pixels).map(argb -> 255 - (argb >> 8 & 0xff)).toArray();
        });
    }

    private static int[] outline(String letter, java.awt.Font font, double scale, int side, double x) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.transform(AffineTransform.getScaleInstance(scale, scale));
        GlyphVector glyphs = font.createGlyphVector(new FontRenderContext(null, true, true), letter);
        GeneralPath path = new GeneralPath(glyphs.getOutline((float) x, (float) (font.getSize2D() * 1.4)));
        path.setWindingRule(GeneralPath.WIND_NON_ZERO);
        graphics.fill(path);
        graphics.dispose();
        return image.getRaster().getSamples(0, 0, side, side, 0, (int[]) null);
    }
}
