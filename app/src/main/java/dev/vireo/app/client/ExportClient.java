package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import java.io.IOException;
import java.nio.file.Path;

/** The API of exports as methods, with the rules of {@link ServerClient}. */
public final class ExportClient {

    private final Http http;
    private final FileStreaming transfers;

    ExportClient(Http http, FileStreaming transfers) {
        this.http = http;
        this.transfers = transfers;
    }

    /** Begins to write a channel down. */
    public Answers.ExportProgress begin(String channelId) {
        return http.call("POST", channelPath(channelId) + "/export", null, Answers.ExportProgress.class);
    }

    public Answers.ExportProgress progress(String exportId) {
        return http.call("GET", exportPath(exportId), null, Answers.ExportProgress.class);
    }

    public void download(String exportId, Path to, TransferListener transfer) throws IOException {
        transfers.download(exportPath(exportId) + "/file", to, transfer);
    }

    /** Stops an export, or forgets one that is done. */
    public void end(String exportId) {
        http.exchange("DELETE", exportPath(exportId), null);
    }

    private static String channelPath(String id) {
        return "/api/v1/channel/" + Http.escape(id);
    }

    private static String exportPath(String id) {
        return "/api/v1/export/" + Http.escape(id);
    }
}
