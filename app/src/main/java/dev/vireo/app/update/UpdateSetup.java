package dev.vireo.app.update;

import dev.vireo.protocol.ReleaseKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requirements of updates on this client, apart from the office.
 *
 * @param key that signs releases; empty where nothing is believed
 */
public record UpdateSetup(Optional<ReleaseKey> key, Installation here, PackageInstaller installer) {

    private static final Logger log = LoggerFactory.getLogger(UpdateSetup.class);
    private static final String KEY = "vireo.release.key";

    /** @param version of this build, as it is shown to people */
    public static UpdateSetup here(String version) {
        return new UpdateSetup(key(built(), System.getProperty(KEY, "")), Installation.here(version), SystemInstaller.here());
    }

    /** Without updates. */
    public static UpdateSetup none() {
        return new UpdateSetup(Optional.empty(), Installation.of("", _ -> "", false), SystemInstaller.here());
    }

    /** The key that this was built with; only a build without one can be given another. */
    static Optional<ReleaseKey> key(String built, String given) {
        String text = built.isBlank() ? given : built;
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(ReleaseKey.parse(text));
        } catch (IllegalArgumentException e) {
            log.error("There are no updates: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static String built() {
        Properties build = new Properties();
        try (InputStream in = UpdateSetup.class.getResourceAsStream("release-key.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("key", "");
    }
}
