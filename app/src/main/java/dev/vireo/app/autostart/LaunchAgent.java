package dev.vireo.app.autostart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A property list in the user's folder of agents, which macOS reads at sign-in. */
final class LaunchAgent implements Autostart {

    private final Path file;
    private final String label;
    private final List<String> command;

    LaunchAgent(Path folder, String label, List<String> command) {
        this.file = folder.resolve(label + ".plist");
        this.label = label;
        this.command = command;
    }

    @Override
    public boolean isOn() {
        return Files.exists(file);
    }

    @Override
    public void turn(boolean on) throws IOException {
        if (!on) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.getParent());
        String arguments = command.stream().map(word -> "    <string>" + escaped(word) + "</string>").collect(Collectors.joining("\n"));
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>LABEL</string>
                  <key>ProgramArguments</key>
                  <array>
                ARGUMENTS
                  </array>
                  <key>RunAtLoad</key>
                  <true/>
                </dict>
                </plist>
                """.replace("LABEL", escaped(label)).replace("ARGUMENTS", arguments));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
