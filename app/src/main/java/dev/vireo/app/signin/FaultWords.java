package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.Limits;

/** The text below a field with a fault. */
final class FaultWords {

    private final Texts texts = Texts.of(FaultWords.class);

    String office(FieldFault fault) {
        return fault == FieldFault.TOO_LONG ? texts.get("fault.name-long", Limits.DISPLAY_NAME_LENGTH) : texts.get("fault.office-missing");
    }

    String code(FieldFault fault) {
        return texts.get("fault.code-missing");
    }

    String resetCode(FieldFault fault) {
        return texts.get("fault.reset-code-missing");
    }

    String displayName(FieldFault fault) {
        return fault == FieldFault.TOO_LONG ? texts.get("fault.name-long", Limits.DISPLAY_NAME_LENGTH) : texts.get("fault.name-missing");
    }

    String username(FieldFault fault) {
        return fault == FieldFault.MISSING ? texts.get("fault.username-missing")
                : texts.get("fault.username-shape", Limits.USERNAME_MIN, Limits.USERNAME_MAX);
    }

    String password(FieldFault fault) {
        return switch (fault) {
            case TOO_SHORT -> texts.get("fault.password-short", Limits.PASSWORD_MIN);
            case TOO_LONG -> texts.get("fault.password-long", Limits.PASSWORD_MAX);
            case UNPRINTABLE -> texts.get("fault.password-unprintable");
            case REPEATED -> texts.get("fault.password-repeated");
            case SEQUENCE -> texts.get("fault.password-sequence");
            case PERSONAL -> texts.get("fault.password-personal");
            case COMMON -> texts.get("fault.password-common");
            default -> texts.get("fault.password-missing");
        };
    }

    /** What stands below the field of a new password while it is typed. */
    String typedPassword(String password, FieldFault fault) {
        return switch (fault) {
            case MISSING -> texts.get("start.password.hint");
            case TOO_SHORT -> texts.get("start.password.more", Limits.PASSWORD_MIN - password.codePointCount(0, password.length()));
            case NONE -> texts.get("start.password.good");
            default -> password(fault);
        };
    }

    /** @param group the one that is wrong, where that is known */
    String invitation(FieldFault fault, int group) {
        return switch (fault) {
            case CODE_GROUP -> texts.get("fault.invitation-group", group);
            case CODE_SHORT -> texts.get("fault.invitation-short", InvitationCode.GROUPS, InvitationCode.GROUP_LENGTH);
            case CODE_LONG -> texts.get("fault.invitation-long", InvitationCode.GROUPS, InvitationCode.GROUP_LENGTH);
            case CODE_CHECK -> texts.get("fault.invitation-check");
            case LINK -> texts.get("fault.invitation-link");
            default -> texts.get("fault.invitation-missing");
        };
    }

    String address(FieldFault fault) {
        return fault == FieldFault.MISSING ? texts.get("fault.address-missing") : texts.get("fault.address-shape");
    }
}
