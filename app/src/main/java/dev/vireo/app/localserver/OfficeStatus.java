package dev.vireo.app.localserver;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.KeyFingerprint;

/**
 * The status of an office in a process of its own.
 *
 * @param port        where it serves; 0 before
 * @param encrypted   whether other computers' connections are
 * @param onNetwork   whether other computers can reach it
 * @param fingerprint of its key, as hexadecimal digits; empty before it serves
 * @param problem     why it cannot serve; empty if it can
 */
record OfficeStatus(OfficePhase phase, int port, boolean encrypted, boolean onNetwork, String fingerprint, String problem) {

    enum OfficePhase {
        /** For the word to open the office, which another process has. */
        WAITING,
        OPENING,
        OPEN,
        FAILED
    }

    static OfficeStatus of(OfficePhase phase) {
        return new OfficeStatus(phase, 0, false, false, "", "");
    }

    static OfficeStatus failed(String problem) {
        return new OfficeStatus(OfficePhase.FAILED, 0, false, false, "", problem);
    }

    static OfficeStatus open(LocalOffice office) {
        return new OfficeStatus(OfficePhase.OPEN, office.address().getPort(), office.isEncrypted(), office.onNetwork(),
                office.fingerprint().hex(), "");
    }

    /** @throws IllegalArgumentException before it serves */
    KeyFingerprint key() {
        return new KeyFingerprint(fingerprint);
    }

    String text() {
        return Json.write(this);
    }

    static OfficeStatus parse(String text) {
        try {
            return Json.read(text, OfficeStatus.class);
        } catch (Json.InvalidJsonException e) {
            return failed("The office in the background answers with something else.");
        }
    }
}
