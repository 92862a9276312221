package dev.vireo.app.store;

import dev.vireo.protocol.KeyFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * How this client knows an office that it speaks with in encrypted form.
 *
 * @param key      the only one that it may have; null where an authority vouches for its name instead
 * @param verified whether an invitation or a comparison has shown that it is the office's, and not that of somebody in between
 */
public record KnownKey(@Nullable KeyFingerprint key, boolean verified) {

    /** For an authority's word. */
    public static final KnownKey VOUCHED = new KnownKey(null, true);
}
