package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.protocol.Message.Attachment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several messages as plain text, with who said each and when. */
record CopiedMessages(ChatModel chat, MessageTimes when, Texts texts) {

    /** In their order, one after the other: "[3 Mar 2026, 14:05] Rama: Hello". */
    String of(List<ChatMessage> messages) {
        return messages.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(ChatMessage message) {
        String body = message.deleted() ? texts.get("message.deleted") : FormattedText.plain(message.body(), chat.names());
        String all = message.deleted() ? body : Stream.concat(Stream.of(body), message.attachments().stream().map(Attachment::name))
                .filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
        return texts.get("copied.line", when.date(message.time()), when.time(message.time()), chat.name(message.author()), all);
    }
}
