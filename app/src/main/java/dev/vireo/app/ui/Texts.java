package dev.vireo.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one package, from the file {@code texts.properties} beside its views. */
public final class Texts {

    /** The language of these files. */
    private static final String LANGUAGE = "en";

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The words that stand beside this class. */
    public static Texts of(Class<?> neighbour) {
        return new Texts(ResourceBundle.getBundle(neighbour.getPackageName() + ".texts", locale(), neighbour.getClassLoader()));
    }

    /**
     * How dates and numbers among the words are written: in the language of the words, with the customs of the computer's region.
     * An English sentence with Persian digits in it, or lower-cased as in Turkish, would be in no language at all.
     */
    public static Locale locale() {
        return Locale.of(LANGUAGE, Locale.getDefault().getCountry());
    }

    /** The words of this key; with arguments, they are filled in as {@link MessageFormat} says. */
    public String get(String key, Object... arguments) {
        String words = bundle.getString(key);
        return arguments.length == 0 ? words : new MessageFormat(words, locale()).format(arguments);
    }

    /** Whether there are words of this key; for names that come from elsewhere. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    ResourceBundle bundle() {
        return bundle;
    }
}
