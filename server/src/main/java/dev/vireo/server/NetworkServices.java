package dev.vireo.server;

import dev.vireo.server.discovery.AnnouncedAddresses;
import dev.vireo.server.discovery.AnnouncedServer;
import dev.vireo.server.discovery.Discovery;
import dev.vireo.server.discovery.OfficeIdentity;
import dev.vireo.server.downloads.DownloadRoutes;
import dev.vireo.server.downloads.Downloads;
import dev.vireo.server.frontpage.FrontPage;
import dev.vireo.server.frontpage.FrontPageRoutes;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.office.OfficeSettings;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes what shows the office to people who are not in it yet: the announcement on the network, the page for
 * browsers, and what they can download. */
final class NetworkServices {

    /** Absent where the network cannot reach this server, or is not to be told. */
    final Optional<Discovery> discovery;

    private final Downloads downloads;
    private final List<Routes> routes;

    NetworkServices(Infrastructure base, PeopleServices people, TlsServices tls, Throttle throttle, ServerSocketChannel socket) {
        InetAddress listening = ListeningSocket.address(socket).getAddress();
        Supplier<Set<InetAddress>> addresses = listening.isLoopbackAddress() ? Set::of : new AnnouncedAddresses(listening);
        discovery = base.config().discovery() && !listening.isLoopbackAddress()
                ? Optional.of(new Discovery(addresses, () -> identity(base),
                        new AnnouncedServer(VireoVersion.current(), tls.context().isPresent(),
                                () -> HexFormat.of().formatHex(tls.fingerprint().head()))))
                : Optional.empty();
        downloads = new Downloads(base.config().downloads());
        FrontPage page = new FrontPage(people.setup::askForOffice, addresses, tls::fingerprint, downloads::packages,
                VireoVersion.current());
        routes = List.of(new FrontPageRoutes(page), new DownloadRoutes(downloads, throttle, base.config().trustedProxies()));
    }

    private static Optional<OfficeIdentity> identity(Infrastructure base) {
        return base.database().read(sql -> OfficeSettings.name(sql)
                .flatMap(name -> OfficeSettings.id(sql).map(id -> new OfficeIdentity(name, id))));
    }

    List<Routes> routes() {
        return routes;
    }

    /** New packages are hashed before anybody asks for them. */
    void addChores(Housekeeping housekeeping) {
        housekeeping.every(Housekeeping.EVICTING, downloads::packages);
    }

    void start(int port, CloseableStack closing) {
        discovery.ifPresent(announced -> {
            closing.add(announced);
            announced.start(port);
        });
    }
}
