package dev.vireo.app.transfer;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureReason.LocalCause;
import dev.vireo.app.store.AccountStore;
import dev.vireo.protocol.Message.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Brings files from the server. FX thread. */
public final class FileDownloads implements Attachments {

    private final ServerClient client;
    private final AccountStore store;
    private final Executor ui;
    private final Executor network;

    /**
     * @param ui      the FX thread: everything observable
     * @param network where calls may block
     */
    public FileDownloads(ServerClient client, AccountStore store, Executor ui, Executor network) {
        this.client = client;
        this.store = store;
        this.ui = ui;
        this.network = network;
    }

    @Override
    public CompletionStage<byte[]> preview(Attachment attachment) {
        return ask(() -> client.files().preview(attachment.id()));
    }

    @Override
    public Download save(Attachment attachment, Path to) {
        Download download = new Download(to);
        network.execute(() -> bring(attachment, download));
        return download;
    }

    private void bring(Attachment attachment, Download download) {
        Upload.UploadAttempt attempt = download.attempt();
        try {
            client.files().download(attachment.id(), download.file(), Upload.transfer(attempt,
                    () -> ui.execute(() -> download.progress(attempt.moved.get() / 100.0))));
            ui.execute(() -> download.end(TransferState.DONE));
        } catch (ServerException e) {
            fail(download, FailureReason.of(e));
        } catch (IOException e) {
            if (attempt.cancelled) {
                ui.execute(() -> download.end(TransferState.CANCELLED));
            } else {
                fail(download, FailureReason.of(LocalCause.FILE_UNWRITABLE));
            }
        }
    }

    private void fail(Download download, FailureReason reason) {
        ui.execute(() -> download.fail(reason));
    }

    @Override
    public CompletionStage<Path> open(Attachment attachment) {
        return ask(() -> {
            Path file = store.attachment(attachment.id(), attachment.name());
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                client.files().download(attachment.id(), file, Upload.transfer(new Upload.UploadAttempt(), () -> {}));
            }
            return file;
        });
    }

    private <T> CompletionStage<T> ask(Callable<T> question) {
        CompletableFuture<T> done = new CompletableFuture<>();
        network.execute(() -> {
            try {
                T answer = question.call();
                ui.execute(() -> done.complete(answer));
            } catch (Exception e) {
                ui.execute(() -> done.completeExceptionally(e));
            }
        });
        return done;
    }
}
