package dev.vireo.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The words of one package, from the file {@code texts.properties} beside its views, or from that of another language, such as
 * {@code texts_de.properties}.
 */
public final class Texts {

    /** The files without a code are English. Whatever the computer's language is, it is never taken in place of the chosen one. */
    private static final ResourceBundle.Control FILES = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The chosen one; null for that of the computer. */
    private static final AtomicReference<@Nullable Language> CHOSEN = new AtomicReference<>();

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The words that stand beside this class. */
    public static Texts of(Class<?> neighbour) {
        return new Texts(ResourceBundle.getBundle(neighbour.getPackageName() + ".texts", Locale.of(language().code()),
                neighbour.getClassLoader(), FILES));
    }

    /**
     * Chooses the language of all texts of this process, before its first window: what shows already stays as it is.
     *
     * @param code of the language; that of the computer for any other text
     */
    public static void speak(String code) {
        CHOSEN.set(Language.of(code).orElse(null));
    }

    /** In which language texts are. */
    public static Language language() {
        Language chosen = CHOSEN.get();
        return chosen == null ? Language.ofSystem() : chosen;
    }

    /**
     * How dates and numbers among the words are written: in the language of the words, with the customs of the computer's region.
     * An English sentence with Persian digits in it, or lower-cased as in Turkish, would be in no language at all.
     */
    public static Locale locale() {
        return Locale.of(language().code(), Locale.getDefault(Locale.Category.FORMAT).getCountry());
    }

    /** The words of this key; with arguments, they are filled in as {@link PluralText} and {@link MessageFormat} say. */
    public String get(String key, Object... arguments) {
        String words = bundle.getString(key);
        if (arguments.length == 0) {
            return words;
        }
        Locale locale = locale();
        return new MessageFormat(PluralText.isIn(words) ? PluralText.resolve(words, locale, arguments) : words, locale).format(arguments);
    }

    /** Whether there are words of this key; for names that come from elsewhere. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    ResourceBundle bundle() {
        return bundle;
    }
}
