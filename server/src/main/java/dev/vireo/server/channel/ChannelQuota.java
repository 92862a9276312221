package dev.vireo.server.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits how many groups and open channels there may be. Direct channels need no limit, since two people have only one. Archived
 * channels count only towards the limit per day.
 *
 * @param perDay    how many one person makes in 24 hours
 * @param perPerson in how many one person may be
 * @param inOffice  how many there may be in all
 */
public record ChannelQuota(int perDay, int perPerson, int inOffice) {

    public static final ChannelQuota USUAL = new ChannelQuota(50, 500, 10_000);
    public static final ChannelQuota NONE = new ChannelQuota(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})/([1-9][0-9]{0,6})/([1-9][0-9]{0,6})");

    /**
     * @param text as in {@code 50/500/10000}: each day, each person, in all; {@code off} for none
     * @throws IllegalArgumentException if it is anything else
     */
    public static ChannelQuota of(String text) {
        if (text.equals("off")) {
            return NONE;
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new ChannelQuota(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** The text form that {@link #of} parses. */
    public String text() {
        return perDay + "/" + perPerson + "/" + inOffice;
    }
}
