package dev.vireo.installer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** The account that Windows makes for a service. */
final class ServiceAccount {

    private static final int NUMBERS = 5;

    private ServiceAccount() {
    }

    /** Its security identifier, which Windows derives from the service's name, so that it can be named before the service exists. */
    static String identifier(String service) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(service.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_16LE));
            ByteBuffer numbers = ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN);
            StringBuilder identifier = new StringBuilder("S-1-5-80");
            for (int i = 0; i < NUMBERS; i++) {
                identifier.append('-').append(Integer.toUnsignedString(numbers.getInt()));
            }
            return identifier.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
