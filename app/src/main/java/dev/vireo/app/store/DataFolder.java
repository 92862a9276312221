package dev.vireo.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder where one client keeps everything. Held by one client at a time: two would send each other's outbox.
 *
 * <pre>
 * lock               held while the client runs
 * running.json       where another start finds the client that runs; stale when nobody holds the lock
 * preferences.json   how this person likes it
 * account.json       who is signed in, and the token; for the owner's eyes only
 * keys.json          by which keys offices are known
 * accounts/NAME/     one database for each account: outbox, cache, drafts, cursor
 * office/            the office that was started on this computer, if any
 * </pre>
 */
public final class DataFolder implements AutoCloseable {

    /** Another client holds the folder. The message says so in plain words. */
    public static final class InUseException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InUseException(Path folder) {
            super("Vireo is already running with the data folder " + folder);
        }
    }

    private final Path folder;
    private final FileChannel channel;
    private final KnownKeys keys;
    private final Preferences.Saved preferences;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
        this.keys = KnownKeys.in(folder);
        this.preferences = new Preferences.Saved(folder.resolve("preferences.json"));
    }

    /**
     * Opens the folder, making it if need be.
     *
     * @throws InUseException       if another client holds it
     * @throws UncheckedIOException if it cannot be made or written to
     */
    public static DataFolder open(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new InUseException(folder);
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the folder is by the system's own custom, for this user. */
    public static Path standard() {
        return standard(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path standard(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Vireo");
        }
        if (name.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Vireo");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isBlank() ? home.resolve(".local").resolve("share") : Path.of(data)).resolve("vireo");
    }

    public Path path() {
        return folder;
    }

    public Preferences.Saved preferences() {
        return preferences;
    }

    /** What the client that holds this folder, or held it last, left for other starts. Needs no lock. */
    public static Optional<RunningClient> running(Path folder) {
        return PrivateFiles.read(folder.resolve("running.json"), RunningClient.class);
    }

    public void keepRunning(RunningClient client) {
        PrivateFiles.write(folder.resolve("running.json"), client);
    }

    /** How offices are known that were entered before. */
    public KnownKeys keys() {
        return keys;
    }

    /** Who is signed in; empty if nobody is. */
    public Optional<Account> account() {
        return PrivateFiles.read(folder.resolve("account.json"), Account.class);
    }

    public synchronized void keepAccount(Account account) {
        PrivateFiles.write(folder.resolve("account.json"), account);
    }

    /**
     * The office of an account is at another address from now on. What the account has on disk stays where it is.
     *
     * @return whether the account is there now; not if nobody is signed in with it any more
     */
    public synchronized boolean moveAccount(Account from, URI address) {
        if (!account().equals(Optional.of(from))) {
            return false;
        }
        keys.move(from.server(), address);
        keepAccount(from.at(address));
        return true;
    }

    /** Forgets the token. What the account has on disk stays, so that nothing unsent is lost. */
    public synchronized void forgetAccount() {
        try {
            Files.deleteIfExists(folder.resolve("account.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens what is kept for an account. */
    public AccountStore store(Account account) {
        boolean mayHaveMoved = "https".equals(account.server().getScheme());
        Account asKnown = mayHaveMoved ? account.at(keys.home(account.server())) : account;
        Path own = folder.resolve("accounts").resolve(asKnown.folderName());
        PrivateFiles.createFolder(own);
        return AccountStore.open(own);
    }

    /** Takes what is kept for an account along to another address of the same office, unless there is something. */
    public void moveStore(Account from, Account to) {
        Path accounts = folder.resolve("accounts");
        Path target = accounts.resolve(to.folderName());
        try {
            if (Files.exists(accounts.resolve(from.folderName())) && !Files.exists(target)) {
                Files.move(accounts.resolve(from.folderName()), target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data folder of the office on this computer; it exists once an office was started. */
    public Path office() {
        return folder.resolve("office");
    }

    @Override
    public void close() {
        preferences.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
