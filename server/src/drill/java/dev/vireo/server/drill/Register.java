package dev.vireo.server.drill;

import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something of the office that one person alone sets, again and again, such as a setting, a role or a profile: what they set last is
 * what everybody must find. One thread sets it.
 */
final class Register {

    private final String name;
    private final Function<Random, String> choice;
    private final BiFunction<Http, String, Answer> set;
    private final Function<Http, String> get;
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private volatile String acknowledged;

    /**
     * @param initial what it is before anybody sets it
     * @param choice  what to set next
     */
    Register(String name, String initial, Function<Random, String> choice, BiFunction<Http, String, Answer> set,
            Function<Http, String> get) {
        this.name = name;
        this.choice = choice;
        this.set = set;
        this.get = get;
        this.acknowledged = initial;
        tried.add(initial);
    }

    /** Sets something else. @return what went wrong */
    Optional<String> change(Random random, Repeated requests) {
        String value = choice.apply(random);
        if (value.equals(acknowledged)) {
            return Optional.empty();
        }
        tried.add(value);
        Repeated.Final end = requests.ask(http -> set.apply(http, value));
        // Who has left a channel already no longer finds it.
        if (end.answer().status() >= 300 && !(end.repeated() && end.is(404))) {
            return Optional.of(name + " to " + value + " was answered with " + end.answer());
        }
        acknowledged = value;
        return Optional.empty();
    }

    void check(Http http, Findings findings) {
        String found = get.apply(http);
        findings.require(found.equals(acknowledged), name + " is " + found + " and not " + acknowledged);
    }

    /** Checks that it is something that it may have been. */
    void checkPossible(Http http, Findings findings) {
        String found = get.apply(http);
        findings.require(tried.contains(found), name + " is " + found + ", which nobody set");
    }
}
