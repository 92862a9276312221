package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.protocol.Message.Attachment;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a screen reader says of a message. */
final class AccessibleText {

    private AccessibleText() {
    }

    /** "Rama, 14:05: Hello. 2 replies". */
    static String of(Row.Said said, ChatModel chat, MessageTimes when, Texts texts) {
        ChatMessage message = said.message();
        MessageSnapshot look = said.look();
        String time = when.time(message.time());
        String body = look.deleted() ? texts.get("message.deleted") : FormattedText.plain(look.body(), chat.names());
        String files = look.files().stream().map(Attachment::name).collect(Collectors.joining(", "));
        String all = Stream.of(body, files).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
        String words = message.own() ? own(look, time, all, texts) : texts.get("message.spoken", chat.name(message.author()), time, all);
        return look.thread() == null ? words : texts.get("message.spoken.thread", words, look.thread().replies());
    }

    private static String own(MessageSnapshot look, String time, String body, Texts texts) {
        String key = look.deleted() ? "message.spoken" : switch (look.delivery()) {
            case PENDING -> "message.spoken.pending";
            case SENT -> "message.spoken.sent";
            case READ -> "message.spoken.read";
            case FAILED -> "message.spoken.failed";
        };
        return texts.get(key, texts.get("message.you"), time, body, look.failure());
    }
}
