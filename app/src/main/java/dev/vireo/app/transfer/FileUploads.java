package dev.vireo.app.transfer;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.client.TransferListener;
import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureReason.LocalCause;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.OutboxMessage.OutboxFile;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads, a few at a time. */
public final class FileUploads implements Uploads {

    private static final Logger log = LoggerFactory.getLogger(FileUploads.class);
    private static final int AT_ONCE = 3;

    private final ServerClient client;
    private final AccountStore store;
    private final Executor ui;
    private final Executor disk;
    private final Executor network;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Map<Path, Upload> byFile = new ConcurrentHashMap<>();

    /**
     * @param ui      the FX thread: everything observable
     * @param disk    one thread: what is handed to it is written in that order
     * @param network where calls may block
     */
    public FileUploads(ServerClient client, AccountStore store, Executor ui, Executor disk, Executor network) {
        this.client = client;
        this.store = store;
        this.ui = ui;
        this.disk = disk;
        this.network = network;
    }

    @Override
    public Upload upload(Path file) {
        Path name = file.getFileName();
        Upload upload = new Upload(file, name == null ? "file" : name.toString(), this::start);
        start(upload);
        return upload;
    }

    @Override
    public Upload upload(String name, byte[] content) {
        Path file = store.newFile();
        Upload upload = new Upload(file, name, this::start);
        disk.execute(() -> {
            try {
                store.keepFile(file, content);
                ui.execute(() -> start(upload));
            } catch (IOException e) {
                ui.execute(() -> upload.fail(FailureReason.of(LocalCause.DISK_UNWRITABLE)));
            }
        });
        return upload;
    }

    private void start(Upload upload) {
        byFile.put(upload.file(), upload);
        Upload.UploadAttempt attempt = upload.current();
        network.execute(() -> carry(upload, attempt));
    }

    private void carry(Upload upload, Upload.UploadAttempt attempt) {
        TransferListener transfer = Upload.transfer(attempt, () -> ui.execute(() -> upload.progress(attempt.moved.get() / 100.0)));
        try {
            Attachment attachment = carry(upload.file(), upload.name(), transfer);
            ui.execute(() -> {
                if (attempt.result.complete(attachment)) {
                    upload.end(TransferState.DONE);
                }
            });
        } catch (ServerException | FailedException e) {
            ui.execute(() -> {
                if (attempt.result.completeExceptionally(e)) {
                    upload.fail(FailureReason.of(e));
                }
            });
        }
    }

    private Attachment carry(Path file, String name, TransferListener transfer) {
        try {
            if (Files.size(file) > Limits.ATTACHMENT_BYTES) {
                throw new FailedException(LocalCause.FILE_TOO_LARGE, name);
            }
            turns.acquire();
            try {
                return client.files().upload(file, name, transfer);
            } finally {
                turns.release();
            }
        } catch (NoSuchFileException e) {
            throw new FailedException(LocalCause.FILE_GONE, name);
        } catch (IOException e) {
            throw new FailedException(LocalCause.FILE_UNREADABLE, name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /**
     * The attachment that a file became, or becomes now. Blocks until it is one.
     *
     * @throws ServerException if the server could not be reached or refused it
     * @throws FailedException if it cannot be had, or was cancelled
     */
    public Attachment attachment(OutboxFile file) {
        Path path = Path.of(file.path());
        Upload upload = byFile.get(path);
        if (upload != null) {
            try {
                return upload.current().result.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof FailedException failed) {
                    throw failed;
                }
                log.debug("Retrying an upload for its message");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
        return carry(path, file.name(), Upload.transfer(new Upload.UploadAttempt(), () -> {}));
    }

    /** Forgets that the server has it: it is uploaded again when needed. */
    public void forget(OutboxFile file) {
        byFile.remove(Path.of(file.path()));
    }

    /** A message took it: the copy that was made of what had no file is not needed any more. */
    public void taken(OutboxFile file) {
        Path path = Path.of(file.path());
        byFile.remove(path);
        disk.execute(() -> {
            try {
                store.forgetFile(path);
            } catch (IOException e) {
                log.debug("Couldn't delete a pasted file: {}", e.getMessage());
            }
        });
    }
}
