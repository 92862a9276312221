package dev.vireo.app.ui;

import java.util.Locale;
import java.util.Optional;

/** A language that Vireo speaks. */
public enum Language {
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch"),
    HINDI("hi", "हिन्दी"),
    ARABIC("ar", "العربية");

    private final String code;
    private final String name;

    Language(String code, String name) {
        this.code = code;
        this.name = name;
    }

    /** As ISO 639 has it, and as it is stored. */
    public String code() {
        return code;
    }

    /** In the language itself: whoever looks for it may read no other. */
    public String ownName() {
        return name;
    }

    /** What stands between the parts of a list. */
    public String comma() {
        return this == ARABIC ? "\u060c " : ", ";
    }

    public boolean rightToLeft() {
        return this == ARABIC;
    }

    /** @param code of one that Vireo speaks; empty for any other */
    public static Optional<Language> of(String code) {
        for (Language each : values()) {
            if (each.code.equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** That of this computer, or English where Vireo doesn't speak it. */
    public static Language ofSystem() {
        return of(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()).orElse(ENGLISH);
    }
}
