package dev.vireo.installer;

import java.io.IOException;
import java.util.Map;

/** The server's settings as a file that explains itself, and its launcher: as on Linux, but for what belongs to the system. */
final class ServerSettings {

    private static final String RESTART = "systemctl restart vireo";
    private static final String SECRETS = "belongs into\n# /etc/vireo/environment, since it holds a password.";
    private static final String BACKUPS = "It must belong to the user vireo, and be\n# in /var/backups, /srv, /mnt or /media; "
            + "another one has to be let through with \"systemctl edit vireo\".\n#backup-folder = /var/backups/vireo";
    private static final String PRIVATE = "belongs\n# into this file, which only administrators and the server can read: database-url = ...";
    private static final String PLACES = "/usr/lib/vireo-server/*) export VIREO_DATA=\"${VIREO_DATA-/var/lib/vireo}\" "
            + "VIREO_CONFIG=\"${VIREO_CONFIG-/etc/vireo/vireo.properties}\"";
    /** The folder that macOS's package makes. */
    private static final String MAC_DATA = "/Library/Application Support/Vireo Server";

    private ServerSettings() {
    }

    static String forWindows(Build build) throws IOException {
        return replaced(build.text("server/vireo.properties"), Map.of(RESTART, "Restart-Service VireoServer, as an administrator",
                SECRETS, PRIVATE, BACKUPS,
                "The account NT SERVICE\\VireoServer must\n# be able to write to it.\n#backup-folder = D:/Backups")).replace("\n", "\r\n");
    }

    static String forMac(Build build) throws IOException {
        return replaced(build.text("server/vireo.properties"), Map.of(RESTART, "sudo launchctl kickstart -k system/dev.vireo.server",
                SECRETS, PRIVATE, BACKUPS,
                "It must belong to the user _vireo.\n#backup-folder = /Library/Application Support/Vireo Backups"));
    }

    /** Knows where the package keeps the office, as the daemon does. */
    static String launcherForMac(Build build) throws IOException {
        return replaced(build.text("vireo-server.sh"),
                Map.of(PLACES, "/usr/local/lib/vireo-server/*) export VIREO_DATA=\"${VIREO_DATA-" + MAC_DATA
                        + "/office}\" VIREO_CONFIG=\"${VIREO_CONFIG-" + MAC_DATA + "/vireo.properties}\""));
    }

    private static String replaced(String text, Map<String, String> replacements) {
        String now = text;
        for (Map.Entry<String, String> each : replacements.entrySet()) {
            if (!now.contains(each.getKey())) {
                throw new IllegalStateException("No longer in the file for Linux: " + each.getKey());
            }
            now = now.replace(each.getKey(), each.getValue());
        }
        return now;
    }
}
