package dev.vireo.server.tls;

import java.util.Optional;

/** The source of the server's certificate, also of the next one. */
interface CertificateSource {

    /** @throws TlsException if there is none that can be used */
    ServedCertificate first();

    /** A new one, if there is one since the last call. @throws TlsException if there is but it cannot be used; said once */
    Optional<ServedCertificate> next();
}
