package dev.vireo.server.writer;

import dev.vireo.server.log.CommandBatch;

/** Commands that may be handed to the server that writes. */
record CommandKind<C, T>(CommandBatch<C, T> batch, CommandCodec<C, T> codec) {
}
