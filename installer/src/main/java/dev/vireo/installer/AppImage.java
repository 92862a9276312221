package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The client as a program with an executable of its own, which jpackage makes. */
final class AppImage {

    /** The name of the program and of its folder. */
    static final String NAME = "Vireo";

    private AppImage() {
    }

    /** What jpackage is told on every system. @param parts of the client. @param folder in which the image is made */
    static List<String> shared(ProgramParts parts, List<String> javaOptions, Path folder) {
        List<String> options = new ArrayList<>(List.of("--type", "app-image", "--name", NAME,
                "--input", parts.app().toString(), "--main-jar", "vireo-app.jar",
                "--runtime-image", parts.runtime().toString(), "--dest", folder.toString(),
                "--vendor", "The Vireo developers", "--copyright", "Copyright 2026 The Vireo developers",
                "--description", "Talk to the people of your office"));
        for (String option : javaOptions) {
            options.add("--java-options");
            options.add(option);
        }
        return options;
    }

    /** The version becomes that of the executable. */
    static List<String> forWindows(Path icon, String version) {
        return List.of("--icon", icon.toString(), "--app-version", version);
    }

    /** Without the version: jpackage takes none that begins with 0 on macOS, so that it stands in the given Info.plist alone. */
    static List<String> forMac(Path icon, Path resources) {
        return List.of("--icon", icon.toString(), "--resource-dir", resources.toString(), "--mac-package-identifier", "dev.vireo.Vireo",
                "--mac-package-name", NAME);
    }

    static void make(List<String> shared, List<String> ofThisSystem) throws IOException {
        List<String> command = new ArrayList<>(List.of(Tool.ofJdk("jpackage")));
        command.addAll(shared);
        command.addAll(ofThisSystem);
        Tool.run(command);
    }
}
