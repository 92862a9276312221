package dev.vireo.server.channel;

import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Keeps the office's channels within their {@link ChannelQuota}, so that everybody's list of them stays small. */
public final class ChannelQuotaCheck {

    private static final String CODE = "too_many_channels";
    private static final Duration DAY = Duration.ofDays(1);

    private final ChannelQuota quota;

    public ChannelQuotaCheck(ChannelQuota quota) {
        this.quota = quota;
    }

    /** @throws ProblemException 409 if no further channel may be made, by this person or at all */
    void requireRoomToMake(Handle sql, String maker, Instant now) {
        if (QuotaTable.madeSince(sql, maker, now.minus(DAY)) >= quota.perDay()) {
            throw new ProblemException(409, CODE,
                    "You have created " + quota.perDay() + " channels within a day, which is the limit. Try again tomorrow.",
                    Map.of("limit", quota.perDay(), "of", "day"));
        }
        if (QuotaTable.channels(sql) >= quota.inOffice()) {
            throw new ProblemException(409, CODE,
                    "The office has reached its limit of " + quota.inOffice() + " channels. Archive some first.",
                    Map.of("limit", quota.inOffice(), "of", "office"));
        }
    }

    int perPerson() {
        return quota.perPerson();
    }

    /** @throws ProblemException 409 naming those who are in too many channels to enter another */
    void requireRoomToEnter(Handle sql, Collection<String> usernames) {
        List<String> full = usernames.isEmpty() ? List.of() : QuotaTable.inAtLeast(sql, usernames, quota.perPerson());
        if (!full.isEmpty()) {
            throw new ProblemException(409, CODE, "Nobody can be in more than " + quota.perPerson() + " channels. Already at the limit: "
                    + String.join(", ", full.subList(0, Math.min(full.size(), 10))) + ".",
                    Map.of("limit", quota.perPerson(), "of", "person", "usernames", full));
        }
    }
}
