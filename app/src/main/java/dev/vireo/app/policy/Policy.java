package dev.vireo.app.policy;

import dev.vireo.protocol.KeyFingerprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The policy that an administrator has laid down for this computer. Whatever they left out is up to the person.
 *
 * @param file            where it stands; empty if there is none
 * @param office          address of the office that people here sign in to, as written; empty if none is preset
 * @param key             the key of that office
 * @param hosting         whether an office may be started on this computer
 * @param updateChecks    whether Vireo may look whether there is a newer version of it
 * @param startWithSystem whether Vireo opens when people sign in to the computer; empty: as each of them likes
 * @param problems        one sentence for each line that means nothing and was left out
 */
public record Policy(Optional<Path> file, String office, Optional<KeyFingerprint> key, boolean hosting, boolean updateChecks,
        Optional<Boolean> startWithSystem, List<String> problems) {

    public Policy {
        problems = List.copyOf(problems);
    }

    /** Everything is up to the person. */
    public static Policy none() {
        return new Policy(Optional.empty(), "", Optional.empty(), true, true, Optional.empty(), List.of());
    }

    /** Whether it lays down anything at all. */
    public boolean isEmpty() {
        return office.isEmpty() && hosting && updateChecks && startWithSystem.isEmpty();
    }
}
