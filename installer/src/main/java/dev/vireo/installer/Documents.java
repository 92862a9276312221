package dev.vireo.installer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** What Debian wants to read about a package: its licences, its changes, its manual, and which of its rules it bends. */
final class Documents {

    private Documents() {
    }

    static void add(Build build, FileTree system, String name) throws IOException {
        String folder = "usr/share/doc/" + name + "/";
        system.text(folder + "copyright", build.text("copyright"), false);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(build.time().atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
        if (date.charAt(6) == ' ') {
            date = date.substring(0, 5) + "0" + date.substring(5);
        }
        zipped(build, system, folder + "changelog.gz", name + " (" + build.version() + ") stable; urgency=medium\n\n  * Version "
                + build.version() + ".\n\n -- " + PackageFacts.CONTACT + "  " + date + "\n");
        zipped(build, system, "usr/share/man/man1/" + name + ".1.gz", build.text(name + ".1"));
        system.text("usr/share/lintian/overrides/" + name, build.text("lintian").replace("@name@", name), false);
    }

    private static void zipped(Build build, FileTree system, String path, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GzipParameters best = new GzipParameters();
        best.setCompressionLevel(Deflater.BEST_COMPRESSION);
        try (GzipCompressorOutputStream zip = new GzipCompressorOutputStream(out, best)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Path file = build.target().resolve("zipped").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, out.toByteArray());
        system.file(path, file);
    }
}
