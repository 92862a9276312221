package dev.vireo.installer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/**
 * Builds this system's packages. Arguments: the project's folder, the version, and the time that every packed file gets. With the
 * property {@code installer.previous}, an older version's number, the same program is packed under that, too, so that an upgrade can be
 * tried out; {@code installer.xz} is how thoroughly debs are compressed, 0 to 9.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path target = root.resolve("installer/target");
        Instant time = Instant.parse(arguments[2]);
        Build build = new Build(root, target, arguments[1], time, Integer.getInteger("installer.xz", 6));
        if (Systems.isWindows() || Systems.isMac()) {
            (Systems.isMac() ? MacPackages.write(build) : WindowsPackages.write(build)).forEach(Main::report);
            return;
        }
        FileTree server = ServerPackage.program(build);
        FileTree client = ClientPackage.program(build);
        pack(build, ServerPackage.facts(build), server, ServerPackage::around);
        pack(build, ClientPackage.facts(build), client, ClientPackage::around);
        portable(build, ServerPackage.NAME, server);
        portable(build, ClientPackage.NAME, client);
        String older = System.getProperty("installer.previous", "");
        if (!older.isEmpty()) {
            Build previous = new Build(root, Folders.emptied(target.resolve("previous")), older, time, 0);
            pack(previous, ServerPackage.facts(previous), server, ServerPackage::around);
            pack(previous, ClientPackage.facts(previous), client, ClientPackage::around);
        }
    }

    private static void pack(Build build, PackageFacts facts, FileTree program, Surroundings surroundings) throws IOException {
        String name = facts.name();
        Path target = build.target();
        String folder = ProgramFolder.name(build.version(), program);
        FileTree system = new FileTree(Folders.emptied(target.resolve(name + "-system")));
        String home = "usr/lib/" + name + "/" + folder;
        program.files().forEach((path, file) -> system.put(home + "/" + path, file));
        system.link("usr/bin/" + name, "../lib/" + name + "/" + folder + "/bin/" + name);
        system.text("usr/lib/" + name + "/installed", folder + "\n", false);
        surroundings.add(build, system);
        Path deb = target.resolve(name + "_" + build.version() + "_" + Systems.debArchitecture() + ".deb");
        DebPackage.write(deb, facts, system, build.xz());
        report(deb);
        Path rpm = target.resolve(name + "-" + build.version() + "-1." + Systems.rpmArchitecture() + ".rpm");
        Files.deleteIfExists(rpm);
        RpmPackage.write(rpm, facts, system);
        report(rpm);
    }

    /** Runs where it is unpacked. */
    private static void portable(Build build, String name, FileTree program) throws IOException {
        Path tar = build.target().resolve(name + "-" + build.version() + "-linux-" + Systems.tarArchitecture() + ".tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tar)); TarArchive archive = new TarArchive(out, build.time())) {
            archive.tree(name + "-" + build.version() + "/", program);
        }
        report(tar);
    }

    private static void report(Path file) {
        System.out.printf(java.util.Locale.ROOT, "%s  %.1f MB%n", file.getFileName(), file.toFile().length() / 1e6);
    }

    /** What a system wants to have around a program. */
    @FunctionalInterface
    private interface Surroundings {
        void add(Build build, FileTree system) throws IOException;
    }
}
