package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The themes are complete, and what they colour can be read: WCAG 2.2, 1.4.3 and 1.4.11 at level AA. */
final class TokensTest {

    private static final double TEXT = 4.5;
    private static final double MARK = 3;
    private static final List<String> SURFACES = List.of("bg", "surface", "raised", "hover", "selected", "own-bubble", "other-bubble");
    private static final Pattern TOKEN = Pattern.compile("-vireo-([a-z0-9-]+): ([^;]+);");

    @Test
    void bothThemesDefineTheSameTokens() throws IOException {
        assertThat(tokens("light").keySet()).isEqualTo(tokens("dark").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsCanBeReadOnEverySurface(String theme) throws IOException {
        for (String word : List.of("text", "muted", "faint", "accent", "danger", "warning")) {
            for (String surface : SURFACES) {
                assertContrast(theme, word, surface, TEXT);
            }
        }
        assertContrast(theme, "danger", "danger-soft", TEXT);
        assertContrast(theme, "warning", "warning-soft", TEXT);
        assertContrast(theme, "text", "danger-soft", TEXT);
        assertContrast(theme, "text", "warning-soft", TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsOnColouredGroundsCanBeRead(String theme) throws IOException {
        assertContrast(theme, "on-accent", "accent", TEXT);
        assertContrast(theme, "on-accent", "accent-hover", TEXT);
        assertContrast(theme, "on-danger", "danger", TEXT);
        assertContrast(theme, "on-badge", "badge-from", TEXT);
        assertContrast(theme, "on-badge", "badge-to", TEXT);
        assertContrast(theme, "surface", "text", TEXT);
        for (int hue = 0; hue < Avatar.HUES; hue++) {
            assertContrast(theme, "on-hue-" + hue, "hue-" + hue, TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void marksStandOutFromEverySurface(String theme) throws IOException {
        for (String mark : List.of("outline", "presence-online", "presence-away", "presence-dnd", "presence-offline")) {
            for (String surface : List.of("bg", "surface", "raised", "hover")) {
                assertContrast(theme, mark, surface, MARK);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void onlyTheBadgeHasItsGreen(String theme) throws IOException {
        tokens(theme).forEach((name, value) -> {
            Color colour = Color.web(value);
            boolean glaring = colour.getHue() > 95 && colour.getHue() < 165 && colour.getSaturation() > 0.45
                    && colour.getBrightness() > 0.45;
            assertThat(glaring).as(name).isEqualTo(name.startsWith("badge-"));
        });
    }

    private static void assertContrast(String theme, String one, String other, double least) throws IOException {
        Map<String, String> tokens = tokens(theme);
        double contrast = contrast(Color.web(tokens.get(one)), Color.web(tokens.get(other)));
        assertThat(contrast).as("%s on %s, %s", one, other, theme).isGreaterThanOrEqualTo(least);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> tokens(String theme) throws IOException {
        try (InputStream css = Theme.class.getResourceAsStream("tokens-" + theme + ".css")) {
            Matcher matcher = TOKEN.matcher(new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> tokens = new TreeMap<>();
            while (matcher.find()) {
                tokens.put(matcher.group(1), matcher.group(2));
            }
            return tokens;
        }
    }
}
