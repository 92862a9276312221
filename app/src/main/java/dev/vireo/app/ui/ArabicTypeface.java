package dev.vireo.app.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The typeface of Arabic windows: one of the system's that has Arabic and Latin letters alike. Inter has no Arabic ones, and where letters
 * and signs of a line are in different typefaces, JavaFX 26 on Linux paints the pieces of right-to-left text in the wrong order.
 */
final class ArabicTypeface {

    private static final List<String> FAMILIES = List.of("Segoe UI", "Geeza Pro", "DejaVu Sans", "Tahoma", "Arial");
    /** What base.css and the sheets of screens set in Inter. Fields keep theirs, in which emoji have their places. */
    private static final String SHEET = """
            .root, .medium, .button, .toggle-button, .file-name, .author { -fx-font-family: "FAMILY"; }
            .medium, .button, .toggle-button { -fx-font-weight: normal; }
            """;

    private ArabicTypeface() {
    }

    /** The address of a style sheet. */
    static String sheet() {
        List<String> here = Font.getFamilies();
        String family = FAMILIES.stream().filter(here::contains).findFirst().orElse("System");
        return "data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(SHEET.replace("FAMILY", family).getBytes(StandardCharsets.UTF_8));
    }
}
