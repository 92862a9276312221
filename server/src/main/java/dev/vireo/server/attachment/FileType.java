package dev.vireo.server.attachment;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Determines a file's media type from its content alone, not from its name or from what the sender claims. The result is never a
 * type that a viewer would run or lay out as a page: such files are plain text, or just bytes.
 */
final class FileType {

    static final String TEXT = "text/plain";
    private static final String BYTES = "application/octet-stream";
    private static final int LOOKED_AT = 16 * 1024;
    private static final String ZIP = "application/zip";
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+_-]{0,99}");
    private static final Set<String> SCRIPTS = Set.of("application/javascript", "application/x-javascript",
            "application/ecmascript", "application/xml", "application/xml-dtd", "application/x-sh", "application/x-shellscript",
            "application/x-bat", "application/x-perl", "application/x-python", "application/x-ruby", "application/x-php",
            "application/json", "application/x-tex", "application/hta");
    private static final Set<String> PROGRAMS_OF_PAGES = Set.of("application/x-shockwave-flash", "application/java-archive",
            "application/x-webarchive", "application/x-mhtml", "application/wasm");

    private FileType() {
    }

    /** A media type without parameters. */
    static String of(Path file) throws IOException {
        // Loaded from the library's tables on first use, so that the server starts without them.
        MimeTypes types = MimeTypes.getDefaultMimeTypes();
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file), types.getMinLength())) {
            String type = harmless(types.detect(content, new Metadata()));
            return type.equals(BYTES) && isText(file) ? TEXT : type;
        }
    }

    /** Loads the library's tables and everything else the first file needs. */
    static void warmUp() throws IOException {
        MimeTypes.getDefaultMimeTypes().detect(new ByteArrayInputStream(new byte[] {1, 2, 3}), new Metadata());
        new TextStart("Stra\u00DFe".getBytes(StandardCharsets.ISO_8859_1)).text();
    }

    /** The library considers mostly ASCII or UTF-8 content to be text. */
    private static boolean isText(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] start = content.readNBytes(LOOKED_AT);
            return start.length > 0 && new TextStart(start).text().isPresent();
        }
    }

    private static String harmless(MediaType found) {
        String type = found.getBaseType().toString();
        if (type.equals("application/x-tika-ooxml")) {
            return ZIP;
        }
        if (found.getType().equals("text") || type.endsWith("+xml") || type.endsWith("+json") || SCRIPTS.contains(type)) {
            return TEXT;
        }
        boolean known = TYPE.matcher(type).matches() && !type.contains("x-tika") && !PROGRAMS_OF_PAGES.contains(type)
                && !found.getType().equals("message") && !found.getType().equals("multipart");
        return known ? type : BYTES;
    }
}
