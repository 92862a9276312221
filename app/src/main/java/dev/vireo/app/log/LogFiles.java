package dev.vireo.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a client on the disk. One process at a time may write there, as another one would be left behind when the file is rotated:
 * call this once the data folder is held. What it looks like stands in {@code logback-client.xml}.
 */
public final class LogFiles {

    private static final Logger log = LoggerFactory.getLogger(LogFiles.class);
    private static final URL SETTINGS = Objects.requireNonNull(LogFiles.class.getResource("/logback-client.xml"));

    private LogFiles() {
    }

    /** Writes into this folder from now on, beside what the log does already. A disk that refuses costs nothing else. */
    public static void into(Path folder) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            log.warn("Another log than Vireo's is in use, so nothing is written into {}", folder);
            return;
        }
        context.putProperty("vireo.logs", folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(SETTINGS);
        } catch (JoranException e) {
            log.warn("Couldn't write the log into {}: {}", folder, e.getMessage());
        }
    }
}
