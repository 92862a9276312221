package dev.vireo.server.http;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Creates {@link TimedConnection}s. */
final class TimedConnections extends HttpConnectionFactory {

    TimedConnections(HttpConfiguration config) {
        super(config);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new TimedConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }
}
