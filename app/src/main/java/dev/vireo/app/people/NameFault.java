package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.ReservedNames;
import dev.vireo.protocol.User;
import dev.vireo.protocol.Usernames;
import dev.vireo.protocol.text.LineText;
import dev.vireo.protocol.text.NamesInUse;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** A fault in a name, a username or another line of a profile. The server has the same rules and the last word. */
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

    /** Of a username by itself. */
    static Optional<NameFault> ofUsername(String username) {
        if (username.isEmpty()) {
            return Optional.of(USERNAME_MISSING);
        }
        if (!Usernames.hasForm(username)) {
            return Optional.of(USERNAME_FORM);
        }
        return ReservedNames.isReserved(username) ? Optional.of(USERNAME_RESERVED) : Optional.empty();
    }

    /** Of a display name by itself. */
    static Optional<NameFault> ofName(String name) {
        if (name.isEmpty()) {
            return Optional.of(NAME_MISSING);
        }
        if (LineText.length(name) > Limits.DISPLAY_NAME_LENGTH) {
            return Optional.of(NAME_LONG);
        }
        if (LineText.hides(name)) {
            return Optional.of(HIDDEN_CHARACTERS);
        }
        if (!LineText.isNamed(name)) {
            return Optional.of(NAME_LETTERLESS);
        }
        return ReservedNames.isReserved(name) ? Optional.of(NAME_RESERVED) : Optional.empty();
    }

    /** The names of those who are in the office. */
    static NamesInUse namesOf(Collection<User> users) {
        NamesInUse names = new NamesInUse();
        users.forEach(user -> names.add(user.username(), user.displayName()));
        return names;
    }

    /** Of somebody new beside the names of an office: the server would refuse a look-alike. */
    static Optional<NameFault> beside(NamesInUse names, String username, String name) {
        if (names.isTaken(username)) {
            return Optional.of(USERNAME_TAKEN);
        }
        if (names.isImitation(username)) {
            return Optional.of(USERNAME_SIMILAR);
        }
        return names.isImitation(username, name) ? Optional.of(NAME_SIMILAR) : Optional.empty();
    }

    /** Of a title or a department, which may be empty. @param tooLong which of the two it is */
    static Optional<NameFault> ofLine(String line, NameFault tooLong) {
        if (LineText.length(line) > Limits.TITLE_LENGTH) {
            return Optional.of(tooLong);
        }
        return LineText.hides(line) ? Optional.of(HIDDEN_CHARACTERS) : Optional.empty();
    }

    String words() {
        return Texts.of(NameFault.class).get("fault." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
