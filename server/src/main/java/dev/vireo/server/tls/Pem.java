package dev.vireo.server.tls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes the text form of keys and certificates (RFC 7468). */
final class Pem {

    private static final int LINE = 64;

    private Pem() {
    }

    static String text(String label, byte[] encoded) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + label + "-----\n";
    }
}
