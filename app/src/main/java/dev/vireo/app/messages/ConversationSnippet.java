package dev.vireo.app.messages;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.MentionNames;

/** The one line that a conversation is told by: what is being written, or what was said last and by whom. */
final class ConversationSnippet {

    /** A whole message of ten thousand characters would be measured for nothing. Its markup is read before it is cut. */
    private static final int MAX_LENGTH = 200;
    private static final int MAX_OF_A_NAME = 24;

    private final Workspace workspace;
    private final MentionNames names;
    private final Texts texts = Texts.of(ConversationSnippet.class);

    ConversationSnippet(Workspace workspace) {
        this.workspace = workspace;
        this.names = MentionNames.of(username -> workspace.person(username).map(Person::displayName), workspace.me().username());
    }

    String of(Conversation conversation) {
        String draft = conversation.draftProperty().get().strip();
        if (!draft.isEmpty()) {
            return texts.get("draft", oneLine(draft, MAX_LENGTH));
        }
        ChatMessage last = conversation.lastMessageProperty().get();
        if (last == null) {
            return conversation.isDirect() ? "" : texts.get("nothing.said");
        }
        String words = words(last);
        if (last.own()) {
            return texts.get("own", words);
        }
        return conversation.isDirect() ? words : texts.get("by", author(last.author()), words);
    }

    private String words(ChatMessage message) {
        if (message.deleted()) {
            return texts.get("deleted");
        }
        if (message.body().isBlank() && !message.attachments().isEmpty()) {
            return texts.get("files", message.attachments().size(), oneLine(message.attachments().getFirst().name(), MAX_LENGTH));
        }
        return oneLine(FormattedText.plain(message.body(), names), MAX_LENGTH);
    }

    private String author(String username) {
        return oneLine(workspace.person(username).map(Person::displayName).orElse(username), MAX_OF_A_NAME);
    }

    private static String oneLine(String text, int most) {
        return start(text, most).replaceAll("\\s+", " ").strip();
    }

    private static String start(String text, int most) {
        boolean fits = text.codePointCount(0, text.length()) <= most;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "\u2026";
    }
}
