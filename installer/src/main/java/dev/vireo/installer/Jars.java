package dev.vireo.installer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies of jars without compression: a package compresses them better, together. Of manifests only what is said of the whole jar is left:
 * signed ones have a checksum of each class, which nobody compares and every process would keep in memory.
 */
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
                    byte[] content = content(from, each);
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

    private static byte[] content(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            return entry.getName().equals(JarFile.MANIFEST_NAME) ? withoutChecksums(content) : content;
        }
    }

    private static byte[] withoutChecksums(byte[] content) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(content));
        if (!manifest.getEntries().values().removeIf(
                said -> said.keySet().stream().allMatch(name -> name.toString().toLowerCase(Locale.ROOT).endsWith("-digest")))) {
            return content;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
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
