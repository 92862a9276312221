package dev.vireo.app.people;

import dev.vireo.protocol.User;

/** The state of a person's account in the office. */
enum PersonState {
    ACTIVE,
    /** They may come back. */
    LEFT,
    /** For good. */
    DELETED;

    static PersonState of(User user) {
        return user.deleted() ? DELETED : user.active() ? ACTIVE : LEFT;
    }

    /** As a key among the texts. */
    String key() {
        return switch (this) {
            case ACTIVE -> "active";
            case LEFT -> "left";
            case DELETED -> "deleted";
        };
    }
}
