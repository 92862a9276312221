package dev.vireo.app.signin;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.PasswordRule;
import dev.vireo.protocol.Usernames;
import java.util.List;

/** A fault of one field, by the same rules as the server's. */
enum FieldFault {
    NONE,
    MISSING,
    TOO_LONG,
    /** A password with fewer characters than the least. */
    TOO_SHORT,
    /** Not a username, not an address. */
    SHAPE,
    /** An invitation's code in which a group is wrong, or something is missing or too much. */
    CODE_GROUP,
    CODE_SHORT,
    CODE_LONG,
    /** An invitation's code that was mistyped somewhere. */
    CODE_CHECK,
    /** A link that is none of ours. */
    LINK,
    /** A name that the office does not give. */
    REFUSED,
    /** A password with control characters. */
    UNPRINTABLE,
    /** A password that repeats itself. */
    REPEATED,
    /** A password that is a row of keys or numbers. */
    SEQUENCE,
    /** A password that is little more than a name. */
    PERSONAL,
    /** A password that is tried first. */
    COMMON;

    static FieldFault ofName(String text) {
        if (text.isBlank()) {
            return MISSING;
        }
        return length(text.strip()) > Limits.DISPLAY_NAME_LENGTH ? TOO_LONG : NONE;
    }

    static FieldFault ofUsername(String text) {
        if (text.isBlank()) {
            return MISSING;
        }
        return Usernames.hasForm(text) ? NONE : SHAPE;
    }

    /** @param names of the person and the office, which are no protection */
    static FieldFault ofNewPassword(String password, String... names) {
        if (password.isEmpty()) {
            return MISSING;
        }
        return PasswordRule.weakness(password, List.of(names)).map(FieldFault::of).orElse(NONE);
    }

    private static FieldFault of(PasswordRule.Weakness weakness) {
        return switch (weakness) {
            case TOO_SHORT -> TOO_SHORT;
            case TOO_LONG -> TOO_LONG;
            case UNPRINTABLE -> UNPRINTABLE;
            case REPEATED -> REPEATED;
            case SEQUENCE -> SEQUENCE;
            case PERSONAL -> PERSONAL;
            case COMMON -> COMMON;
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
