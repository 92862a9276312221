package dev.vireo.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark, for every scene it was applied to. One per application; used on the FX thread. */
public final class Theme {

    /** What a person can choose. */
    public enum Choice { LIGHT, DARK, SYSTEM }

    private static final List<String> FACES = List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Italic.ttf",
            "Inter-SemiBoldItalic.ttf", "FiraMono-Regular.ttf");
    private static final double ANY_SIZE = 14;

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());

    public Theme() {
        loadTypeface();
        choice.addListener(_ -> choose());
        Platform.getPreferences().colorSchemeProperty().addListener(_ -> choose());
        dark.addListener(_ -> scenes.forEach(this::dress));
        choose();
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Dresses the scene now and whenever the theme changes. The scene is held weakly. */
    public void apply(Scene scene) {
        scenes.add(scene);
        dress(scene);
    }

    private void choose() {
        dark.set(switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
    }

    private void dress(Scene scene) {
        boolean night = dark.get();
        List<String> own = List.of(sheet("tokens-light.css"), sheet("tokens-dark.css"), sheet("base.css"),
                sheet("text/text.css"));
        scene.setUserAgentStylesheet((night ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets().removeAll(own);
        scene.getStylesheets().addAll(0, List.of(night ? own.get(1) : own.get(0), own.get(2), own.get(3)));
    }

    private static void loadTypeface() {
        if (Font.getFamilies().contains("Inter Medium")) {
            return;
        }
        for (String face : FACES) {
            Font.loadFont(resource("/dev/vireo/assets/fonts/" + face), ANY_SIZE);
        }
    }

    private static String sheet(String name) {
        return resource(name);
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
    }
}
