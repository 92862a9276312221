package dev.vireo.server.message;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is called by name in a text. A name stands behind an {@code @} that follows nothing a name or an address could end with;
 * a full stop or hyphen at its end is the sentence's.
 *
 * @param names    what could be usernames
 * @param everyone whether {@code @channel} is in it
 * @param here     whether {@code @here} is in it
 */
record Mentions(Set<String> names, boolean everyone, boolean here) {

    private static final String HERE = "here";

    private static final Pattern CALL = Pattern.compile("(?<![\\p{L}\\p{N}._@/-])@([a-z][a-z0-9._-]*)");

    static Mentions in(String body) {
        Set<String> names = new LinkedHashSet<>();
        boolean everyone = false;
        boolean here = false;
        Matcher call = CALL.matcher(body);
        while (call.find()) {
            String name = withoutEnd(call.group(1));
            if (name.equals(Message.EVERYONE)) {
                everyone = true;
            } else if (name.equals(HERE)) {
                here = true;
            } else if (name.length() >= Limits.USERNAME_MIN && name.length() <= Limits.USERNAME_MAX) {
                names.add(name);
            }
        }
        return new Mentions(Set.copyOf(names), everyone, here);
    }

    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && ".-_".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }
}
