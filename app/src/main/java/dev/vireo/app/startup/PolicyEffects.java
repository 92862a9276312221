package dev.vireo.app.startup;

import dev.vireo.app.autostart.Autostart;
import dev.vireo.app.client.ServerAddress;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.KnownKeys;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what an administrator has laid down, at each start. Each call blocks; any thread. */
public final class PolicyEffects {

    private static final Logger log = LoggerFactory.getLogger(PolicyEffects.class);

    private PolicyEffects() {
    }

    /** The office at the preset address is known by its key before anybody has been there. */
    public static void vouch(Policy policy, KnownKeys keys) {
        policy.key().ifPresent(key -> ServerAddress.candidates(policy.office()).stream()
                .filter(address -> "https".equals(address.getScheme())).forEach(address -> keys.vouch(address, key)));
    }

    /** What the system starts when its user signs in. A client with a folder of its own, as for a trial, is never made to start. */
    public static void startWithSystem(Policy policy, HostComputer computer, Path data, Path office) {
        boolean never = policy.startWithSystem().filter(on -> !on).isPresent();
        if (never || !policy.hosting()) {
            turn(computer.office(data, office), false);
        }
        if (never) {
            turn(computer.client(data), false);
        } else if (policy.startWithSystem().isPresent() && data.toAbsolutePath().equals(DataFolder.standard())) {
            turn(computer.client(data), true);
        }
    }

    private static void turn(Autostart entry, boolean on) {
        try {
            if (entry.isOn() != on) {
                entry.turn(on);
            }
        } catch (IOException e) {
            log.warn("Couldn't do with the system's start what the policy says: {}", e.getMessage());
        }
    }
}
