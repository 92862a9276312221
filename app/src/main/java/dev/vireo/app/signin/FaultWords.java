package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Limits;

/** What stands below a field with a fault. */
final class FaultWords {

    private final Texts texts = Texts.of(FaultWords.class);

    String office(Fault fault) {
        return fault == Fault.TOO_LONG ? texts.get("fault.name-long", Limits.DISPLAY_NAME_LENGTH) : texts.get("fault.office-missing");
    }

    String code(Fault fault) {
        return texts.get("fault.code-missing");
    }

    String displayName(Fault fault) {
        return fault == Fault.TOO_LONG ? texts.get("fault.name-long", Limits.DISPLAY_NAME_LENGTH) : texts.get("fault.name-missing");
    }

    String username(Fault fault) {
        return fault == Fault.MISSING ? texts.get("fault.username-missing")
                : texts.get("fault.username-shape", Limits.USERNAME_MIN, Limits.USERNAME_MAX);
    }

    String password(Fault fault) {
        return switch (fault) {
            case TOO_SHORT -> texts.get("fault.password-short", Limits.PASSWORD_MIN);
            case TOO_LONG -> texts.get("fault.password-long", Limits.PASSWORD_MAX);
            default -> texts.get("fault.password-missing");
        };
    }

    String address(Fault fault) {
        return fault == Fault.MISSING ? texts.get("fault.address-missing") : texts.get("fault.address-shape");
    }
}
