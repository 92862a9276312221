package dev.vireo.server.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Contents in a folder of this server, spread over 256 folders by the first two digits of their hashes. */
public final class FolderContents implements Contents {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String INCOMING = "incoming";

    private final Path folder;
    private final Path incoming;

    private FolderContents(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve(INCOMING);
    }

    /** Makes the folder where it is not there, and removes what a server that was killed left half-written. */
    public static FolderContents open(Path folder) throws IOException {
        FolderContents contents = new FolderContents(folder);
        Files.createDirectories(contents.incoming);
        try (Stream<Path> left = Files.list(contents.incoming)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        return contents;
    }

    @Override
    public Draft begin() throws IOException {
        return new FileDraft(incoming.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public Optional<Path> find(String hash) {
        return Optional.of(place(hash)).filter(Files::isRegularFile);
    }

    @Override
    public void remove(String hash) throws IOException {
        Files.deleteIfExists(place(hash));
    }

    @Override
    public Stream<Kept> all() throws IOException {
        return Files.walk(folder, 2)
                .filter(file -> HASH.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file))
                .map(file -> new Kept(file.getFileName().toString(), size(file)));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private Path place(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a hash");
        }
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class FileDraft implements Draft {

        private final Path file;
        private final FileChannel channel;
        private final MessageDigest digest = sha256();
        private String hash = "";

        FileDraft(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            digest.update(bytes, 0, length);
            ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        @Override
        public String finish() throws IOException {
            channel.force(true);
            channel.close();
            hash = HexFormat.of().formatHex(digest.digest());
            return hash;
        }

        @Override
        public Path file() {
            return file;
        }

        @Override
        public boolean keep() throws IOException {
            Path place = place(hash);
            if (Files.isRegularFile(place)) {
                return false;
            }
            boolean newFolder = makeFolder(place.getParent());
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            sync(place.getParent());
            if (newFolder) {
                sync(folder);
            }
            return true;
        }

        private static boolean makeFolder(Path folder) throws IOException {
            try {
                Files.createDirectory(folder);
                return true;
            } catch (FileAlreadyExistsException there) {
                return false;
            }
        }

        /** The name of a new file is on stable storage only once its folder is. Windows has no such call and needs none. */
        private static void sync(Path folder) throws IOException {
            try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
                opened.force(true);
            } catch (NoSuchFileException gone) {
                throw gone;
            } catch (IOException notOnThisSystem) {
                // the file itself is synced
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
