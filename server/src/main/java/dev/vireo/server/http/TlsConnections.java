package dev.vireo.server.http;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Tells by its first bytes whether a connection speaks TLS. One that does not is served in plain HTTP if it comes from this computer,
 * where nobody listens in, and is told to use TLS otherwise.
 */
final class TlsConnections extends DetectorConnectionFactory {

    private final TimedConnections plain;
    private final TimedConnections refusing;

    private TlsConnections(SslConnectionFactory encrypted, TimedConnections plain, TimedConnections refusing) {
        super(encrypted);
        this.plain = plain;
        this.refusing = refusing;
        installBean(refusing);
    }

    /** The first of them meets each connection. */
    static ConnectionFactory[] factories(SSLContext context, TimedConnections plain, HttpConfiguration http) {
        SslContextFactory.Server server = new SslContextFactory.Server();
        server.setSslContext(context);
        server.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        server.setRenegotiationAllowed(false);
        SslConnectionFactory encrypted = new SslConnectionFactory(server, plain.getProtocol());
        // It would refuse every name that is not in the certificate; clients know the office by its key.
        encrypted.setEnsureSecureRequestCustomizer(false);
        HttpConfiguration refusal = new HttpConfiguration(http);
        refusal.addCustomizer(new TlsRequired());
        return new ConnectionFactory[] {new TlsConnections(encrypted, plain, new TimedConnections(refusal)), encrypted, plain};
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
        upgradeToConnectionFactory(isFromThisComputer(endPoint) ? plain : refusing, connector, endPoint);
    }

    private static boolean isFromThisComputer(EndPoint endPoint) {
        return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress caller && caller.getAddress().isLoopbackAddress();
    }
}
