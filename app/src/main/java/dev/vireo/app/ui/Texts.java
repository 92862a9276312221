package dev.vireo.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one package, from the file {@code texts.properties} beside its views. */
public final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The words that stand beside this class. */
    public static Texts of(Class<?> neighbour) {
        return new Texts(ResourceBundle.getBundle(neighbour.getPackageName() + ".texts", Locale.getDefault(), neighbour.getClassLoader()));
    }

    /** The words of this key; with arguments, they are filled in as {@link MessageFormat} says. */
    public String get(String key, Object... arguments) {
        String words = bundle.getString(key);
        return arguments.length == 0 ? words : new MessageFormat(words, Locale.getDefault()).format(arguments);
    }

    ResourceBundle bundle() {
        return bundle;
    }
}
