package dev.vireo.app.help;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;

/**
 * The computer, as far as it matters to a client. FX thread.
 *
 * @param desktop     what shows the windows; empty where the system's name says it
 * @param screens     each in its own pixels, with its scale in percent; the primary one first
 * @param accelerated whether a graphics card draws
 * @param memory      of the Java runtime, in bytes
 */
record SystemFacts(String system, String desktop, String language, List<ScreenFacts> screens, boolean accelerated, MemoryFacts memory,
        int processors) {

    private static final int PERCENT = 100;

    record ScreenFacts(int width, int height, int scale) {
    }

    record MemoryFacts(long used, long most) {
    }

    static SystemFacts now() {
        Runtime runtime = Runtime.getRuntime();
        Screen primary = Screen.getPrimary();
        List<ScreenFacts> screens = Stream.concat(Stream.of(primary), Screen.getScreens().stream().filter(each -> !each.equals(primary)))
                .map(SystemFacts::described).toList();
        return new SystemFacts(property("os.name") + " " + property("os.version") + ", " + property("os.arch"), desktop(System.getenv()),
                Locale.getDefault().toLanguageTag(), screens,
                // Only pipelines on a graphics card have it, so the public API tells them from the one in software.
                Platform.isSupported(ConditionalFeature.SCENE3D),
                new MemoryFacts(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()), runtime.availableProcessors());
    }

    /** By the variables that desktops on Linux set. */
    static String desktop(Map<String, String> environment) {
        return Stream.of("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE").map(environment::get).filter(Objects::nonNull)
                .filter(value -> !value.isBlank()).collect(Collectors.joining(", "));
    }

    private static ScreenFacts described(Screen screen) {
        Rectangle2D bounds = screen.getBounds();
        return new ScreenFacts((int) Math.round(bounds.getWidth() * screen.getOutputScaleX()),
                (int) Math.round(bounds.getHeight() * screen.getOutputScaleY()), (int) Math.round(PERCENT * screen.getOutputScaleX()));
    }

    static String property(String key) {
        return System.getProperty(key, "?");
    }
}
