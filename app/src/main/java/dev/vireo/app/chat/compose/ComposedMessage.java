package dev.vireo.app.chat.compose;

import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Limits;
import java.util.ArrayList;
import java.util.List;

/** A message as it was written, with the files that go with it. */
public record ComposedMessage(String text, List<Upload> files) {

    /** What is sent at once: as many messages as the files need. The words go with the first. */
    static List<ComposedMessage> of(String text, List<Upload> files) {
        List<ComposedMessage> messages = new ArrayList<>();
        messages.add(new ComposedMessage(text, files.subList(0, Math.min(Limits.ATTACHMENTS, files.size()))));
        for (int i = Limits.ATTACHMENTS; i < files.size(); i += Limits.ATTACHMENTS) {
            messages.add(new ComposedMessage("", files.subList(i, Math.min(i + Limits.ATTACHMENTS, files.size()))));
        }
        return messages;
    }
}
