package dev.vireo.installer;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the key that releases are signed with, and signs them. {@code key FOLDER} makes one in this folder; {@code sign KEYS VERSION FOLDER}
 * signs the packages in a folder.
 */
public final class ReleaseTool {

    private static final int BROKEN = 2;

    private ReleaseTool() {
    }

    public static void main(String[] arguments) {
        try {
            System.out.println(run(List.of(arguments)));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("release: " + e.getMessage());
            System.exit(BROKEN);
        }
    }

    /** @return what to tell */
    static String run(List<String> arguments) throws IOException {
        if (arguments.size() == 2 && arguments.getFirst().equals("key")) {
            return "The public key, for -Dvireo.release.key:\n" + SigningKey.make(Path.of(arguments.get(1))).publicText();
        }
        if (arguments.size() == 4 && arguments.getFirst().equals("sign")) {
            ReleaseVersion version = ReleaseVersion.of(arguments.get(2))
                    .orElseThrow(() -> new IllegalArgumentException("A version is three numbers, such as 1.4.0."));
            Path folder = Path.of(arguments.get(3));
            Release release = ReleaseFolder.release(folder, version);
            SigningKey.read(Path.of(arguments.get(1))).sign(Json.writeBytes(release), folder.resolve(Release.FILE));
            return "Signed Vireo " + version + ":\n" + String.join("\n", release.files().stream().map(Release.ReleaseFile::name).toList());
        }
        throw new IllegalArgumentException("use: key FOLDER, or: sign KEYS VERSION FOLDER");
    }
}
