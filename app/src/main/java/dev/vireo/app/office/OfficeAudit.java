package dev.vireo.app.office;

import dev.vireo.app.audit.AuditQuery;
import dev.vireo.app.audit.AuditSource;
import dev.vireo.app.client.AuditClient;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.TransferListener;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Answers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The audit log as the office's server tells it. */
public final class OfficeAudit implements AuditSource {

    private final AuditClient audit;
    private final Background background;

    /** @param client signed in as an owner */
    public OfficeAudit(ServerClient client, Background background) {
        this.audit = client.audit();
        this.background = background;
    }

    @Override
    public CompletionStage<Answers.AuditPage> page(AuditQuery query, OptionalLong before) {
        Map<String, String> filter = filter(query);
        before.ifPresent(number -> filter.put("before", Long.toString(number)));
        return background.ask(() -> audit.page(filter));
    }

    @Override
    public CompletionStage<Answers.AuditCheck> verify() {
        return background.ask(audit::verify);
    }

    @Override
    public CompletionStage<Void> export(AuditQuery query, Path to) {
        return background.ask(() -> {
            audit.download(filter(query), to, new UnwatchedTransfer());
            return null;
        });
    }

    private static Map<String, String> filter(AuditQuery query) {
        Map<String, String> filter = new LinkedHashMap<>();
        query.person().ifPresent(person -> filter.put("person", person));
        query.action().ifPresent(action -> filter.put("action", action));
        return filter;
    }

    /** Nobody follows the bytes: it is short, and cannot be cancelled. */
    private static final class UnwatchedTransfer implements TransferListener {

        @Override
        public void moved(long bytes, long total) {
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
