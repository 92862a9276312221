package dev.vireo.server.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a log's segments. A segment has a number, and a generation that rises when it is written anew. */
final class SegmentFolder {

    private static final String NAME = "segment-%08d-%d";
    private static final Pattern FORM = Pattern.compile("segment-(\\d{1,9})-(\\d{1,9})");
    private static final String PART = ".part";
    /** Is there until it is certain that the database knows the log in the folder; until then it may be begun once more. */
    private static final String BEGUN = "begun";

    private SegmentFolder() {
    }

    static Path segment(Path folder, int number, int generation) {
        return folder.resolve(String.format(Locale.ROOT, NAME, number, generation));
    }

    /** Where a segment is before it is whole. */
    static Path part(Path segment) {
        return segment.resolveSibling(segment.getFileName() + PART);
    }

    static int number(Path segment) {
        return part(segment, 1);
    }

    static int generation(Path segment) {
        return part(segment, 2);
    }

    private static int part(Path segment, int group) {
        Matcher name = FORM.matcher(segment.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("not a segment: " + segment);
        }
        return Integer.parseInt(name.group(group));
    }

    /**
     * Makes an empty folder, or empties one in which this was interrupted.
     *
     * @throws DamagedSegmentException if there is a log in it
     */
    static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            if (!isBegun(folder) && !list(folder).isEmpty()) {
                throw new DamagedSegmentException("the database knows nothing of the log in " + folder + ": they are of different times");
            }
            for (Path each : list(folder)) {
                if (!each.equals(folder.resolve(BEGUN))) {
                    Files.delete(each);
                }
            }
        } else if (Files.getFileStore(parent(folder)).supportsFileAttributeView("posix")) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
        if (!isBegun(folder)) {
            Files.createFile(folder.resolve(BEGUN));
        }
        force(folder);
        force(parent(folder));
    }

    static boolean isBegun(Path folder) {
        return Files.exists(folder.resolve(BEGUN));
    }

    /** The database knows the log in this folder. */
    static void settle(Path folder) throws IOException {
        if (Files.deleteIfExists(folder.resolve(BEGUN))) {
            force(folder);
        }
    }

    /**
     * Puts a folder aside, under a name that is free, unless nothing was in it.
     *
     * @return where it is now
     */
    static Optional<Path> putAside(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || isBegun(folder) || list(folder).isEmpty()) {
            return Optional.empty();
        }
        int number = 1;
        while (Files.exists(aside(folder, number))) {
            number++;
        }
        Files.move(folder, aside(folder, number), StandardCopyOption.ATOMIC_MOVE);
        force(parent(folder));
        return Optional.of(aside(folder, number));
    }

    private static Path aside(Path folder, int number) {
        return folder.resolveSibling(folder.getFileName() + "-damaged-" + number);
    }

    /** The newest generation of each segment, by number. What an interrupted change left besides is removed. */
    static Collection<Path> segments(Path folder) throws IOException {
        TreeMap<Integer, Path> newest = new TreeMap<>();
        for (Path each : list(folder)) {
            if (!FORM.matcher(each.getFileName().toString()).matches()) {
                if (each.getFileName().toString().endsWith(PART)) {
                    Files.delete(each);
                }
                continue;
            }
            Path other = newest.get(number(each));
            boolean newer = other == null || generation(other) < generation(each);
            if (newer) {
                newest.put(number(each), each);
            }
            if (other != null) {
                Files.delete(newer ? other : each);
            }
        }
        return newest.values();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }

    /** Makes sure that files which were added to a folder, or left it, have done so on the disk. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw e;
            }
        }
    }

    private static Path parent(Path folder) {
        return Objects.requireNonNull(folder.toAbsolutePath().getParent());
    }
}
