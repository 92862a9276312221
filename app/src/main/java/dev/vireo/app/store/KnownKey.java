package dev.vireo.app.store;

import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The key by which this client knows an office with encryption.
 *
 * @param key      the only one that it may have; null where an authority vouches for its name instead
 * @param verified whether an invitation or a comparison has shown that it is the office's, and not that of somebody in between
 * @param home     where the office was when this client came to know it, if it has moved since; what is kept of it goes by that address
 */
public record KnownKey(@Nullable KeyFingerprint key, boolean verified, @Nullable URI home) {

    /** For an authority's word. */
    public static final KnownKey VOUCHED = new KnownKey(null, true);

    public KnownKey(@Nullable KeyFingerprint key, boolean verified) {
        this(key, verified, null);
    }

    /** The same, once somebody has compared it. */
    public KnownKey compared() {
        return new KnownKey(key, true, home);
    }

    KnownKey from(URI firstHome) {
        return new KnownKey(key, verified, firstHome);
    }
}
