package dev.vireo.app.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** For tests: what JavaFX says about style sheets while this is open. */
public final class CssWarnings implements AutoCloseable {

    /** Held: a logger that nobody holds forgets its handlers. */
    private final Logger logger = Logger.getLogger("javafx.css");
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord warning) {
            if (warning.getLevel().intValue() >= Level.WARNING.intValue()) {
                heard.add(warning.getMessage());
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    public CssWarnings() {
        logger.addHandler(listening);
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        logger.removeHandler(listening);
    }
}
