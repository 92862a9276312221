package dev.vireo.app.autostart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A value in the user's Run key, which Windows reads at sign-in. {@code reg.exe}, a part of Windows, reads and writes it. */
final class RunKey implements Autostart {

    /** Runs {@code reg} with these arguments. */
    @FunctionalInterface
    interface RegistryTool {

        /** @return whether it did what was asked */
        boolean run(List<String> arguments) throws IOException;
    }

    private static final String PLACE = "\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String KEY = "HKCU" + PLACE;
    private static final String EVERYBODYS_KEY = "HKLM" + PLACE;
    private static final int PATIENCE_SECONDS = 10;

    private final String name;
    private final List<String> command;
    private final RegistryTool registry;

    RunKey(String name, List<String> command, RegistryTool registry) {
        this.name = name;
        this.command = command;
        this.registry = registry;
    }

    /** The tool that Windows brings along. */
    static boolean reg(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("reg.exe"));
        words.addAll(arguments);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    /** Whether an administrator has Windows start it for every user, as the package for a whole computer does if asked. */
    static boolean isForEverybody(String name, RegistryTool registry) throws IOException {
        return registry.run(List.of("query", EVERYBODYS_KEY, "/v", name));
    }

    @Override
    public boolean isOn() throws IOException {
        return registry.run(List.of("query", KEY, "/v", name));
    }

    @Override
    public void turn(boolean on) throws IOException {
        if (!on && !isOn()) {
            return;
        }
        boolean done = registry.run(on ? List.of("add", KEY, "/v", name, "/t", "REG_SZ", "/d", line(), "/f")
                : List.of("delete", KEY, "/v", name, "/f"));
        if (!done) {
            throw new IOException("Windows didn't change what starts at sign-in.");
        }
    }

    /** Paths hold no quotation marks on Windows. */
    private String line() {
        return command.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" "));
    }
}
