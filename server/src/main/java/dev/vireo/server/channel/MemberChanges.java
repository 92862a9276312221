package dev.vireo.server.channel;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Requests;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes members' roles, which owners assign, and their preferences, which belong to each member. Thread-safe. */
public final class MemberChanges {

    /** The end of an unlimited mute: later than any other, and a time that every database can store. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Log log;
    private final Channels channels;
    private final ChannelSuccession succession;

    public MemberChanges(Log log, Channels channels, ChannelSuccession succession) {
        this.log = log;
        this.channels = channels;
        this.succession = succession;
    }

    /**
     * Changes the fields that are present.
     *
     * @return the member as the caller sees them afterwards
     */
    Member change(Caller caller, String channelId, String other, Requests.MemberChange change) {
        String username = caller.username();
        return log.write(transaction -> {
            Handle sql = transaction.sql();
            Membership mine = channels.membership(sql, channelId, username);
            Member before = MemberTable.member(sql, mine.channelId(), other, username)
                    .orElseThrow(() -> ProblemException.notFound("member"));
            boolean self = username.equals(other);
            requireMay(mine, self, change);
            ChannelRole role = change.role() == null ? before.role() : change.role();
            if (self && role != ChannelRole.OWNER) {
                succession.requireFurtherOwner(sql, mine);
            }
            Instant now = transaction.nextTime();
            Member after = new Member(other, role,
                    change.notifications() == null ? before.notifications() : change.notifications(),
                    change.mutedUntil() == null ? before.mutedUntil() : mutedUntil(change.mutedUntil(), now),
                    before.readNumber());
            write(transaction, mine, before, after);
            if (after.role() != before.role()) {
                AuditLog.record(transaction, AuditActor.of(caller), AuditAction.CHANNEL_ROLE_CHANGED, other, Map.of(
                        "channel", channelId, "from", text(before.role()), "to", text(after.role())));
            }
            return self ? after : after.forOthers(channels.showsReceipts(sql, mine.channelId()));
        });
    }

    private static String text(ChannelRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static void requireMay(Membership mine, boolean self, Requests.MemberChange change) {
        if (change.role() != null) {
            mine.require(Permission.GIVE_ROLES);
        }
        if (!self && (change.notifications() != null || change.mutedUntil() != null)) {
            throw new ProblemException(403, "not_allowed", "You can only change your own notifications.");
        }
    }

    private void write(Transaction transaction, Membership mine, Member before, Member after) {
        Handle sql = transaction.sql();
        String channelId = Long.toString(mine.channelId());
        if (after.role() != before.role()) {
            MemberTable.updateRole(sql, mine.channelId(), after.user(), after.role());
            Member told = MemberTable.member(sql, mine.channelId(), after.user(), Channels.EVERYBODY).orElseThrow();
            transaction.append(new Event.MemberUpdated(channelId, told.forOthers(channels.showsReceipts(sql, mine.channelId())),
                    false), Audience.channel(channelId));
        }
        if (after.notifications() != before.notifications() || !Objects.equals(after.mutedUntil(), before.mutedUntil())) {
            MemberTable.updatePreferences(sql, mine.channelId(), after);
            transaction.append(new Event.MemberUpdated(channelId, after, false), Audience.person(after.user()));
        }
    }

    private static @Nullable Instant mutedUntil(Instant time, Instant now) {
        if (time.isAfter(END)) {
            return END;
        }
        return time.isAfter(now) ? time.truncatedTo(ChronoUnit.MICROS) : null;
    }
}
