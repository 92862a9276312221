package dev.vireo.app.update;

import java.io.IOException;
import java.util.List;

/** Runs programs of the system. Blocks. */
interface SystemCommands {

    /** How a program ended. @param lastLine of what it said; may be empty */
    record CommandEnd(int code, String lastLine) {
    }

    boolean has(String program);

    /** Runs it to its end. @throws IOException if it cannot be started, or does not end */
    CommandEnd run(List<String> command) throws IOException;

    /** Starts it, and leaves it to itself. @throws IOException if it cannot be started */
    void start(List<String> command) throws IOException;
}
