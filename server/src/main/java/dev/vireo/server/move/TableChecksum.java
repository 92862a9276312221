package dev.vireo.server.move;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a table: the number of its rows, and the sum of their SHA-256 hashes modulo 2²⁵⁶. Databases sort text differently, and
 * a sum does not depend on the order.
 */
final class TableChecksum {

    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    private final MessageDigest digest = sha256();
    private long rows;
    private BigInteger sum = BigInteger.ZERO;

    /** The result of a checksum. */
    record ChecksumTotal(long rows, String sum) {
    }

    void addAll(List<@Nullable Object[]> someRows) {
        someRows.forEach(this::add);
    }

    /** @param row strings, numbers, booleans, times, bytes and nulls, always in the same order of columns */
    void add(@Nullable Object[] row) {
        for (Object value : row) {
            switch (value) {
                case null -> digest.update((byte) 'n');
                case String text -> part('t', text.getBytes(StandardCharsets.UTF_8));
                case Long number -> part('w', bytes(number));
                case Boolean truth -> part('b', bytes(truth ? 1 : 0));
                case Instant time -> part('z', bytes(ChronoUnit.MICROS.between(Instant.EPOCH, time)));
                case byte[] bytes -> part('x', bytes);
                default -> throw new IllegalArgumentException("not a value of a row: " + value.getClass());
            }
        }
        rows++;
        sum = sum.add(new BigInteger(1, digest.digest())).mod(MODULUS);
    }

    /** Adds a value with its kind and length, so that different rows never give the same bytes. */
    private void part(char kind, byte[] bytes) {
        digest.update((byte) kind);
        digest.update(bytes(bytes.length));
        digest.update(bytes);
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    ChecksumTotal total() {
        return new ChecksumTotal(rows, String.format(Locale.ROOT, "%064x", sum));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
