package dev.vireo.app.settings;

import dev.vireo.app.client.ServerAddress;
import java.net.URI;
import java.util.List;

/**
 * The addresses at which colleagues find the office.
 *
 * @param addresses the likeliest first; where none is known for them, the one at which this client is
 */
public record OfficeReach(ReachState state, List<String> addresses) {

    /** Who can reach it. */
    public enum ReachState {
        /** Everybody, at these addresses. */
        SHARED,
        /** It is open to the network, but this computer, on which it runs, is on none. */
        NO_NETWORK,
        /** Only the computer it runs on, which is this one. */
        ONLY_HERE,
        /** Nobody: it should run on this computer, and does not. */
        NOT_RUNNING,
        /** Not known: this client is at an address that only its own computer knows, of a server that somebody else started. */
        LOOPBACK
    }

    public static final OfficeReach NOT_RUNNING = new OfficeReach(ReachState.NOT_RUNNING, List.of());

    /** Of the office that this client runs. @param onNetwork whether it is open to the network */
    public static OfficeReach hosted(boolean onNetwork, List<URI> addresses) {
        ReachState state = !onNetwork ? ReachState.ONLY_HERE : addresses.isEmpty() ? ReachState.NO_NETWORK : ReachState.SHARED;
        return new OfficeReach(state, addresses.stream().map(URI::toString).toList());
    }

    /** Of an office that somebody else runs. @param server where this client is */
    public static OfficeReach at(URI server) {
        return new OfficeReach(ServerAddress.isThisComputer(server) ? ReachState.LOOPBACK : ReachState.SHARED, List.of(server.toString()));
    }
}
