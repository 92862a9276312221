package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person or bot of the office.
 *
 * @param username also the id in every path
 * @param bot      whether this is a program, which uses access tokens created by owners; false from an older server
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
        String statusText,
        @Nullable String avatar,
        @Nullable Presence presence,
        @Nullable Instant lastSeen) {

    /** A person, not a bot. */
    public User(String username, String displayName, String title, String department, OfficeRole role, String statusText,
            @Nullable String avatar, @Nullable Presence presence, @Nullable Instant lastSeen) {
        this(username, displayName, title, department, role, false, statusText, avatar, presence, lastSeen);
    }

    public User with(Presence presence, @Nullable Instant lastSeen) {
        return new User(username, displayName, title, department, role, bot, statusText, avatar, presence, lastSeen);
    }
}
