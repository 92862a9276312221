package dev.vireo.app.state;

import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Attachment;
import java.time.Instant;
import java.util.List;

/** Messages that carry files, without an office that has them. */
public final class SampleMessages {

    /** Something that was said, with files. */
    public static ChatMessage said(Conversation conversation, long number, String author, List<Attachment> files) {
        Message message = Message.written("" + (5_000 + number), "7", number, author, "", Instant.now(), null).with(List.of(), files);
        return new ChatMessage(conversation, message, author.equals(conversation.me()));
    }

    /** Something that is on its way, with files. */
    public static ChatMessage coming(Conversation conversation, List<Upload> files) {
        return new ChatMessage(conversation, "coming" + files.size(), null, "", files, Instant.now());
    }

    private SampleMessages() {
    }
}
