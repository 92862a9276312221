package dev.vireo.server;

import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.invitation.InvitationRoutes;
import dev.vireo.server.invitation.Invitations;
import dev.vireo.server.invitation.Joining;
import dev.vireo.server.invitation.ReachableAddresses;
import java.net.InetSocketAddress;
import java.util.List;

/** Makes the services for inviting people and joining. */
final class InvitationServices {

    private final List<Routes> routes;

    /** @param tls tells by which key the office is known */
    InvitationServices(Infrastructure base, PeopleServices people, ChannelServices channels, Throttle throttle, InetSocketAddress bound,
            TlsServices tls) {
        Invitations invitations = new Invitations(base.database(), base.log(), people.accounts, channels.members, tls::fingerprint,
                base.clock());
        Joining joining = new Joining(base.database(), base.log(), people.accounts, people.newcomers, channels.members,
                people.signInLimits, throttle, people.failures, tls::fingerprint, base.clock());
        this.routes = List.of(new InvitationRoutes(invitations, joining, new ReachableAddresses(bound, tls.scheme()),
                base.config().trustedProxies()));
    }

    List<Routes> routes() {
        return routes;
    }
}
