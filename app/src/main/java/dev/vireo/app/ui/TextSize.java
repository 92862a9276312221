package dev.vireo.app.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Sizes of text, in percent of the design's. What stands around the text grows with it. */
public final class TextSize {

    public static final int NORMAL = 100;
    /** What can be chosen, from the smallest. */
    public static final List<Integer> CHOICES = List.of(80, 90, NORMAL, 110, 125, 150, 175, 200);

    /** What changes it. */
    public static final Set<Command> COMMANDS = Set.of(Command.LARGER_TEXT, Command.SMALLER_TEXT, Command.NORMAL_TEXT);

    private static final String SHEET = "data:text/css;base64,";
    private static final int BODY = 14;
    private static final int CAPTION = 12;
    private static final int ICON = 18;

    private TextSize() {
    }

    static int after(Command command, int size) {
        return switch (command) {
            case LARGER_TEXT -> CHOICES.stream().filter(choice -> choice > size).findFirst().orElse(CHOICES.getLast());
            case SMALLER_TEXT -> CHOICES.reversed().stream().filter(choice -> choice < size).findFirst().orElse(CHOICES.getFirst());
            case NORMAL_TEXT -> NORMAL;
            default -> throw new IllegalArgumentException(command.name());
        };
    }

    /** A style sheet for the popups of JavaFX's own controls, which no {@link Zoomed} can be put around. */
    static String ofPopups(int size) {
        String css = ".context-menu, .combo-box-popup, .date-picker-popup { -fx-font-size: " + pixels(BODY, size) + "; }\n"
                + ".tooltip { -fx-font-size: " + pixels(CAPTION, size) + "; }\n"
                + ".context-menu .ikonli-font-icon { -fx-icon-size: " + pixels(ICON, size) + "; }\n";
        return SHEET + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isOfPopups(String sheet) {
        return sheet.startsWith(SHEET);
    }

    private static String pixels(int design, int size) {
        return Math.round((double) design * size / NORMAL) + "px";
    }
}
