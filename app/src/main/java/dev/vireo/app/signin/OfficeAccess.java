package dev.vireo.app.signin;

import dev.vireo.app.store.Account;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.OfficeRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The way into an office, as the screens ask for it. Called on the FX thread; it never blocks, and what it returns ends on the FX
 * thread, in failure with a {@link Closed}. Cancelling a stage ends what can be ended without leaving anything half done.
 */
public interface OfficeAccess {

    /**
     * An office that was found. {@code local}: it runs on this computer, inside this client. {@code setUp}: it has an owner; until then it
     * has no name either. {@code key}: the one that it showed when it was found, unless an authority vouches for it.
     */
    record Office(URI address, String name, boolean local, boolean setUp, Optional<KeyFingerprint> key) {

        public Office(URI address, String name, boolean local) {
            this(address, name, local, true);
        }

        public Office(URI address, String name, boolean local, boolean setUp) {
            this(address, name, local, setUp, Optional.empty());
        }
    }

    /** The details of a new office, without its owner's password. {@code shared}: others on the network can reach it. */
    record OfficePlan(String office, String displayName, String username, boolean shared) {
    }

    /**
     * A new office is open.
     *
     * @param onNetwork whether it is open to the network
     * @param addresses what to tell colleagues, the likeliest first
     */
    record Opening(Account account, String office, boolean onNetwork, List<URI> addresses) {
    }

    /**
     * What an invitation leads to, once its server has answered.
     *
     * @param encrypted whether nobody on the way can read what is sent; also where it stays on this computer
     * @param invitedBy what the person is called who made the invitation
     */
    record InvitationOffer(Office office, InvitationCode code, OfficeRole role, String invitedBy, boolean encrypted) {
    }

    /** Whether a name can be had. @param reason why not, in words for a person; empty if it can */
    record NameVerdict(boolean free, String reason) {

        static final NameVerdict FREE = new NameVerdict(true, "");
    }

    /** Thrown where an office cannot be entered, with the reason. */
    final class EntranceException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient SignInError trouble;

        public EntranceException(SignInError trouble) {
            super(trouble.toString(), null, false, false);
            this.trouble = trouble;
        }

        public SignInError trouble() {
            return trouble;
        }
    }

    /** Whether this can be read as an address. */
    boolean isAddress(String text);

    /** Reads an address as people write it, and asks who is there. */
    CompletionStage<Office> find(String address);

    CompletionStage<Account> signIn(Office office, String username, String password);

    /** Chooses a new password with a code that an owner or admin made, and signs in with it. */
    CompletionStage<Account> choosePassword(Office office, String username, String code, String password);

    /** Whether an office was started on this computer before. */
    boolean startedHere();

    /** Opens the office that was started on this computer. */
    CompletionStage<Office> open();

    /** Looks what is in a backup. */
    CompletionStage<FoundBackup> look(Path backup);

    /**
     * Restores a backup as the office on this computer, which has none yet, and opens it.
     *
     * @param shared   whether others on the network can reach it
     * @param progress told on the FX thread
     */
    CompletionStage<Office> restore(FoundBackup backup, boolean shared, Consumer<RestoreStep> progress);

    /** Starts an office on this computer, with its first owner. */
    CompletionStage<Opening> start(OfficePlan plan, String password);

    /**
     * Makes the first owner of an office that a server alone has begun.
     *
     * @param code what the server printed
     */
    CompletionStage<Opening> setUp(Office office, String code, OfficePlan plan, String password);

    /**
     * Looks where an invitation leads.
     *
     * @param places addresses at which its server may be, the likeliest first; at least one
     */
    CompletionStage<InvitationOffer> invited(InvitationCode code, List<String> places);

    /** Whether a username can be had in this office. */
    CompletionStage<NameVerdict> check(InvitationOffer offer, String username);

    /** Joins, and is signed in. */
    CompletionStage<Account> join(InvitationOffer offer, String displayName, String username, String password);
}
