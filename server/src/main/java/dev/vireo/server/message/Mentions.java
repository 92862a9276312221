package dev.vireo.server.message;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.text.Markup;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people that a text mentions, by the same rule by which the client highlights them.
 *
 * @param names    what could be usernames
 * @param everyone whether {@code @channel} is in it
 * @param here     whether {@code @here} is in it
 */
record Mentions(Set<String> names, boolean everyone, boolean here) {

    private static final String HERE = "here";

    static Mentions in(String body) {
        Set<String> calls = Markup.calls(body);
        Set<String> names = calls.stream()
                .filter(name -> !name.equals(Message.EVERYONE) && !name.equals(HERE))
                .filter(name -> name.length() >= Limits.USERNAME_MIN && name.length() <= Limits.USERNAME_MAX)
                .collect(Collectors.toUnmodifiableSet());
        return new Mentions(names, calls.contains(Message.EVERYONE), calls.contains(HERE));
    }
}
