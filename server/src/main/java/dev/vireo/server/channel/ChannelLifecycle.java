package dev.vireo.server.channel;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Requests;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.text.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Creates, renames, describes and archives channels. Thread-safe. */
public final class ChannelLifecycle {

    private final Log log;
    private final Channels channels;
    private final InviteChecks inviteChecks;
    private final ChannelQuotaCheck quotaCheck;
    private final Introductions introductions;

    public ChannelLifecycle(Log log, Channels channels, InviteChecks inviteChecks, ChannelQuotaCheck quotaCheck,
            PeopleDirectory people) {
        this.log = log;
        this.channels = channels;
        this.inviteChecks = inviteChecks;
        this.quotaCheck = quotaCheck;
        this.introductions = new Introductions(people);
    }

    /** Creates a group or an open channel, owned by its creator. */
    Channel create(String username, Requests.NewChannel request) {
        ChannelKind kind = kind(request.kind());
        String name = name(request.name());
        String description = description(request.description());
        Set<String> others = InviteChecks.named(request.members() == null ? List.of() : request.members(), "members");
        long id = log.write(transaction -> {
            inviteChecks.requireNoGuest(transaction.sql(), username);
            inviteChecks.requirePeople(transaction.sql(), others);
            quotaCheck.requireRoomToMake(transaction.sql(), username, transaction.nextTime());
            quotaCheck.requireRoomToEnter(transaction.sql(), Stream.concat(others.stream(), Stream.of(username)).toList());
            if (kind == ChannelKind.OPEN) {
                requireFreeName(transaction.sql(), name, 0);
            }
            return create(transaction, username, others, kind, name, description);
        });
        return channels.channel(username, Long.toString(id));
    }

    private long create(Transaction transaction, String owner, Set<String> others, ChannelKind kind, String name,
            String description) {
        Handle sql = transaction.sql();
        long id = transaction.nextPos();
        Instant now = transaction.nextTime();
        Map<String, Set<String>> guests = introductions.before(sql, others);
        ChannelTable.insert(sql, id, kind, name, description, owner, now);
        MemberTable.insert(sql, id, owner, ChannelRole.OWNER, id);
        others.stream().filter(other -> !other.equals(owner))
                .forEach(other -> MemberTable.insert(sql, id, other, ChannelRole.MEMBER, id));
        transaction.append(new Event.ChannelUpdated(channels.forEvent(sql, id, Channels.EVERYBODY)),
                Audience.channel(Long.toString(id)));
        introductions.introduce(transaction, guests);
        return id;
    }

    /**
     * Changes the fields that are present.
     *
     * @return the channel as the caller sees it afterwards
     */
    Channel change(Caller caller, String channelId, Requests.ChannelChange change) {
        String username = caller.username();
        log.write(transaction -> {
            Handle sql = transaction.sql();
            Membership member = channels.membership(sql, channelId, username);
            Channel before = ChannelTable.channels(sql, List.of(member.channelId()), username).getFirst();
            Channel after = applied(before, change);
            requireMay(member, change, after);
            boolean opened = after.kind() == ChannelKind.OPEN && !after.archived();
            if (opened && (before.archived() || !after.name().equals(before.name()))) {
                requireFreeName(sql, after.name(), member.channelId());
            }
            if (!after.equals(before)) {
                transaction.nextTime();
                ChannelTable.update(sql, after);
                transaction.append(new Event.ChannelUpdated(after.withoutMembers()), Audience.channel(channelId));
                record(transaction, AuditActor.of(caller), before, after);
            }
            return after;
        });
        return channels.channel(username, channelId);
    }

    /**
     * Records changes of the retention in the audit log, since they delete messages. A channel's name is its members' own matter.
     */
    private static void record(Transaction transaction, AuditActor actor, Channel before, Channel after) {
        if (!Objects.equals(before.retentionDays(), after.retentionDays())) {
            AuditLog.record(transaction, actor, AuditAction.CHANNEL_RETENTION_CHANGED, "", Map.of("channel", after.id(),
                    "from", days(before), "to", days(after)));
        }
    }

    private static String days(Channel channel) {
        Integer days = channel.retentionDays();
        return days == null ? "" : days.toString();
    }

    void archive(Caller caller, String channelId) {
        change(caller, channelId, new Requests.ChannelChange(null, null, true, null));
    }

    private static void requireMay(Membership member, Requests.ChannelChange change, Channel after) {
        if (change.archived() != null) {
            member.require(Permission.ARCHIVE);
        }
        if (change.retentionDays() != null) {
            member.require(Permission.SET_RETENTION);
        }
        if (change.name() != null || change.description() != null) {
            // One request can restore a channel and give it a free name.
            member.withArchived(member.archived() && after.archived()).require(Permission.DESCRIBE);
        }
    }

    private static Channel applied(Channel channel, Requests.ChannelChange change) {
        return new Channel(channel.id(), channel.kind(),
                change.name() == null ? channel.name() : name(change.name()),
                change.description() == null ? channel.description() : description(change.description()),
                channel.createdAt(),
                change.archived() == null ? channel.archived() : change.archived(),
                change.retentionDays() == null ? channel.retentionDays() : retention(change.retentionDays()),
                channel.members(), channel.lastNumber(), null, null, null, null);
    }

    private static void requireFreeName(Handle sql, String name, long exceptId) {
        if (ChannelTable.isOpenNameTaken(sql, name, exceptId)) {
            throw ProblemException.conflict("name_taken", "There is already a public channel with this name. Choose another name.");
        }
    }

    private static ChannelKind kind(@Nullable ChannelKind kind) {
        if (kind == null || kind == ChannelKind.DIRECT) {
            throw ProblemException.badField("kind", "Choose group or open. A direct channel comes with the first message to somebody.");
        }
        return kind;
    }

    private static String name(@Nullable String text) {
        return PlainText.named("name", text, Limits.CHANNEL_NAME_LENGTH);
    }

    private static String description(@Nullable String text) {
        return PlainText.lines("description", text, Limits.CHANNEL_DESCRIPTION_LENGTH);
    }

    private static @Nullable Integer retention(int days) {
        if (days < 0 || days > Limits.RETENTION_DAYS) {
            throw ProblemException.badField("retention_days",
                    "Messages can be kept for 1 to " + Limits.RETENTION_DAYS + " days. 0 follows the office's setting.");
        }
        return days == 0 ? null : days;
    }
}
