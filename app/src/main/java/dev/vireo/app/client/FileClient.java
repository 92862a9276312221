package dev.vireo.app.client;

import dev.vireo.protocol.Message;
import java.io.IOException;
import java.nio.file.Path;

/** The API of attached files as methods, with the rules of {@link ServerClient}. */
public final class FileClient {

    private final Http http;
    private final FileStreaming transfers;

    FileClient(Http http, FileStreaming transfers) {
        this.http = http;
        this.transfers = transfers;
    }

    /**
     * Takes a file to the server. Blocks for as long as that takes.
     *
     * @throws IOException if it cannot be read here
     */
    public Message.Attachment upload(Path file, String name, TransferListener transfer) throws IOException {
        return transfers.upload(file, name, transfer);
    }

    /** Brings an attachment. Blocks for as long as that takes. @throws IOException if it cannot be written, or was cancelled */
    public void download(String attachmentId, Path to, TransferListener transfer) throws IOException {
        transfers.download("/api/v1/attachment/" + Http.escape(attachmentId), to, transfer);
    }

    /** A small picture as PNG, or the beginning of a text, as the attachment says. */
    public byte[] preview(String attachmentId) {
        return http.exchange("GET", "/api/v1/attachment/" + Http.escape(attachmentId) + "/preview", null);
    }
}
