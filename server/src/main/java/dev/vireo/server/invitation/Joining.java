package dev.vireo.server.invitation;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.account.Accounts;
import dev.vireo.server.account.Newcomers;
import dev.vireo.server.account.SignInLimits;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.audit.FailedAttempts;
import dev.vireo.server.channel.ChannelMembers;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.log.Log;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets whoever has an invitation's code join the office. Thread-safe. */
public final class Joining {

    private static final Logger logger = LoggerFactory.getLogger(Joining.class);

    private final Database database;
    private final Log log;
    private final Accounts accounts;
    private final Newcomers newcomers;
    private final ChannelMembers members;
    private final SignInLimits limits;
    private final Throttle throttle;
    private final FailedAttempts failures;
    private final Supplier<KeyFingerprint> key;
    private final InstantSource clock;

    public Joining(Database database, Log log, Accounts accounts, Newcomers newcomers, ChannelMembers members, SignInLimits limits,
            Throttle throttle, FailedAttempts failures, Supplier<KeyFingerprint> key, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.accounts = accounts;
        this.newcomers = newcomers;
        this.members = members;
        this.limits = limits;
        this.throttle = throttle;
        this.failures = failures;
        this.key = key;
        this.clock = clock;
    }

    /** What awaits whoever joins by this code, and whether they can have the names that they asked for. */
    Answers.JoinPreview preview(Requests.JoinCheck request, String address) {
        return oneOfFew(address, () -> {
            Invitation invitation = invitation(request.code(), address);
            return database.snapshot(sql -> {
                requireOpen(sql, invitation, clock.instant());
                return new Answers.JoinPreview(OfficeSettings.of(sql).name(), invitation.role(),
                        accounts.find(sql, invitation.maker()).displayName(), invitation.expiresAt(),
                        request.username() == null ? null : answer(newcomers.obstacleToUsername(sql, request.username())),
                        request.displayName() == null ? null
                                : answer(newcomers.obstacleToDisplayName(sql, request.displayName())));
            });
        });
    }

    private static Answers.NameAnswer answer(Optional<ProblemException> obstacle) {
        return new Answers.NameAnswer(obstacle.isEmpty(), obstacle.map(problem -> problem.toProblem().error()).orElse(null));
    }

    /** Adds a person to the office and to the invitation's channels, and signs them in. Of two who want the last use, one gets it. */
    Answers.SignedIn join(Requests.Join request, String address, String device) {
        return oneOfFew(address, () -> {
            Invitation invitation = invitation(request.code(), address);
            // Refuses what it can before the costly part; the command below decides.
            String office = database.read(sql -> {
                requireOpen(sql, invitation, clock.instant());
                return OfficeSettings.of(sql).name();
            });
            User user = newcomers.named(request.username(), request.displayName(), invitation.role());
            database.read(sql -> {
                newcomers.requireFree(sql, user);
                return user;
            });
            Newcomers.Newcomer newcomer = newcomers.withPassword(user, request.password(), office);
            Answers.SignedIn joined = join(invitation.id(), newcomer, address, device);
            logger.info("{} joined by the invitation {} of {}", user.username(), invitation.id(), invitation.maker());
            return joined;
        });
    }

    private Answers.SignedIn join(String id, Newcomers.Newcomer newcomer, String address, String device) {
        return log.write(transaction -> {
            Handle sql = transaction.sql();
            Invitation invitation = InvitationTable.find(sql, id).orElseThrow(Invitation::revoked);
            Instant now = transaction.nextTime();
            List<Long> channels = requireOpen(sql, invitation, now);
            newcomers.requireFree(sql, newcomer.user());
            Answers.SignedIn joined = newcomers.add(transaction, newcomer, device);
            members.welcome(transaction, newcomer.user().username(), channels);
            InvitationTable.used(sql, id, newcomer.user().username(), now);
            AuditLog.record(transaction, new AuditActor(newcomer.user().username(), address), AuditAction.JOINED, "",
                    Map.of("invitation", id, "invited_by", invitation.maker(), "role", Invitation.wireName(invitation.role())));
            return joined;
        });
    }

    /**
     * The invitation with this code, in whatever state. It is looked for before anything counts the tries, so that nobody who has a code
     * waits for those who guess.
     */
    private Invitation invitation(@Nullable String text, String address) {
        InvitationCode code = switch (InvitationCode.read(text == null ? "" : text)) {
            case InvitationCode.ReadCode read -> read.code();
            case InvitationCode.MisreadCode(InvitationCode.Fault fault, int group) -> throw new ProblemException(400, "invalid_code",
                    "This isn't an invitation's code. Check what you typed.",
                    Map.of("field", "code", "reason", fault.key(), "group", group));
        };
        String hash = CodeHash.of(code);
        Invitation found = database.read(sql -> InvitationTable.byCode(sql, hash)).orElse(null);
        if (found == null) {
            limits.guessedCode(address);
            failures.add(AuditAction.JOIN_FAILED, "", address);
            logger.info("A code that nobody has was tried from {}", address);
            throw new ProblemException(404, "invitation_unknown", key.get().hasHead(code.head())
                    ? "There is no such invitation. Check the code, or ask for a new one."
                    : "This invitation is for another office. Check the address, or ask for a new one.");
        }
        throttle.take(WorkKind.JOINING, found.id() + " at " + address);
        return found;
    }

    /**
     * Makes sure that somebody can join by it now, and that whoever made it may still invite: who left the office or lost the role
     * invites nobody any more.
     *
     * @return the channels that are to be entered: those to which the maker may still invite
     * @throws ProblemException 410
     */
    private List<Long> requireOpen(Handle sql, Invitation invitation, Instant now) {
        invitation.requireOpen(now, accounts.roleOf(sql, invitation.maker()).orElse(null));
        List<Long> channels = members.invitable(sql, invitation.maker(), invitation.channels());
        if (invitation.role() == OfficeRole.GUEST && channels.isEmpty()) {
            throw Invitation.revoked();
        }
        return channels;
    }

    private <T> T oneOfFew(String address, Supplier<T> work) {
        Runnable permit = throttle.awaitPermit(WorkKind.JOINING, "address " + address);
        try {
            return work.get();
        } finally {
            permit.run();
        }
    }
}
