package dev.vireo.server.message;

/** Tells who can be reached now, for {@code @here}. Must not block. */
@FunctionalInterface
public interface OnlineCheck {

    boolean isOnline(String username);
}
