package dev.vireo.installer;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Vireo Server: a service without anything to be seen. */
final class ServerPackage {

    static final String NAME = "vireo-server";
    /** The server's own, made before the files are laid down by rpm and afterwards by dpkg. */
    static final String GROUP = "vireo";

    private ServerPackage() {
    }

    static PackageFacts facts(Build build) throws IOException {
        return new PackageFacts(NAME, build.version(), "server of the office messenger Vireo", """
                Vireo is a messenger for an office. This is its server, as a service. It keeps
                the office in one folder and needs no database, no cloud and no internet.
                """, "net",
                List.of("libc6", "passwd", "init-system-helpers (>= 1.54~)"), List.of(), List.of("/bin/sh", "/usr/sbin/useradd", "systemd"),
                build.scripts("server", "", DebPackage.SCRIPTS, NAME), build.scripts("server", "rpm-", RpmPackage.SCRIPTS, NAME),
                build.time());
    }

    static FileTree program(Build build) throws IOException {
        return build.program("server", "vireo-server.jar", NAME, Set.of(),
                Set.of("libjsound.so", "libsplashscreen.so", "libawt_xawt.so", "libjawt.so"));
    }

    static void around(Build build, FileTree system) throws IOException {
        system.text("usr/lib/systemd/system/vireo.service", build.text("server/vireo.service"), false);
        system.configuration("etc/vireo/vireo.properties", build.given("server/vireo.properties"));
        system.secret("etc/vireo/environment", build.given("server/environment"));
        Documents.add(build, system, NAME);
    }
}
