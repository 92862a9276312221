package dev.vireo.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a package installs, by path without the leading slash. Sorted, so that the same files give the same package. */
final class FileTree {

    private final SortedMap<String, PackedFile> files = new TreeMap<>();
    private final Path made;

    /** @param made a folder for files that are written here */
    FileTree(Path made) {
        this.made = made;
    }

    FileTree file(String path, Path source) {
        files.put(path, new PackedFile.Content(source, Files.isExecutable(source), false));
        return this;
    }

    FileTree configuration(String path, Path source) {
        files.put(path, new PackedFile.Content(source, false, true));
        return this;
    }

    /** As above, and only root and the server may read it. */
    FileTree secret(String path, Path source) {
        files.put(path, new PackedFile.Content(source, false, true, true));
        return this;
    }

    /** Writes a file. */
    FileTree text(String path, String text, boolean executable) throws IOException {
        Path source = made.resolve(path);
        Files.createDirectories(source.getParent());
        Files.write(source, text.getBytes(StandardCharsets.UTF_8));
        files.put(path, new PackedFile.Content(source, executable, false));
        return this;
    }

    FileTree put(String path, PackedFile file) {
        files.put(path, file);
        return this;
    }

    FileTree link(String path, String target) {
        files.put(path, new PackedFile.Link(target));
        return this;
    }

    /** Everything in a folder. */
    FileTree folder(String path, Path source) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path each : all.toList()) {
                String place = path + "/" + source.relativize(each).toString().replace('\\', '/');
                if (Files.isSymbolicLink(each)) {
                    link(place, Files.readSymbolicLink(each).toString());
                } else if (Files.isRegularFile(each)) {
                    file(place, each);
                }
            }
        }
        return this;
    }

    SortedMap<String, PackedFile> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** The folders that these files are in, each before what is in it. */
    Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        for (String path : files.keySet()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
        }
        return folders;
    }

    List<String> configurations() {
        return files.entrySet().stream().filter(each -> each.getValue() instanceof PackedFile.Content content && content.configuration())
                .map(each -> "/" + each.getKey()).toList();
    }

    /** In bytes. */
    long size() throws IOException {
        long size = 0;
        for (PackedFile each : files.values()) {
            size += each instanceof PackedFile.Content content ? Files.size(content.source()) : 0;
        }
        return size;
    }
}
