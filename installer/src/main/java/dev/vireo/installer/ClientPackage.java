package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Vireo, the client. It can host an office, so that the server's classes are in it, too. */
final class ClientPackage {

    static final String NAME = "vireo";
    /** Modules that jdeps does not find. Locale data for all: names are sorted as in the reader's language. */
    static final Set<String> ADDITIONAL = Set.of("javafx.controls", "javafx.fxml", "jdk.localedata");
    static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private ClientPackage() {
    }

    static PackageFacts facts(Build build) throws IOException {
        return new PackageFacts(NAME, build.version(), "office messenger without a cloud", """
                Vireo is a messenger for an office. Its server runs on one of the office's own
                computers, without a cloud and without the internet. This is the client; it can
                also start the office on this computer.
                """, "net",
                // What the libraries of JavaFX and of the JDK are linked against. The newer names are those since the times of 64 bits.
                List.of("libc6", "libgtk-3-0t64 | libgtk-3-0", "libglib2.0-0t64 | libglib2.0-0", "libx11-6", "libxext6", "libxi6",
                        "libxrender1",
                        "libxtst6", "libxxf86vm1", "libgl1", "libpango-1.0-0", "libpangoft2-1.0-0", "libfreetype6", "libfontconfig1"),
                List.of("xdg-utils", "desktop-file-utils", "libgl1-mesa-dri"),
                List.of("libgtk-3.so.0()(64bit)", "libX11.so.6()(64bit)", "libXtst.so.6()(64bit)", "libXxf86vm.so.1()(64bit)",
                        "libXi.so.6()(64bit)", "libXrender.so.1()(64bit)", "libGL.so.1()(64bit)", "libpangoft2-1.0.so.0()(64bit)"),
                // Menus and icons are brought up to date by the system's own triggers.
                build.scripts("client", "", DebPackage.SCRIPTS, NAME), build.scripts("client", "rpm-", RpmPackage.SCRIPTS, NAME),
                build.time());
    }

    static FileTree program(Build build) throws IOException {
        return build.program("app", "vireo-app.jar", NAME, ADDITIONAL, Set.of("libjsound.so", "libsplashscreen.so"));
    }

    static void around(Build build, FileTree system) throws IOException {
        Path brand = build.root().resolve("assets/brand");
        system.text("usr/share/applications/vireo.desktop", build.text("vireo.desktop"), false);
        system.text("usr/share/metainfo/dev.vireo.Vireo.metainfo.xml", build.text("dev.vireo.Vireo.metainfo.xml")
                .replace("@version@", build.version()).replace("@date@", build.time().toString().substring(0, 10)), false);
        for (int size : ICONS) {
            system.file("usr/share/icons/hicolor/" + size + "x" + size + "/apps/vireo.png", brand.resolve("vireo-" + size + ".png"));
        }
        system.file("usr/share/icons/hicolor/scalable/apps/vireo.svg", brand.resolve("vireo.svg"));
        Documents.add(build, system, NAME);
    }
}
