package dev.vireo.server;

import dev.vireo.server.discovery.AnnouncedAddresses;
import dev.vireo.server.writer.LogLease;
import dev.vireo.server.writer.NodeAddress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/** Makes what lets one of an office's servers write for all. */
final class WriterServices {

    /** Absent for an office in a file, which has one server. */
    final Optional<LogLease> lease;

    WriterServices(Infrastructure base, TlsServices tls, ServerSocketChannel socket, CloseableStack closing) {
        lease = base.config().databaseUrl().isEmpty() ? Optional.empty()
                : Optional.of(closing.add(open(base, tls, ListeningSocket.address(socket).getAddress())));
        lease.ifPresent(there -> {
            Gauge.builder("vireo.writer", there, one -> one.holds() ? 1 : 0)
                    .description("Whether this server writes for all servers of the office").register(base.metrics());
            FunctionCounter.builder("vireo.writer.handed.over", there, LogLease::handedOver)
                    .description("Messages that another server of the office has written for this one").register(base.metrics());
        });
    }

    private static LogLease open(Infrastructure base, TlsServices tls, InetAddress listening) {
        NodeAddress reached = base.config().nodeAddress().orElseGet(() -> NodeAddress.of(usual(listening)));
        try {
            return new LogLease(base.database(), base.log(), tls.peers(), listening, reached);
        } catch (IOException e) {
            throw new StartException("The port for the office's other servers, " + reached
                    + ", can't be opened. Choose another one with --node-address.");
        }
    }

    /** Where others should reach what listens there. */
    private static InetAddress usual(InetAddress listening) {
        return listening.isAnyLocalAddress()
                ? new AnnouncedAddresses(listening).get().stream().findFirst().orElse(InetAddress.getLoopbackAddress()) : listening;
    }

    /** After the log has started. */
    void start() {
        lease.ifPresent(LogLease::start);
    }
}
