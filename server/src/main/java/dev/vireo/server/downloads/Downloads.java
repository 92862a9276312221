package dev.vireo.server.downloads;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.Release;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages in one folder, as they lie there at any moment. Only plain files with the name of a package are offered: no links, no
 * folders below. A file is hashed once, and again when it changes. Thread-safe.
 */
public final class Downloads {

    private static final Logger logger = LoggerFactory.getLogger(Downloads.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._+~()-]{0,119}");
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_PACKAGES = 100;
    private static final long LARGEST_PACKAGE = 2L << 30;
    private static final int LARGEST_SIGNATURE = 1_024;
    private static final int CHUNK = 64 * 1024;

    /** How a file looked when it was hashed; the same look is the same content. */
    private record FileLook(long size, FileTime modified, @Nullable Object identity) {
    }

    private record HashedFile(FileLook look, String sha256) {
    }

    private final Path folder;
    private final Map<String, HashedFile> hashed = new HashMap<>();

    /** @param folder may come and go */
    public Downloads(Path folder) {
        this.folder = folder;
    }

    /** What is offered now, by name. Reads files that are new, which may take seconds; else it is quick. */
    public synchronized List<OfferedPackage> packages() {
        List<OfferedPackage> found = new ArrayList<>();
        for (String name : names()) {
            try {
                offered(name).ifPresent(found::add);
            } catch (IOException e) {
                logger.warn("A package can't be offered: {}", e.getMessage());
            }
        }
        hashed.keySet().retainAll(found.stream().map(OfferedPackage::name).toList());
        return List.copyOf(found);
    }

    /** @param name as somebody asked for it; it is compared and never used as a path */
    public Optional<OfferedPackage> find(String name) {
        return packages().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** @throws IOException if it is not there any more */
    public FileChannel open(OfferedPackage offered) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(offered.name()), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        if (channel.size() != offered.size()) {
            channel.close();
            throw new IOException("the package was replaced just now");
        }
        return channel;
    }

    /** The release that lies there, as it was signed; empty if there is none, or it is too large to be one. */
    public Optional<Answers.SignedRelease> release() {
        try {
            Optional<String> manifest = text(Release.FILE, Release.LARGEST);
            Optional<String> signature = text(Release.FILE + Release.SIGNATURE, LARGEST_SIGNATURE);
            return manifest.flatMap(signed -> signature.map(by -> new Answers.SignedRelease(signed, by.strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            logger.warn("The release can't be offered: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Text that is not UTF-8 could not be passed on exactly. */
    private Optional<String> text(String name, int largest) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                InputStream in = Channels.newInputStream(channel)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new IOException(name + " is larger than " + largest + " bytes");
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            int seen = 0;
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (++seen > MOST_ENTRIES || names.size() == MOST_PACKAGES) {
                    logger.warn("Not everything in {} is offered: there is too much in it", folder);
                    break;
                }
                if (NAME.matcher(name).matches() && PackageKind.ofName(name).isPresent()) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            logger.warn("The folder for downloads can't be read: {}", e.getMessage());
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private Optional<OfferedPackage> offered(String name) throws IOException {
        Path file = folder.resolve(name);
        Optional<FileLook> look = look(file);
        if (look.isEmpty()) {
            return Optional.empty();
        }
        HashedFile known = hashed.get(name);
        if (known == null || !known.look().equals(look.get())) {
            known = new HashedFile(look.get(), sha256(file));
            if (!look(file).equals(look)) {
                // It is being copied there at this moment.
                return Optional.empty();
            }
            hashed.put(name, known);
        }
        return Optional.of(new OfferedPackage(name, PackageKind.ofName(name).orElseThrow(), known.look().size(), known.sha256()));
    }

    private static Optional<FileLook> look(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean plain = now.isRegularFile() && now.size() > 0 && now.size() <= LARGEST_PACKAGE && Files.isReadable(file);
            return plain ? Optional.of(new FileLook(now.size(), now.lastModifiedTime(), now.fileKey())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[CHUNK];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                digest.update(piece, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
