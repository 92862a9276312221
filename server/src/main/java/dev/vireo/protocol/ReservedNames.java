package dev.vireo.protocol;

import dev.vireo.protocol.text.ConfusableNames;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that mean more than one person, or seem to speak for the office or for Vireo itself. Nobody has them, nor one that looks so. */
public final class ReservedNames {

    private static final String FORMER = "former";
    private static final Set<String> SKELETONS = Stream.of(Message.EVERYONE, "here", "all", "everyone", "everybody", "system", "admin",
            "administrator", "vireo", FORMER, "former colleague")
            .flatMap(name -> ConfusableNames.bareSkeletons(name).stream())
            .collect(Collectors.toUnmodifiableSet());

    private ReservedNames() {
    }

    public static boolean isReserved(String name) {
        return !Collections.disjoint(SKELETONS, ConfusableNames.bareSkeletons(name)) || name.matches(FORMER + "[._-].*");
    }
}
