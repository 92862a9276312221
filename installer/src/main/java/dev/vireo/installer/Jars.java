package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies of jars without compression: a package compresses them better, together. */
final class Jars {

    private Jars() {
    }

    static void copy(Path jar, Path target, Predicate<String> kept, Instant time) throws IOException {
        Files.createDirectories(target.getParent());
        Set<String> names = new HashSet<>();
        try (ZipFile from = new ZipFile(jar.toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            to.setMethod(ZipOutputStream.STORED);
            for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements();) {
                ZipEntry each = all.nextElement();
                if (kept.test(each.getName()) && names.add(each.getName())) {
                    byte[] content = from.getInputStream(each).readAllBytes();
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    ZipEntry entry = new ZipEntry(each.getName());
                    entry.setSize(content.length);
                    entry.setCompressedSize(content.length);
                    entry.setCrc(sum.getValue());
                    entry.setTimeLocal(java.time.LocalDateTime.ofInstant(time, java.time.ZoneOffset.UTC));
                    to.putNextEntry(entry);
                    to.write(content);
                    to.closeEntry();
                }
            }
        }
    }

    /** Unpacks the files at the top whose names end like this. */
    static void unpack(Path jar, String end, Path folder) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements();) {
                ZipEntry each = all.nextElement();
                if (each.getName().endsWith(end) && each.getName().indexOf('/') < 0) {
                    Files.write(folder.resolve(each.getName()), from.getInputStream(each).readAllBytes());
                }
            }
        }
    }
}
