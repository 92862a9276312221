package dev.vireo.app.settings;

import dev.vireo.app.client.ServerAddress;
import dev.vireo.app.store.KnownKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The protection of the traffic between this client and the office.
 *
 * @param words of the office's key, as both sides of a comparison see them; empty where there is none to compare. Completes on the FX
 *              thread
 * @param match the words are the same on both screens: from now on the key is verified
 */
public record ConnectionSecurity(SecurityState state, CompletionStage<List<String>> words, Runnable match) {

    /** What a person has to know of it. */
    public enum SecurityState {
        /** The office runs on this computer. */
        THIS_COMPUTER,
        /** The address is this computer's own: nothing goes over the network. */
        LOOPBACK,
        /** Everybody on the way can read along. */
        PLAIN,
        /** Encrypted to a key that nobody has verified. */
        UNVERIFIED,
        /** Encrypted to a key that is known to be the office's. */
        VERIFIED,
        /** Encrypted, and an authority vouches for the office's name. */
        VOUCHED;

        /** @param known how this client knows the office there; empty where it came without encryption, or an authority vouches for it */
        public static SecurityState of(URI server, Optional<KnownKey> known) {
            if (!"https".equals(server.getScheme())) {
                return ServerAddress.isThisComputer(server) ? LOOPBACK : PLAIN;
            }
            Optional<KnownKey> pinned = known.filter(each -> each.key() != null);
            return pinned.isEmpty() ? VOUCHED : pinned.get().verified() ? VERIFIED : UNVERIFIED;
        }
    }
}
