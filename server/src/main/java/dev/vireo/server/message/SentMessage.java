package dev.vireo.server.message;

import dev.vireo.protocol.Message;

/** A stored message; {@code repeated} if it was already stored before this request. */
record SentMessage(Message message, boolean repeated) {
}
