package dev.vireo.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Light or dark and how large, for every scene it was applied to and for the popups above them. One per application; used on the FX thread. */
public final class Theme {

    /** The person's choice of appearance. */
    public enum Choice { LIGHT, DARK, SYSTEM }

    private static final List<String> FONT_FILES = List.of("Inter-Regular.ttf", "Inter-Fields.ttf", "Inter-Medium.ttf",
            "Inter-SemiBold.ttf",
            "Inter-Italic.ttf", "Inter-SemiBoldItalic.ttf", "FiraMono-Regular.ttf");
    private static final double ANY_SIZE = 14;
    private static final List<String> SHEETS = List.of("tokens-light.css", "tokens-dark.css", "base.css", "text/text.css", "mirrored.css",
            "opaque.css");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);
    private final IntegerProperty textSize = new SimpleIntegerProperty(this, "textSize", TextSize.NORMAL);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private final Map<Stage, Dimension2D> leastSizes = new WeakHashMap<>();
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());
    private final ListChangeListener<Window> opened = this::opened;
    private final BooleanSupplier canBeTransparent;
    private boolean transparent = true;

    public Theme() {
        this(() -> Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    }

    /** @param canBeTransparent whether windows can be, now */
    Theme(BooleanSupplier canBeTransparent) {
        this.canBeTransparent = canBeTransparent;
        loadTypeface();
        choice.addListener(_ -> choose());
        Platform.getPreferences().colorSchemeProperty().addListener(_ -> choose());
        dark.addListener(_ -> dress());
        textSize.addListener(_ -> resize());
        choose();
        dress();
        Window.getWindows().addListener(new WeakListChangeListener<>(opened));
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** How large everything is, in percent; one of {@link TextSize#CHOICES} or what lies between. */
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    /** A length of the design, as large as it is on the screen. */
    public double scaled(double length) {
        return length * textSize.get() / TextSize.NORMAL;
    }

    /**
     * Dresses the scene now and whenever the theme changes, lets it run the way the language runs (popups follow it), and has the keys for
     * larger and smaller text work in it. Its root becomes a {@link Zoomed} around the one that it has. The scene is held weakly.
     */
    public void apply(Scene scene) {
        if (scenes.add(scene) && !(scene.getWindow() instanceof PopupWindow)) {
            Zoomed.wrap(scene);
            scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }
        dress(scene);
        if (Texts.language().rightToLeft()) {
            scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        }
    }

    /** Keeps the window at least as large as this by the design's measure, or as the screen if that is smaller. The window is held weakly. */
    public void least(Stage window, double width, double height) {
        leastSizes.put(window, new Dimension2D(width, height));
        limit(window);
    }

    private void limit(Stage window) {
        Dimension2D least = Objects.requireNonNull(leastSizes.get(window));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        window.setMinWidth(Math.min(scaled(least.getWidth()), screen.getWidth()));
        window.setMinHeight(Math.min(scaled(least.getHeight()), screen.getHeight()));
    }

    private void pressed(KeyEvent event) {
        // Another handler of the scene may have had a use for it.
        Optional<Command> command = event.isConsumed() ? Optional.empty() : Command.of(event).filter(TextSize.COMMANDS::contains);
        command.ifPresent(known -> {
            changeTextSize(known);
            event.consume();
        });
    }

    /** @param command one of {@link TextSize#COMMANDS} */
    public void changeTextSize(Command command) {
        textSize.set(TextSize.after(command, textSize.get()));
    }

    private void resize() {
        scenes.forEach(this::dress);
        Set.copyOf(leastSizes.keySet()).forEach(this::limit);
    }

    private void choose() {
        dark.set(switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
    }

    /** A compositor may come or go while the application runs; the next popup is the first to need it. */
    private void opened(ListChangeListener.Change<? extends Window> change) {
        if (transparent != canBeTransparent.getAsBoolean() && change.getList().stream().anyMatch(PopupWindow.class::isInstance)) {
            dress();
        }
    }

    private void dress() {
        transparent = canBeTransparent.getAsBoolean();
        // What has no window yet is styled, too: the list of a combo box is measured before it is first shown.
        Application.setUserAgentStylesheet(controls());
        scenes.forEach(this::dress);
    }

    private void dress(Scene scene) {
        List<String> own = new ArrayList<>(List.of(sheet(dark.get() ? "tokens-dark.css" : "tokens-light.css"), sheet("base.css"),
                sheet("text/text.css")));
        if (Texts.language().rightToLeft()) {
            own.add(sheet("mirrored.css"));
            own.add(ArabicTypeface.sheet());
        }
        if (!transparent) {
            own.add(sheet("opaque.css"));
        }
        if (textSize.get() != TextSize.NORMAL) {
            own.add(TextSize.ofPopups(textSize.get()));
        }
        if (scene.getRoot() instanceof Zoomed zoomed) {
            zoomed.factorProperty().set(scaled(1));
        }
        scene.setUserAgentStylesheet(controls());
        scene.getStylesheets().removeIf(TextSize::isOfPopups);
        scene.getStylesheets().remove(ArabicTypeface.sheet());
        scene.getStylesheets().removeAll(SHEETS.stream().map(Theme::sheet).toList());
        scene.getStylesheets().addAll(0, own);
    }

    private String controls() {
        return (dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }

    private static void loadTypeface() {
        if (Font.getFamilies().contains("Inter Medium")) {
            return;
        }
        for (String face : FONT_FILES) {
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
