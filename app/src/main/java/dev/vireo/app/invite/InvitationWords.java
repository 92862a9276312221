package dev.vireo.app.invite;

import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.Answers.InvitationJoin;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The words for invitations. */
final class InvitationWords {

    private static final int NAMED = 3;
    private static final int DAY = 24;

    private final Texts texts = Texts.of(InvitationWords.class);
    private final TimeWords times;
    private final ZoneId zone;
    private final DateTimeFormatter until = LocalFormats.both(LocalFormats.weekdayAndDate(), LocalFormats.time());

    InvitationWords(TimeWords times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    String role(OfficeRole role) {
        return texts.get(switch (role) {
            case OWNER -> "role.owner";
            case ADMIN -> "role.admin";
            case MEMBER -> "role.member";
            case GUEST -> "role.guest";
        });
    }

    /** What a role may do, in a few words. */
    String about(OfficeRole role) {
        return texts.get(switch (role) {
            case OWNER -> "role.owner.about";
            case ADMIN -> "role.admin.about";
            case MEMBER -> "role.member.about";
            case GUEST -> "role.guest.about";
        });
    }

    String hours(int hours) {
        return hours < DAY ? texts.get("hours", hours) : texts.get("days", hours / DAY);
    }

    String until(Instant time) {
        return until.format(time.atZone(zone));
    }

    String state(InvitationInfo invitation) {
        return switch (invitation.state()) {
            case OPEN -> texts.get("state.open", until(invitation.expiresAt()));
            case EXPIRED -> texts.get("state.expired");
            case USED_UP -> texts.get("state.used-up");
            case REVOKED -> texts.get("state.revoked");
        };
    }

    String used(InvitationInfo invitation) {
        return texts.get("used", invitation.used(), invitation.uses());
    }

    String made(String name, InvitationInfo invitation) {
        return texts.get("made", name, times.moment(invitation.createdAt()));
    }

    /** Who came, the first few by name. @param names what usernames stand for */
    String joined(List<InvitationJoin> joins, int used, java.util.function.UnaryOperator<String> names) {
        String named = LocalFormats.list(joins.stream().limit(NAMED).map(join -> names.apply(join.user())).toList());
        int more = used - Math.min(NAMED, joins.size());
        return more > 0 ? texts.get("joined.more", named, more) : texts.get("joined", named);
    }

    /** Everybody who came, and when, a line for each. */
    String everybody(List<InvitationJoin> joins, java.util.function.UnaryOperator<String> names) {
        return joins.stream().map(join -> texts.get("joined.line", names.apply(join.user()), times.moment(join.joinedAt())))
                .collect(Collectors.joining("\n"));
    }

    String fault(InviteModel.InviteFault fault) {
        return switch (fault) {
            case NONE -> "";
            case USES -> texts.get("fault.uses", Limits.INVITATION_USES);
            case CHANNEL_MISSING -> texts.get("fault.channel");
            case NOTE_TOO_LONG -> texts.get("fault.note", Limits.INVITATION_NOTE_LENGTH);
        };
    }
}
