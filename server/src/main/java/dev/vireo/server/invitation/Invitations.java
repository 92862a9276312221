package dev.vireo.server.invitation;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.InvitationLink;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.account.Accounts;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.channel.ChannelMembers;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.text.PlainText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, lists and revokes invitations, for owners and admins. A code is shown once, when it is made; who needs it again makes another
 * one. Thread-safe.
 */
public final class Invitations {

    private static final Logger logger = LoggerFactory.getLogger(Invitations.class);
    private static final Instant NEWEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;
    private final Log log;
    private final Accounts accounts;
    private final ChannelMembers members;
    private final Supplier<KeyFingerprint> key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param key by which the office is known now */
    public Invitations(Database database, Log log, Accounts accounts, ChannelMembers members, Supplier<KeyFingerprint> key,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.accounts = accounts;
        this.members = members;
        this.key = key;
        this.clock = clock;
    }

    /** @param addresses where whoever joins may reach this server */
    Answers.IssuedInvitation make(Caller caller, Requests.NewInvitation request, List<String> addresses) {
        OfficeRole role = role(request.role());
        int hours = within("hours", request.hours(), Limits.INVITATION_HOURS_DEFAULT, Limits.INVITATION_HOURS);
        int uses = within("uses", request.uses(), Limits.INVITATION_USES_DEFAULT, Limits.INVITATION_USES);
        String note = PlainText.line("note", request.note(), Limits.INVITATION_NOTE_LENGTH);
        List<String> channels = channels(request.channels());
        InvitationCode code = InvitationCode.issue(key.get().head(), random);
        String hash = CodeHash.of(code);
        String id = id();
        Invitation made = log.write(transaction -> {
            Handle sql = transaction.sql();
            requireMayInvite(sql, caller, role);
            if (role == OfficeRole.GUEST && channels.isEmpty()) {
                throw ProblemException.badField("channels", "Guests see only the channels they are in. Choose at least one.");
            }
            List<Long> entered = channels.stream().map(channel -> members.requireInvitable(sql, caller.username(), channel)).toList();
            Instant now = transaction.nextTime();
            makeRoom(sql, now);
            Invitation invitation = new Invitation(id, role, note, caller.username(), now, now.plus(Duration.ofHours(hours)), uses, 0,
                    null, entered);
            InvitationTable.insert(sql, invitation, hash);
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.INVITATION_MADE, "",
                    Map.of("invitation", id, "role", Invitation.wireName(role), "uses", Integer.toString(uses),
                            "hours", Integer.toString(hours)));
            return invitation;
        });
        logger.info("{} made the invitation {} for {} people as {}", caller.username(), id, uses, role);
        return new Answers.IssuedInvitation(id, code.text(), new InvitationLink(code, addresses).text(), role, ids(made), made.expiresAt(),
                uses, 0, note);
    }

    private void requireMayInvite(Handle sql, Caller caller, OfficeRole role) {
        OfficeRole mine = requireManages(sql, caller);
        if (!Invitation.mayInvite(mine, role)) {
            throw ProblemException.forbidden("Only owners can invite owners and admins.");
        }
    }

    private OfficeRole requireManages(Handle sql, Caller caller) {
        OfficeRole mine = accounts.find(sql, caller.username()).role();
        if (!mine.managesPeople()) {
            throw ProblemException.forbidden("Only owners and admins can invite people.");
        }
        return mine;
    }

    /** Those that are over give way, the oldest first. */
    private static void makeRoom(Handle sql, Instant now) {
        if (InvitationTable.count(sql) >= Limits.INVITATIONS && !InvitationTable.removeOldestOver(sql, now)) {
            throw new ProblemException(409, "too_many_invitations",
                    "There are already " + Limits.INVITATIONS + " open invitations. Revoke some first.",
                    Map.of("limit", Limits.INVITATIONS));
        }
    }

    /** The newest first. @param after the last of the page before; empty for the first page */
    Answers.InvitationList list(Caller caller, String after, int limit) {
        return database.snapshot(sql -> {
            requireManages(sql, caller);
            Invitation last = after.isEmpty() ? null : find(sql, after);
            List<Invitation> found = InvitationTable.newest(sql, last == null ? NEWEST : last.createdAt(), last == null ? "" : last.id(),
                    limit + 1);
            List<Invitation> page = found.subList(0, Math.min(limit, found.size()));
            Map<String, List<Answers.InvitationJoin>> joins = InvitationTable.joins(sql, page.stream().map(Invitation::id).toList());
            Instant now = clock.instant();
            return new Answers.InvitationList(page.stream()
                    .map(invitation -> info(sql, invitation, joins.getOrDefault(invitation.id(), List.of()), now))
                    .toList(), found.size() > limit);
        });
    }

    private Answers.InvitationInfo info(Handle sql, Invitation invitation, List<Answers.InvitationJoin> joined, Instant now) {
        return new Answers.InvitationInfo(invitation.id(), invitation.role(), ids(invitation), invitation.note(), invitation.maker(),
                invitation.createdAt(), invitation.expiresAt(), invitation.uses(), invitation.used(),
                invitation.state(now, accounts.roleOf(sql, invitation.maker()).orElse(null)),
                joined.stream().limit(Limits.PAGE).toList());
    }

    /** Nobody can join by it any more. Revoking it again changes nothing. */
    void revoke(Caller caller, String id) {
        log.write(transaction -> {
            requireManages(transaction.sql(), caller);
            Invitation invitation = find(transaction.sql(), id);
            if (invitation.revokedAt() == null) {
                InvitationTable.revoke(transaction.sql(), id, transaction.nextTime());
                AuditLog.record(transaction, AuditActor.of(caller), AuditAction.INVITATION_REVOKED, "", Map.of("invitation", id));
            }
            return invitation;
        });
        logger.info("{} revoked the invitation {}", caller.username(), id);
    }

    private static Invitation find(Handle sql, String id) {
        return InvitationTable.find(sql, id).orElseThrow(() -> ProblemException.notFound("invitation"));
    }

    private static List<String> ids(Invitation invitation) {
        return invitation.channels().stream().map(String::valueOf).toList();
    }

    private static OfficeRole role(@Nullable OfficeRole role) {
        if (role == null) {
            throw ProblemException.badField("role", "Choose owner, admin, member or guest.");
        }
        return role;
    }

    private static int within(String field, @Nullable Integer given, int otherwise, int most) {
        int number = given == null ? otherwise : given;
        if (number < 1 || number > most) {
            throw ProblemException.badField(field, "This must be a number from 1 to " + most + ".");
        }
        return number;
    }

    private static List<String> channels(@Nullable List<String> channels) {
        List<String> named = channels == null ? List.of() : channels;
        if (named.size() > Limits.INVITATION_CHANNELS || named.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.badField("channels", "Name at most " + Limits.INVITATION_CHANNELS + " channels.");
        }
        return List.copyOf(new LinkedHashSet<>(named));
    }

    private String id() {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
