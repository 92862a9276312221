package dev.vireo.app.audit;

import dev.vireo.protocol.Answers;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The office's audit log. Called on the FX thread; never blocks, and what it returns ends on the FX thread. */
public interface AuditSource {

    /** The newest entries. @param before the newest before this number */
    CompletionStage<Answers.AuditPage> page(AuditQuery query, OptionalLong before);

    CompletionStage<Answers.AuditCheck> verify();

    /** Writes all matching entries into a file, as CSV. */
    CompletionStage<Void> export(AuditQuery query, Path to);
}
