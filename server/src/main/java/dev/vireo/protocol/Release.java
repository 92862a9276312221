package dev.vireo.protocol;

import dev.vireo.protocol.PackageKind.TargetSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a release consists of: the manifest that its maker signs. Nothing in it is optional, and nothing else may stand in it.
 *
 * @param format always {@value #FORMAT}, so that a signature means this and nothing else
 */
public record Release(String format, ReleaseVersion version, List<ReleaseFile> files) {

    public static final String FORMAT = "vireo-release-1";
    /** The name of its file, and of its signature's with {@value #SIGNATURE} behind it. */
    public static final String FILE = "release.json";
    public static final String SIGNATURE = ".sig";
    /** The most that a manifest may measure, in bytes. */
    public static final int LARGEST = 64 * 1024;
    private static final int MOST_FILES = 100;

    /** Which of the two programs is in a package. */
    public enum PackedProgram {
        CLIENT, SERVER
    }

    /** For which processors a package is. */
    public enum TargetProcessor {
        X64, ARM64
    }

    /**
     * One package.
     *
     * @param name   of the file; never a path
     * @param size   in bytes
     * @param sha256 as 64 lower-case hexadecimal digits
     */
    public record ReleaseFile(String name, PackedProgram program, TargetSystem system, TargetProcessor architecture, PackageKind kind,
            long size, String sha256) {

        /** The most that a package may measure, in bytes. */
        public static final long LARGEST = 1L << 30;

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]{0,119}");
        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        /** @throws IllegalArgumentException if this cannot be a package */
        public ReleaseFile {
            require(name != null && NAME.matcher(name).matches(), "A file's name is letters, digits, and . _ + ~ - between them.");
            require(program != null && system != null && architecture != null && kind != null,
                    "A file has a program, a system, an architecture and a kind.");
            require(kind.system() == system && name.endsWith("." + kind.ending()), "A file's name, kind and system fit each other.");
            require(size > 0 && size <= LARGEST, "A file has from 1 to " + LARGEST + " bytes.");
            require(sha256 != null && HASH.matcher(sha256).matches(), "A file's SHA-256 is 64 lower-case hexadecimal digits.");
        }
    }

    /** @throws IllegalArgumentException if this cannot be a release */
    public Release {
        require(FORMAT.equals(format), "The format is " + FORMAT + ".");
        require(version != null && files != null && !files.isEmpty() && files.size() <= MOST_FILES
                && files.stream().noneMatch(Objects::isNull),
                "A release has a version and from 1 to " + MOST_FILES + " files.");
        files = List.copyOf(files);
        Set<String> names = new HashSet<>();
        require(files.stream().allMatch(file -> names.add(file.name())), "No two files have the same name.");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
