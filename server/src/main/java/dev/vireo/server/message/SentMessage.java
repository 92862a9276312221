package dev.vireo.server.message;

import dev.vireo.protocol.Message;

/** A message that is stored; {@code repeated} if it was so before it was asked for. */
record SentMessage(Message message, boolean repeated) {
}
