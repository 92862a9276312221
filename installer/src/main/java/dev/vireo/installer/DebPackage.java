package dev.vireo.installer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes a deb, as deb(5) describes it. */
final class DebPackage {

    static final List<String> SCRIPTS = List.of("preinst", "postinst", "prerm", "postrm");
    private static final int FILE = 0100644;

    private DebPackage() {
    }

    /** @param preset of xz, 0 to 9; a low one is for trying something out */
    static void write(Path target, PackageFacts facts, FileTree tree, int preset) throws IOException {
        Path plain = target.resolveSibling(target.getFileName() + ".data");
        try (TarArchive tar = new TarArchive(new BufferedOutputStream(Files.newOutputStream(plain)), facts.time())) {
            tar.tree("./", tree);
        }
        compress(plain, preset);
        Path data = plain.resolveSibling(plain.getFileName() + ".xz");
        ByteArrayOutputStream control = new ByteArrayOutputStream();
        try (TarArchive tar = new TarArchive(compressed(control), facts.time())) {
            tar.text("./control", control(facts, tree), 0644);
            if (!tree.configurations().isEmpty()) {
                tar.text("./conffiles", String.join("\n", tree.configurations()) + "\n", 0644);
            }
            tar.text("./md5sums", sums(tree), 0644);
            for (Map.Entry<String, String> script : new TreeMap<>(facts.scripts()).entrySet()) {
                tar.text("./" + script.getKey(), script.getValue(), 0755);
            }
        }
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(target))) {
            put(ar, facts, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            put(ar, facts, "control.tar.xz", control.toByteArray());
            ar.putArchiveEntry(new ArArchiveEntry("data.tar.xz", Files.size(data), 0, 0, FILE, facts.time().getEpochSecond()));
            Files.copy(data, ar);
            ar.closeArchiveEntry();
        }
        Files.delete(data);
    }

    /** The smallest that the dpkg of every system we support can read. */
    private static OutputStream compressed(OutputStream out) throws IOException {
        return new XZOutputStream(out, new LZMA2Options());
    }

    /** As above, by the program xz, which needs a fraction of the time. One thread, since the number of threads would change the bytes. */
    private static void compress(Path file, int preset) throws IOException {
        Process xz = new ProcessBuilder("xz", "--threads=1", "--force", "-" + preset, file.toString()).inheritIO().start();
        try {
            if (xz.waitFor() != 0) {
                throw new IOException("xz failed on " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static String control(PackageFacts facts, FileTree tree) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("Package: ").append(facts.name()).append('\n')
                .append("Version: ").append(facts.version()).append('\n')
                .append("Architecture: ").append(Systems.debArchitecture()).append('\n')
                .append("Maintainer: " + PackageFacts.CONTACT + "\n")
                .append("Installed-Size: ").append(tree.size() / 1024).append('\n')
                .append("Depends: ").append(String.join(", ", facts.depends())).append('\n');
        if (!facts.recommends().isEmpty()) {
            text.append("Recommends: ").append(String.join(", ", facts.recommends())).append('\n');
        }
        text.append("Section: ").append(facts.section()).append('\n')
                .append("Priority: optional\n")
                .append("Description: ").append(facts.summary()).append('\n');
        for (String line : facts.description().strip().split("\n")) {
            text.append(' ').append(line.isBlank() ? "." : line).append('\n');
        }
        return text.toString();
    }

    private static String sums(FileTree tree) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, PackedFile> each : tree.files().entrySet()) {
            if (each.getValue() instanceof PackedFile.Content content && !content.configuration()) {
                sums.append(md5(Files.readAllBytes(content.source()))).append("  ").append(each.getKey()).append('\n');
            }
        }
        return sums.toString();
    }

    /** What dpkg --verify wants; it protects against accidents only. */
    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ArArchiveOutputStream ar, PackageFacts facts, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length, 0, 0, FILE, facts.time().getEpochSecond()));
        ar.write(content);
        ar.closeArchiveEntry();
    }
}
