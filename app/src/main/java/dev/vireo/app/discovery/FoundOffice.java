package dev.vireo.app.discovery;

import java.net.URI;
import java.util.List;

/**
 * An office as it announces itself. Anybody on the network can announce anything, so this is data to show and to try, and nothing
 * to trust: only a connection shows which key answers.
 *
 * @param name            one line, without anything invisible, at most 60 characters
 * @param id              the same on all of the office's addresses and servers; lower-case hexadecimal
 * @param addresses       where to try, the likeliest first; at least one
 * @param fingerprintHead the beginning of the fingerprint of the office's key, in lower-case hexadecimal; empty where it has none
 * @param tls             whether it speaks TLS
 * @param version         of the server; may be empty
 */
public record FoundOffice(String name, String id, List<URI> addresses, String fingerprintHead, boolean tls, String version) {

    public FoundOffice {
        addresses = List.copyOf(addresses);
    }

    /** Whether this is another state of the same office: whoever takes its id has another key. */
    boolean isSameAs(FoundOffice other) {
        return id.equals(other.id) && fingerprintHead.equals(other.fingerprintHead) && tls == other.tls;
    }

    /** The likeliest address. */
    public URI address() {
        return addresses.getFirst();
    }
}
