package dev.vireo.app.chat.files;

import dev.vireo.protocol.Message.Attachment;
import java.time.Instant;

/** A picture that the viewer shows: who sent it and when. */
public record ShownPicture(Attachment file, String author, Instant time) {
}
