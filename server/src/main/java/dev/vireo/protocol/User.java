package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person or bot of the office.
 *
 * @param username also the id in every path
 * @param bot      whether this is a program, which uses access tokens created by owners; false from an older server
 * @param active   false once they have left the office: they can do nothing here, and nobody can write to them
 * @param deleted  whether they were deleted for good: the profile is a neutral one, and they cannot come back
 * @param statusEmoji one emoji before the status text; empty where there is none
 * @param statusUntil when the status ends by itself; null if it does not
 * @param avatar   the content hash of the picture; null where there is none
 * @param presence null in stored events, since presence is not part of the log
 * @param lastSeen when the person was last connected; null if never, and in stored events
 */
public record User(
        String username,
        String displayName,
        String title,
        String department,
        OfficeRole role,
        boolean bot,
        Boolean active,
        boolean deleted,
        String statusText,
        String statusEmoji,
        @Nullable Instant statusUntil,
        @Nullable String avatar,
        @Nullable Presence presence,
        @Nullable Instant lastSeen) {

    /** What is left of a name. */
    private static final String FORMER = "Former colleague";

    /** An older server does not say who is active, and knows no emoji: everybody is, and there are none. */
    public User {
        active = active == null || active;
        statusEmoji = statusEmoji == null ? "" : statusEmoji;
    }

    /** Somebody who is here. */
    public User(String username, String displayName, String title, String department, OfficeRole role, boolean bot, String statusText,
            @Nullable String avatar, @Nullable Presence presence, @Nullable Instant lastSeen) {
        this(username, displayName, title, department, role, bot, true, false, statusText, "", null, avatar, presence, lastSeen);
    }

    /** A person who is here, not a bot. */
    public User(String username, String displayName, String title, String department, OfficeRole role, String statusText,
            @Nullable String avatar, @Nullable Presence presence, @Nullable Instant lastSeen) {
        this(username, displayName, title, department, role, false, statusText, avatar, presence, lastSeen);
    }

    public User with(@Nullable Presence presence, @Nullable Instant lastSeen) {
        return new User(username, displayName, title, department, role, bot, active, deleted, statusText, statusEmoji, statusUntil, avatar,
                presence, lastSeen);
    }

    public User withAvatar(@Nullable String hash) {
        return new User(username, displayName, title, department, role, bot, active, deleted, statusText, statusEmoji, statusUntil, hash,
                presence, lastSeen);
    }

    public User withActive(boolean here) {
        return new User(username, displayName, title, department, role, bot, here, deleted, statusText, statusEmoji, statusUntil, avatar,
                presence, lastSeen);
    }

    /** @param until null if it has no end */
    public User withStatus(String emoji, String text, @Nullable Instant until) {
        return new User(username, displayName, title, department, role, bot, active, deleted, text, emoji, until, avatar, presence,
                lastSeen);
    }

    /** What stays once they are deleted for good: that there was somebody. */
    public User former() {
        return new User(username, FORMER, "", "", role.managesPeople() ? OfficeRole.MEMBER : role, bot, false, true, "", "", null, null,
                null,
                null);
    }
}
