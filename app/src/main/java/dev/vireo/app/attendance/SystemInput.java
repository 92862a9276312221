package dev.vireo.app.attendance;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The input of this computer where its system is asked directly: Windows and macOS. On Linux the desktop's message bus knows it. */
public final class SystemInput {

    private static final Logger log = LoggerFactory.getLogger(SystemInput.class);

    private SystemInput() {
    }

    public static ComputerInput here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (name.startsWith("win")) {
                return new WindowsInput();
            }
            return name.startsWith("mac") ? new MacInput() : ComputerInput.none();
        } catch (RuntimeException | LinkageError e) {
            log.warn("Input outside of Vireo won't be noticed: {}", e.getMessage());
            return ComputerInput.none();
        }
    }
}
