package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.protocol.Message.Attachment;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text that a screen reader speaks for a message. */
final class AccessibleText {

    private AccessibleText() {
    }

    /** "Rama, 14:05: Hello. 2 replies". */
    static String of(Row.MessageRow said, ChatModel chat, MessageTimes when, Texts texts) {
        ChatMessage message = said.message();
        MessageSnapshot snapshot = said.snapshot();
        String time = when.time(message.time());
        String body = snapshot.deleted() ? texts.get("message.deleted") : FormattedText.plain(snapshot.body(), chat.names());
        String spoken = message.forwarded().map(from -> texts.get("message.forwarded.spoken", chat.name(from.author()),
                when.dayAndTime(from.writtenAt()), body)).orElse(body);
        String files = snapshot.files().stream().map(Attachment::name).collect(Collectors.joining(Texts.language().comma()));
        String all = Stream.of(spoken, files).filter(part -> !part.isBlank()).collect(Collectors.joining(Texts.language().comma()));
        String words = message.own() ? own(snapshot, time, all, texts)
                : texts.get("message.spoken", chat.name(message.author()), time, all);
        return snapshot.thread() == null ? words : texts.get("message.spoken.thread", words, snapshot.thread().replies());
    }

    private static String own(MessageSnapshot snapshot, String time, String body, Texts texts) {
        String key = snapshot.deleted() ? "message.spoken" : switch (snapshot.delivery()) {
            case PENDING -> "message.spoken.pending";
            case SENT -> "message.spoken.sent";
            case READ -> "message.spoken.read";
            case FAILED -> "message.spoken.failed";
        };
        return texts.get(key, texts.get("message.you"), time, body, snapshot.failure());
    }
}
