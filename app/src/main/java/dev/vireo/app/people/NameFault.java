package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.ReservedNames;
import dev.vireo.protocol.text.Invisible;
import dev.vireo.protocol.text.NameText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with a name, a username or another line of a profile. The server has the same rules and the last word. */
enum NameFault {
    USERNAME_MISSING,
    USERNAME_FORM,
    USERNAME_RESERVED,
    USERNAME_TAKEN,
    USERNAME_TWICE,
    USERNAME_SIMILAR,
    NAME_MISSING,
    NAME_LONG,
    NAME_LETTERLESS,
    NAME_RESERVED,
    NAME_SIMILAR,
    HIDDEN_CHARACTERS,
    TITLE_LONG,
    DEPARTMENT_LONG,
    ROLE_UNKNOWN,
    ROLE_NOT_YOURS,
    TOO_MANY_COLUMNS,
    TOO_MANY_PEOPLE;

    private static final Pattern USERNAME = Pattern.compile(String.format(Locale.ROOT, "[a-z][a-z0-9._-]{%d,%d}",
            Limits.USERNAME_MIN - 1, Limits.USERNAME_MAX - 1));

    /** Of a username by itself. */
    static Optional<NameFault> ofUsername(String username) {
        if (username.isEmpty()) {
            return Optional.of(USERNAME_MISSING);
        }
        if (!USERNAME.matcher(username).matches()) {
            return Optional.of(USERNAME_FORM);
        }
        return ReservedNames.isReserved(username) ? Optional.of(USERNAME_RESERVED) : Optional.empty();
    }

    /** Of a display name by itself. */
    static Optional<NameFault> ofName(String name) {
        if (name.isEmpty()) {
            return Optional.of(NAME_MISSING);
        }
        if (length(name) > Limits.DISPLAY_NAME_LENGTH) {
            return Optional.of(NAME_LONG);
        }
        if (hides(name)) {
            return Optional.of(HIDDEN_CHARACTERS);
        }
        if (name.codePoints().noneMatch(each -> Character.isLetterOrDigit(each) && !Invisible.is(each))) {
            return Optional.of(NAME_LETTERLESS);
        }
        return ReservedNames.isReserved(name) ? Optional.of(NAME_RESERVED) : Optional.empty();
    }

    /** Of a title or a department, which may be empty. @param tooLong which of the two it is */
    static Optional<NameFault> ofLine(String line, NameFault tooLong) {
        if (length(line) > Limits.TITLE_LENGTH) {
            return Optional.of(tooLong);
        }
        return hides(line) ? Optional.of(HIDDEN_CHARACTERS) : Optional.empty();
    }

    String words() {
        return Texts.of(NameFault.class).get("fault." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static int length(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        return normal.codePointCount(0, normal.length());
    }

    private static boolean hides(String text) {
        return NameText.hides(text) || text.codePoints().anyMatch(each -> switch (Character.getType(each)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            case Character.FORMAT -> !Invisible.is(each);
            default -> false;
        });
    }
}
