package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The API of the audit log as methods, with the rules of {@link ServerClient}. */
public final class AuditClient {

    private static final String AUDIT = "/api/v1/audit";

    private final Http http;
    private final FileStreaming transfers;

    AuditClient(Http http, FileStreaming transfers) {
        this.http = http;
        this.transfers = transfers;
    }

    /** The newest entries. @param filter the API's parameters, by their names */
    public Answers.AuditPage page(Map<String, String> filter) {
        return http.call("GET", AUDIT + query(filter), null, Answers.AuditPage.class);
    }

    /** Brings the audit log as CSV. */
    public void download(Map<String, String> filter, Path to, TransferListener transfer) throws IOException {
        transfers.download(AUDIT + ".csv" + query(filter), to, transfer);
    }

    public Answers.AuditCheck verify() {
        return http.call("POST", AUDIT + "/verify", null, Answers.AuditCheck.class);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : parameters.entrySet().stream()
                .map(each -> Http.escape(each.getKey()) + "=" + Http.escape(each.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }
}
