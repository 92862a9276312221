package dev.vireo.server.message;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.text.MessageText;
import dev.vireo.server.problem.ProblemException;
import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Normalises and checks the text of messages. */
final class MessageBody {

    private MessageBody() {
    }

    /**
     * Normalises a text: NFC, plain line ends, no leading blank lines, no trailing white space.
     *
     * @throws ProblemException 400 if it is missing, blank, too long, or contains what is not text
     */
    static String of(@Nullable String text) {
        if (text == null) {
            throw missing();
        }
        String body = ofOptional(text);
        if (body.isEmpty()) {
            throw blank();
        }
        return body;
    }

    /** Like {@link #of}, but the text may be missing or blank, and is then empty. Only for a message that carries files. */
    static String ofOptional(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.length() > 4 * Limits.MESSAGE_LENGTH) {
            throw tooLong();
        }
        String body = MessageText.trimmed(Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n"));
        if (MessageText.blank(body)) {
            return "";
        }
        if (body.codePointCount(0, body.length()) > Limits.MESSAGE_LENGTH) {
            throw tooLong();
        }
        if (body.codePoints().anyMatch(MessageBody::isNotText)) {
            throw ProblemException.badRequest("message_not_text", "Messages can't contain control characters.");
        }
        return body;
    }

    /** Control characters other than tab and new line, and halves of surrogate pairs. */
    private static boolean isNotText(int codePoint) {
        return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t'
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    static ProblemException missing() {
        return ProblemException.badRequest("message_missing", "The message has no text.");
    }

    static ProblemException blank() {
        return ProblemException.badRequest("message_blank", "The message is blank.");
    }

    private static ProblemException tooLong() {
        return new ProblemException(400, "message_too_long",
                "Messages can have at most " + Limits.MESSAGE_LENGTH + " characters.",
                Map.of("limit", Limits.MESSAGE_LENGTH));
    }
}
