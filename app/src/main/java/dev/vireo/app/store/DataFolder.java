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
import java.util.Optional;

/**
 * The folder where one client keeps everything. Held by one client at a time: two would send each other's outbox.
 *
 * <pre>
 * lock               held while the client runs
 * running.json       where another start finds the client that runs; stale when nobody holds the lock
 * preferences.json   how this person likes it, unless the system has another place for that ({@link AppFolders#config})
 * account.json       who is signed in, and the token; for the owner's eyes only
 * keys.json          by which keys offices are known
 * accounts/NAME/     one database for each account: outbox, cache, drafts, cursor
 * updates/           a package that was downloaded and not installed yet
 * reopen.json        what was open when Vireo restarted into another version
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

    private static final String LOCK = "lock";
    private static final String RUNNING = "running.json";

    private final AppFolders places;
    private final Path folder;
    private final FileChannel channel;
    private final KnownKeys keys;
    private final Preferences.Saved preferences;

    private DataFolder(AppFolders places, FileChannel channel) {
        this.places = places;
        this.folder = places.data();
        this.channel = channel;
        this.keys = KnownKeys.in(folder);
        this.preferences = new Preferences.Saved(places.preferences());
    }

    /**
     * Opens the folder, making it if need be.
     *
     * @throws InUseException       if another client holds it
     * @throws UncheckedIOException if it cannot be made or written to
     */
    public static DataFolder open(Path folder) {
        return open(AppFolders.of(folder));
    }

    /** As {@link #open(Path)}, where the other files of the client are elsewhere. */
    public static DataFolder open(AppFolders places) {
        Path folder = places.data();
        try {
            PrivateFiles.createFolder(folder);
            FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new InUseException(folder);
            }
            // What a killed client left behind leads to whoever has its port now.
            Files.deleteIfExists(folder.resolve(RUNNING));
            return new DataFolder(places, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a client holds this folder just now; not if it is somebody else's. */
    public static boolean isHeld(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return !locked(channel);
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the folder is by the system's own custom, for this user. */
    public static Path standard() {
        return AppFolders.standard().data();
    }

    public Path path() {
        return folder;
    }

    /** Where the client keeps what is not in this folder. */
    public AppFolders places() {
        return places;
    }

    public Preferences.Saved preferences() {
        return preferences;
    }

    /** How another start reaches the client that holds this folder; empty if none does, or it does not listen yet or any more. Needs no lock. */
    public static Optional<RunningClient> running(Path folder) {
        return !isHeld(folder) ? Optional.empty() : PrivateFiles.read(folder.resolve(RUNNING), RunningClient.class);
    }

    /** From now on another start reaches this client, until {@link #forgetRunning()}. */
    public void keepRunning(RunningClient client) {
        PrivateFiles.write(folder.resolve(RUNNING), client);
    }

    public void forgetRunning() {
        try {
            Files.deleteIfExists(folder.resolve(RUNNING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Where packages lie until they are installed. */
    public Path updates() {
        return folder.resolve("updates");
    }

    /** Keeps which conversations are open, for the start that follows. */
    public void keepOpen(OpenBefore open) {
        PrivateFiles.write(folder.resolve("reopen.json"), open);
    }

    /** What was kept, once. */
    public Optional<OpenBefore> takeOpen() {
        Path file = folder.resolve("reopen.json");
        Optional<OpenBefore> open = PrivateFiles.read(file, OpenBefore.class);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    @Override
    public void close() {
        preferences.close();
        try (channel) {
            Files.deleteIfExists(folder.resolve(RUNNING));
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
