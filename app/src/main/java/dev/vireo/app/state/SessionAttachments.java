package dev.vireo.app.state;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.FailureReason.LocalCause;
import dev.vireo.app.store.AccountStore;
import dev.vireo.protocol.Message.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/** Brings files from the server. FX thread. */
final class SessionAttachments implements Attachments {

    private final ServerClient client;
    private final AccountStore store;
    private final Lanes lanes;
    private final Calls calls;

    SessionAttachments(ServerClient client, AccountStore store, Lanes lanes, Calls calls) {
        this.client = client;
        this.store = store;
        this.lanes = lanes;
        this.calls = calls;
    }

    @Override
    public CompletionStage<byte[]> preview(Attachment attachment) {
        return calls.ask(() -> client.preview(attachment.id()));
    }

    @Override
    public Download save(Attachment attachment, Path to) {
        Download download = new Download(to);
        lanes.network().execute(() -> bring(attachment, download));
        return download;
    }

    private void bring(Attachment attachment, Download download) {
        Upload.Try attempt = download.attempt();
        try {
            client.download(attachment.id(), download.file(), Upload.transfer(attempt,
                    () -> lanes.ui().execute(() -> download.progress(attempt.moved.get() / 100.0))));
            lanes.ui().execute(() -> download.end(TransferState.DONE));
        } catch (ServerException e) {
            fail(download, FailureReason.of(e));
        } catch (IOException e) {
            if (attempt.cancelled) {
                lanes.ui().execute(() -> download.end(TransferState.CANCELLED));
            } else {
                fail(download, FailureReason.of(LocalCause.FILE_UNWRITABLE));
            }
        }
    }

    private void fail(Download download, FailureReason reason) {
        lanes.ui().execute(() -> download.fail(reason));
    }

    @Override
    public CompletionStage<Path> open(Attachment attachment) {
        return calls.ask(() -> {
            Path file = store.attachment(attachment.id(), attachment.name());
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                client.download(attachment.id(), file, Upload.transfer(new Upload.Try(), () -> { }));
            }
            return file;
        });
    }
}
