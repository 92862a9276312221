package dev.vireo.server.discovery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The announcement of an office on the network. Everybody on it can read this, so there is nothing secret in it.
 *
 * @param name            of the office, of any length and script
 * @param id              of the office; the same on all of its servers
 * @param version         of the server
 * @param fingerprintHead the beginning of the fingerprint of the office's key, in hexadecimal; empty where it has none
 * @param tls             whether the port speaks TLS
 */
record Announcement(String name, String id, String version, String fingerprintHead, boolean tls, int port) {

    /** Of a label in DNS, less the room for " (99)", which is added where two have the same. */
    private static final int LABEL_BYTES = 63 - 5;
    /** Of a string in a TXT record, key and equals sign included. */
    private static final int TEXT_BYTES = 255;

    /**
     * What other programs list the office by. Dots and backslashes have a meaning of their own in names of DNS, and not every program
     * escapes them, so they become spaces; clients of Vireo show the name in the attributes.
     */
    String label() {
        String plain = name.replaceAll("[.\\\\\\p{Cntrl}\\s]+", " ").strip();
        String cut = ByteLimit.cut(plain, LABEL_BYTES).strip();
        return cut.isEmpty() ? "Vireo" : cut;
    }

    /** A name of its own for each address: two networks of this computer may turn out to be one. */
    String host(byte[] address) {
        StringBuilder host = new StringBuilder("vireo-").append(id.substring(Math.max(0, id.length() - 8))).append('-');
        for (byte each : address) {
            host.append(String.format(Locale.ROOT, "%02x", each));
        }
        return host.toString();
    }

    /** In the order in which they are sent. */
    Map<String, byte[]> attributes() {
        Map<String, byte[]> attributes = new LinkedHashMap<>();
        put(attributes, "id", id);
        put(attributes, "name", name);
        put(attributes, "version", version);
        put(attributes, "tls", tls ? "1" : "0");
        if (!fingerprintHead.isEmpty()) {
            put(attributes, "key", fingerprintHead);
        }
        return attributes;
    }

    private static void put(Map<String, byte[]> attributes, String key, String value) {
        attributes.put(key, ByteLimit.cut(value, TEXT_BYTES - key.length() - 1).getBytes(StandardCharsets.UTF_8));
    }
}
