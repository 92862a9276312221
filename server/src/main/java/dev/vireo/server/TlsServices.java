package dev.vireo.server;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.tls.OfficeKey;
import dev.vireo.server.tls.OfficeKeys;
import java.util.Optional;

/** Makes what the office is known by and encrypted with. */
final class TlsServices {

    private final OfficeKey key;

    TlsServices(Infrastructure base) {
        OfficeKeys keys = new OfficeKeys(base.database(),
                base.config().databaseUrl().isEmpty() ? Optional.of(base.folder()) : Optional.empty());
        this.key = keys.open(base.database().read(OfficeSettings::name).isPresent());
    }

    /** By which the office is known. */
    KeyFingerprint fingerprint() {
        return key.fingerprint();
    }
}
