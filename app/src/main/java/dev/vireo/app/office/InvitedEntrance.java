package dev.vireo.app.office;

import dev.vireo.app.client.ServerAddress;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.client.ServerTrust;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.SignInError;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.store.KnownKeys;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Requests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way into an office by an invitation. Each call blocks. */
final class InvitedEntrance {

    /** Of the server's words. */
    private static final int SENTENCE = 200;
    /** For a server's first word. */
    private static final Duration GREETING = Duration.ofSeconds(8);

    private final KnownKeys keys;

    InvitedEntrance(KnownKeys keys) {
        this.keys = keys;
    }

    /** The code itself is a secret: it is sent to nobody but the office whose key it names. */
    private static ServerTrust trust(InvitationCode code) {
        return ServerTrust.invited(code.head());
    }

    /** The first of the places at which the invitation's server answers. Only what all places have in common counts as its answer. */
    OfficeAccess.InvitationOffer find(InvitationCode code, List<String> places) {
        @Nullable RuntimeException last = null;
        for (String place : places) {
            for (URI server : ServerAddress.candidates(place)) {
                try {
                    return offer(server, code);
                } catch (ServerException.OtherKey e) {
                    last = moreTelling(last, otherKey(server, e));
                } catch (ServerException | OfficeAccess.EntranceException e) {
                    last = moreTelling(last, e);
                }
            }
        }
        throw last == null ? new OfficeAccess.EntranceException(SignInError.of(SignInError.ErrorKind.UNREACHABLE)) : last;
    }

    /** Of several failures, one of a server that answered. */
    private static RuntimeException moreTelling(@Nullable RuntimeException before, RuntimeException now) {
        return before == null || before instanceof ServerException.Unreachable ? now : before;
    }

    /** What another key means here: a stranger, or somebody who shows no key at all because nothing is encrypted. */
    private static RuntimeException otherKey(URI server, ServerException.OtherKey failure) {
        if (failure.found().isPresent()) {
            return new OfficeAccess.EntranceException(SignInError.of(SignInError.ErrorKind.WRONG_SERVER));
        }
        // Nothing was said to them yet, and nothing secret is asked now.
        try (ServerClient client = ServerClient.of(server)) {
            boolean office = client.healthWithin(GREETING).version() != null;
            return new OfficeAccess.EntranceException(
                    SignInError.of(office ? SignInError.ErrorKind.NOT_ENCRYPTED : SignInError.ErrorKind.NOT_VIREO));
        } catch (ServerException.Refused e) {
            return new OfficeAccess.EntranceException(
                    SignInError.of(e.needsTls() ? SignInError.ErrorKind.UNREACHABLE : SignInError.ErrorKind.NOT_VIREO));
        } catch (ServerException e) {
            return e;
        }
    }

    private OfficeAccess.InvitationOffer offer(URI server, InvitationCode code) {
        if (keys.vouchedFor(server).filter(key -> !key.hasHead(code.head())).isPresent()) {
            // An administrator knows who is there, and the invitation is somebody else's.
            throw new OfficeAccess.EntranceException(SignInError.of(SignInError.ErrorKind.WRONG_SERVER));
        }
        try (ServerClient client = ServerClient.of(server, trust(code))) {
            Answers.JoinPreview preview = client.checkJoining(new Requests.JoinCheck(code.text(), null, null));
            OfficeAccess.Office office = new OfficeAccess.Office(server, ServerWords.line(preview.office(), Limits.DISPLAY_NAME_LENGTH),
                    false);
            return new OfficeAccess.InvitationOffer(office, code, preview.role(),
                    ServerWords.line(preview.invitedBy(), Limits.DISPLAY_NAME_LENGTH), isSafe(server));
        } catch (ServerException.Refused e) {
            throw refused(e);
        }
    }

    OfficeAccess.NameVerdict check(OfficeAccess.InvitationOffer offer, String username) {
        try (ServerClient client = ServerClient.of(offer.office().address(), trust(offer.code()))) {
            Answers.NameAnswer answer = client.checkJoining(new Requests.JoinCheck(offer.code().text(), username, null)).username();
            return answer == null || answer.free() || answer.problem() == null ? new OfficeAccess.NameVerdict(true, "")
                    : new OfficeAccess.NameVerdict(false, ServerWords.line(answer.problem().message(), SENTENCE));
        }
    }

    Answers.SignedIn join(OfficeAccess.InvitationOffer offer, String displayName, String username, String password) {
        ServerTrust trust = trust(offer.code());
        try (ServerClient client = ServerClient.of(offer.office().address(), trust)) {
            Answers.SignedIn joined = client.join(new Requests.Join(offer.code().text(), username, displayName, password));
            // The invitation has shown whose key it is.
            trust.seen().ifPresent(key -> keys.keep(offer.office().address(),
                    trust.isVouched() ? KnownKey.VOUCHED : new KnownKey(key, true)));
            return joined;
        } catch (ServerException.Refused e) {
            throw refused(e);
        } catch (ServerException.OtherKey e) {
            throw otherKey(offer.office().address(), e);
        }
    }

    /** Encrypted, or on this very computer. */
    private static boolean isSafe(URI server) {
        return "https".equals(server.getScheme()) || ServerAddress.isThisComputer(server);
    }

    private static RuntimeException refused(ServerException.Refused e) {
        String words = ServerWords.line(String.valueOf(e.getMessage()), SENTENCE);
        return switch (e.code()) {
            case "invitation_unknown" -> new OfficeAccess.EntranceException(SignInError.of(SignInError.ErrorKind.INVITATION_UNKNOWN));
            case "invitation_expired", "invitation_used_up", "invitation_revoked" ->
                    new OfficeAccess.EntranceException(SignInError.of(SignInError.ErrorKind.INVITATION_OVER, words));
            case "username_taken", "name_too_similar", "username_reserved", "display_name_reserved", "invalid_username",
                    "invalid_display_name" ->
                    new OfficeAccess.EntranceException(SignInError.of(SignInError.ErrorKind.NAME_REFUSED, words));
            default -> e.withoutWords() ? new OfficeAccess.EntranceException(SignInError.of(SignInError.ErrorKind.NOT_VIREO)) : e;
        };
    }
}
