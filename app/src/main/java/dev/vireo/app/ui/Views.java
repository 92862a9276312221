package dev.vireo.app.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads views. For a controller {@code Thing} these stand beside it: {@code Thing.fxml}, its looks in {@code Thing.css} if it has any, and
 * the package's words in {@code texts.properties}. Controllers are made by the suppliers given here, so they get their collaborators in
 * their constructors.
 */
public final class Views {

    private final Map<Class<?>, Supplier<?>> controllers;

    public Views(Map<Class<?>, Supplier<?>> controllers) {
        this.controllers = Map.copyOf(controllers);
    }

    /** A new view with a new controller of this class. */
    public <C> View<C> load(Class<C> controller) {
        return load(controller, controller.cast(make(controller)));
    }

    /** A new view behind which stands this very controller; for views that are about one thing, as a chat is about its conversation. */
    public <C> View<C> load(C controller) {
        @SuppressWarnings("unchecked") Class<C> type = (Class<C>) controller.getClass();
        return load(type, controller);
    }

    private <C> View<C> load(Class<C> type, C controller) {
        String name = type.getSimpleName();
        URL fxml = Objects.requireNonNull(type.getResource(name + ".fxml"), name + ".fxml");
        FXMLLoader loader = new FXMLLoader(fxml, Texts.of(type).bundle());
        loader.setControllerFactory(wanted -> wanted == type ? controller : make(wanted));
        try {
            Parent root = loader.load();
            URL css = type.getResource(name + ".css");
            if (css != null) {
                root.getStylesheets().add(css.toExternalForm());
            }
            return new View<>(root, controller);
        } catch (IOException e) {
            throw new UncheckedIOException(fxml.toString(), e);
        }
    }

    private Object make(Class<?> controller) {
        Supplier<?> supplier = controllers.get(controller);
        if (supplier == null) {
            throw new IllegalArgumentException("no supplier for " + controller);
        }
        return supplier.get();
    }
}
