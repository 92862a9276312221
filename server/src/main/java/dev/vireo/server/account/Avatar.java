package dev.vireo.server.account;

/** A profile picture as it is stored and served: a PNG of 256×256 pixels and the hash of its bytes. */
record Avatar(String hash, byte[] png) {
}
