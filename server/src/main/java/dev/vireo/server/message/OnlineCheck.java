package dev.vireo.server.message;

/** What {@code @here} needs to know of the office's people: who can be reached now. Must not block. */
@FunctionalInterface
public interface OnlineCheck {

    boolean is(String username);
}
