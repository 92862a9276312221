package dev.vireo.app.store;

import java.net.URI;
import java.util.Locale;

/**
 * The signed-in person and their server. The token is kept in a file that only its owner may read (mode 600), not in the system's
 * key ring: that needs a desktop session and another library on each system, and whoever can read this file can as well read the
 * key ring of a running session. Ending the session on the server makes a stolen token worthless.
 *
 * @param server the server's address; for the office on this computer, of the moment: its port may change
 * @param token  a session's token; a secret
 * @param local  whether the office is the one on this computer, to be opened with the client
 */
public record Account(URI server, String username, String displayName, String token, boolean local) {

    public Account at(URI otherServer) {
        return new Account(otherServer, username, displayName, token, local);
    }

    /** A folder name for this account's data; readable, and the same again for the same account. */
    String folderName() {
        String host = local ? "this-computer" : server.getRawAuthority().replaceFirst(":([0-9]+)$", "-$1");
        String scheme = "https".equals(server.getScheme()) ? "https-" : "";
        return (username + "@" + scheme + host).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._@-]", "_");
    }

    @Override
    public String toString() {
        return "Account[" + username + " at " + server + "]";
    }
}
