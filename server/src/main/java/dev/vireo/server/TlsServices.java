package dev.vireo.server;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.http.Routes;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.tls.IdentityRoutes;
import dev.vireo.server.tls.OfficeKey;
import dev.vireo.server.tls.OfficeKeys;
import dev.vireo.server.tls.ServerPeers;
import dev.vireo.server.tls.Tls;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.server.tls.TlsChoice.TlsKind;
import dev.vireo.server.tls.TlsException;
import io.micrometer.core.instrument.TimeGauge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what the office is known by and encrypted with. */
final class TlsServices {

    private static final Logger logger = LoggerFactory.getLogger(TlsServices.class);
    /** How soon new certificate files are noticed. */
    private static final Duration REFRESHING = Duration.ofSeconds(5);

    private final OfficeKey key;
    private final InstantSource clock;
    private final Optional<Tls> tls;

    /** The administrator's certificate, read before anything is touched. @throws TlsException if it cannot be used */
    static Optional<Tls> given(Config config, InstantSource clock) {
        return config.tls().kind() == TlsKind.FILES ? Optional.of(Tls.of(config.tls().files(), clock)) : Optional.empty();
    }

    /**
     * @param socket bound already; decides whether other computers can reach this server
     * @param given  an administrator's certificate
     */
    TlsServices(Infrastructure base, ServerSocketChannel socket, Optional<Tls> given) {
        this.clock = base.clock();
        OfficeKeys keys = new OfficeKeys(base.database(),
                base.config().databaseUrl().isEmpty() ? Optional.of(base.folder()) : Optional.empty());
        this.key = keys.open(base.database().read(OfficeSettings::name).isPresent());
        this.tls = switch (kind(base.config().tls(), isForOthers(socket), keys)) {
            case AUTO -> Optional.of(Tls.of(key, base.folder(), base.clock()));
            case FILES -> given;
            case OFF, UNSET -> Optional.empty();
        };
        tls.ifPresent(there -> TimeGauge
                .builder("vireo.tls.certificate.expires", there, TimeUnit.SECONDS,
                        now -> Duration.between(base.clock().instant(), now.expiry()).toSeconds())
                .description("How long this server's certificate is still valid").register(base.metrics()));
    }

    private static TlsKind kind(TlsChoice choice, boolean forOthers, OfficeKeys keys) {
        if (choice.kind() == TlsKind.AUTO || choice.kind() == TlsKind.FILES) {
            keys.encrypt();
        }
        if (choice.kind() != TlsKind.UNSET || !forOthers) {
            return choice.kind();
        }
        if (keys.staysPlain()) {
            logger.warn("This office isn't encrypted, because it was set up before Vireo encrypted offices: everything is sent over the "
                    + "network in the clear. To encrypt it, set tls=auto; Vireo's clients follow by themselves, scripts on other computers then "
                    + "need https://. To keep it as it is, set tls=off (docs/self-hosting.md, \"Encryption\")");
            return TlsKind.OFF;
        }
        return TlsKind.AUTO;
    }

    private static boolean isForOthers(ServerSocketChannel socket) {
        try {
            return !(socket.getLocalAddress() instanceof InetSocketAddress address) || !address.getAddress().isLoopbackAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the key by which clients know the office: its own, or that of an administrator's certificate. Changes with the latter. */
    KeyFingerprint fingerprint() {
        return tls.map(Tls::fingerprint).orElseGet(key::fingerprint);
    }

    /** By which other computers speak with this server. */
    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** Empty where the office is not encrypted. */
    Optional<SSLContext> context() {
        return tls.map(Tls::context);
    }

    /** By which the servers of one office know each other. */
    SSLContext peers() {
        return ServerPeers.of(key, clock);
    }

    List<Routes> routes() {
        return List.of(new IdentityRoutes(this::fingerprint, tls.isPresent()));
    }

    void addChores(Housekeeping housekeeping) {
        tls.ifPresent(there -> housekeeping.every(REFRESHING, there::refresh));
    }
}
