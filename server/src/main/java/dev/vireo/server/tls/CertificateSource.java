package dev.vireo.server.tls;

import java.util.Optional;

/** Where the server's certificate comes from, also the next one. */
interface CertificateSource {

    /** @throws TlsException if there is none that can be used */
    ServedCertificate first();

    /** A new one, if there is one since the last call. @throws TlsException if there is but it cannot be used; said once */
    Optional<ServedCertificate> next();
}
