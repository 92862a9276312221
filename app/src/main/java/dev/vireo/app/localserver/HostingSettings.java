package dev.vireo.app.localserver;

import dev.vireo.app.store.PrivateFiles;
import java.nio.file.Path;

/**
 * The choices of an office's host, in a file beside the office, for whichever process serves it.
 *
 * @param keepAwake whether the computer is kept awake while colleagues are connected
 * @param host      username of whoever hosts, who is no colleague; empty if not known
 */
public record HostingSettings(Boolean keepAwake, String host) {

    private static final HostingSettings STANDARD = new HostingSettings(false, "");

    /** Fills what the file left out. */
    public HostingSettings {
        keepAwake = keepAwake != null && keepAwake;
        host = host == null ? "" : host;
    }

    public static HostingSettings in(Path office) {
        return PrivateFiles.read(file(office), HostingSettings.class).orElse(STANDARD);
    }

    public void keep(Path office) {
        if (!equals(in(office))) {
            PrivateFiles.write(file(office), this);
        }
    }

    private static Path file(Path office) {
        return office.resolve("hosting.json");
    }
}
