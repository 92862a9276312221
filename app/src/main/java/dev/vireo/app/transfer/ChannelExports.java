package dev.vireo.app.transfer;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.client.TransferListener;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureReason.LocalCause;
import dev.vireo.protocol.Answers;
import dev.vireo.time.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Has channels written down by the server, and brings what it wrote. FX thread. */
public final class ChannelExports {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final ServerClient client;
    private final Executor ui;
    private final Executor network;

    /**
     * @param ui      the FX thread: everything observable
     * @param network where calls may block
     */
    public ChannelExports(ServerClient client, Executor ui, Executor network) {
        this.client = client;
        this.ui = ui;
        this.network = network;
    }

    public Export export(String channelId, Path file) {
        Export export = new Export(file);
        network.execute(() -> run(export, channelId));
        return export;
    }

    private void run(Export export, String channelId) {
        try {
            Answers.ExportProgress stands = client.exports().begin(channelId);
            while (stands.state().equals("running") && !export.cancelled()) {
                show(export, stands);
                Pause.of(POLL_INTERVAL);
                stands = client.exports().progress(stands.id());
            }
            if (export.cancelled()) {
                client.exports().end(stands.id());
                end(export, TransferState.CANCELLED);
            } else if (stands.state().equals("done")) {
                bring(export, stands);
            } else {
                fail(export, FailureReason.of(LocalCause.EXPORT_FAILED));
            }
        } catch (ServerException e) {
            fail(export, FailureReason.of(e));
        } catch (IOException e) {
            if (export.cancelled()) {
                end(export, TransferState.CANCELLED);
            } else {
                fail(export, FailureReason.of(LocalCause.FILE_UNWRITABLE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bring(Export export, Answers.ExportProgress done) throws IOException {
        client.exports().download(done.id(), export.file(), new TransferListener() {
            @Override
            public void moved(long bytes, long total) {
                // The writing was the longer part, and that is what was shown.
            }

            @Override
            public boolean cancelled() {
                return export.cancelled();
            }
        });
        end(export, TransferState.DONE);
    }

    private void show(Export export, Answers.ExportProgress stands) {
        double part = stands.total() == 0 ? 0 : (double) stands.done() / stands.total();
        ui.execute(() -> export.progress(part));
    }

    private void end(Export export, TransferState how) {
        ui.execute(() -> export.end(how));
    }

    private void fail(Export export, FailureReason reason) {
        ui.execute(() -> export.fail(reason));
    }
}
