package dev.vireo.server.message;

import dev.vireo.protocol.Message.Attachment;
import dev.vireo.server.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Gives messages what they need to know about the files they carry. */
public interface MessageFiles {

    /**
     * Gives files to a message, in this order, inside a write transaction.
     *
     * @throws ProblemException before anything is written: 400 if they are too many, one is named twice or is not the author's, 409 if
     *                          another message has one
     */
    List<Attachment> attach(Handle handle, String author, long messageId, List<String> ids);

    /** Gives the files of one message to another as well, inside a write transaction. Their contents are stored once. */
    List<Attachment> copy(Handle handle, String author, long fromMessageId, long messageId);

    /** The files of those of these messages that carry any. */
    Map<Long, List<Attachment>> of(Handle handle, Collection<Long> messageIds);

    /** Releases the files of deleted messages, or of messages about to be deleted. They can no longer be read. */
    void detach(Handle handle, Collection<Long> messageIds);
}
