package dev.vireo.app.chat.list;

import dev.vireo.app.chat.files.FileServices;
import dev.vireo.app.chat.files.FilesPane;
import dev.vireo.app.chat.files.ShownPicture;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.protocol.Message.Attachment;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.stage.Window;

/** The pictures of a conversation, as far as it is loaded, in the order in which they were sent. */
final class Gallery {

    private Gallery() {
    }

    /** Shows one of them large, with the others beside it. */
    static void show(ChatModel chat, FileServices files, ChatMessage message, Attachment first, Window owner) {
        List<ChatMessage> loaded = chat.conversation().messages();
        // A reply, or something far back, is not among them.
        Stream<ChatMessage> all = loaded.contains(message) ? loaded.stream()
                : Stream.concat(loaded.stream(), Stream.of(message)).sorted(Comparator.comparingLong(ChatMessage::number));
        List<ShownPicture> pictures = all.flatMap(each -> each.attachments().stream().filter(FilesPane::isPicture)
                .map(file -> new ShownPicture(file, chat.name(each.author()), each.time()))).toList();
        files.viewer().show(owner, pictures, first);
    }
}
