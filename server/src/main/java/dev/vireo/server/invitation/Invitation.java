package dev.vireo.server.invitation;

import dev.vireo.protocol.InvitationState;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is stored.
 *
 * @param maker     who made it, and on whose rights it depends
 * @param uses      how many people may join by it
 * @param revokedAt null if nobody took it back
 */
record Invitation(
        String id,
        OfficeRole role,
        String note,
        String maker,
        Instant createdAt,
        Instant expiresAt,
        int uses,
        int used,
        @Nullable Instant revokedAt,
        List<Long> channels) {

    /** @param maker the role that its maker has now; null if they may do nothing in the office any more */
    InvitationState state(Instant now, @Nullable OfficeRole maker) {
        if (revokedAt != null || maker == null || !mayInvite(maker, role)) {
            return InvitationState.REVOKED;
        }
        if (used >= uses) {
            return InvitationState.USED_UP;
        }
        return now.isBefore(expiresAt) ? InvitationState.OPEN : InvitationState.EXPIRED;
    }

    /** @throws ProblemException 410 if nobody can join by it now */
    void requireOpen(Instant now, @Nullable OfficeRole maker) {
        switch (state(now, maker)) {
            case OPEN -> {}
            case EXPIRED -> throw gone("invitation_expired", "This invitation has expired. Ask for a new one.");
            case USED_UP -> throw gone("invitation_used_up", "As many people as it was made for have joined with this invitation. "
                    + "Ask for a new one.");
            case REVOKED -> throw revoked();
        }
    }

    static ProblemException revoked() {
        return gone("invitation_revoked", "This invitation was revoked. Ask for a new one.");
    }

    private static ProblemException gone(String code, String message) {
        return new ProblemException(410, code, message);
    }

    /** Nobody grants more than they have: owners invite everybody, admins members and guests. */
    static boolean mayInvite(OfficeRole inviter, OfficeRole invited) {
        return inviter == OfficeRole.OWNER || inviter == OfficeRole.ADMIN && !invited.managesPeople();
    }

    static String wireName(OfficeRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
