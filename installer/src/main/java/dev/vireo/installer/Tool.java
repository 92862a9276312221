package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program of the system or of the JDK that makes a package. */
final class Tool {

    private Tool() {
    }

    /** Its output is this process's own; what it is called with may hold a password and is not shown. */
    static void run(List<String> command) throws IOException {
        try {
            int result = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (result != 0) {
                throw new IOException(command.getFirst() + " failed with exit code " + result);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Of the JDK that runs this. */
    static String ofJdk(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
