package dev.vireo.app.transfer;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Message.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Files without a server: what is asked for waits until it is told how it ends. Use it on the FX thread. */
public final class SampleFiles implements Uploads, Attachments {

    private final Path folder;
    private final List<Upload> uploads = new ArrayList<>();
    private final List<Download> downloads = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, List<CompletableFuture<byte[]>>> waiting = new HashMap<>();
    private int tries;

    public SampleFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Upload upload(Path file) {
        Upload upload = new Upload(file, String.valueOf(file.getFileName()), _ -> tries++);
        uploads.add(upload);
        return upload;
    }

    @Override
    public Upload upload(String name, byte[] content) {
        Path file = folder.resolve("pasted" + uploads.size());
        write(file, content);
        Upload upload = new Upload(file, name, _ -> tries++);
        uploads.add(upload);
        return upload;
    }

    public List<Upload> uploads() {
        return uploads;
    }

    public int tries() {
        return tries;
    }

    public void moved(Upload upload, double done) {
        upload.progress(done);
    }

    public void done(Upload upload) {
        upload.end(TransferState.DONE);
    }

    public void fail(Upload upload, String words) {
        upload.fail(new FailureReason.ToldByServer(words));
    }

    /** Gives the server a file, as its preview and as itself. */
    public void have(String id, byte[] content) {
        contents.put(id, content);
    }

    /** The requested previews, in order. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public CompletionStage<byte[]> preview(Attachment attachment) {
        asked.add(attachment.id());
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        if (contents.containsKey(attachment.id())) {
            answer.complete(contents.get(attachment.id()));
        } else {
            waiting.computeIfAbsent(attachment.id(), _ -> new ArrayList<>()).add(answer);
        }
        return answer;
    }

    public void failPreview(String id) {
        waiting.getOrDefault(id, List.of()).forEach(each -> each.completeExceptionally(new IllegalStateException("not now")));
    }

    @Override
    public Download save(Attachment attachment, Path to) {
        Download download = new Download(to);
        downloads.add(download);
        return download;
    }

    public List<Download> downloads() {
        return downloads;
    }

    public void moved(Download download, double done) {
        download.progress(done);
    }

    public void done(Download download) {
        download.end(TransferState.DONE);
    }

    public void fail(Download download, FailureReason reason) {
        download.fail(reason);
    }

    public static void moved(Export export, double done) {
        export.progress(done);
    }

    public static void end(Export export, TransferState how) {
        export.end(how);
    }

    public static void fail(Export export, FailureReason reason) {
        export.fail(reason);
    }

    public static Export export(Path file) {
        return new Export(file);
    }

    public static boolean cancelled(Download download) {
        return download.attempt().cancelled;
    }

    @Override
    public CompletionStage<Path> open(Attachment attachment) {
        byte[] content = contents.get(attachment.id());
        if (content == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not now"));
        }
        Path file = folder.resolve("opened" + attachment.id());
        write(file, content);
        return CompletableFuture.completedFuture(file);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
