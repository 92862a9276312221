package dev.vireo.installer;

import dev.vireo.installer.icons.IcnsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the packages for macOS with its own tools: the client as a disk image and as a package, the server as a package. */
final class MacPackages {

    private static final String SYSTEM = "macos";
    private static final List<Integer> ICONS = List.of(16, 32, 64, 128, 256, 512);

    private MacPackages() {
    }

    static List<Path> write(Build build) throws IOException {
        Path work = Folders.emptied(build.target().resolve(SYSTEM));
        String end = "-" + build.version() + "-macos-" + (Systems.isArm() ? "arm64" : "x64");
        Path image = client(build, work);
        MacSigning.sign(build, image);
        Path disk = build.target().resolve("vireo" + end + ".dmg");
        Tool.run(List.of("ln", "-sfn", "/Applications", image.resolveSibling("Applications").toString()));
        Tool.run(List.of("hdiutil", "create", "-ov", "-volname", AppImage.NAME, "-srcfolder", work.resolve("client").toString(),
                "-fs", "HFS+", "-format", "UDZO", disk.toString()));
        Files.delete(image.resolveSibling("Applications"));
        Path client = pkg(build, "vireo" + end + ".pkg", List.of("--root", work.resolve("client").toString(), "--component-plist",
                build.given(SYSTEM, "component.plist").toString(), "--identifier", "dev.vireo.Vireo", "--install-location",
                "/Applications"));
        Path server = server(build, work, "vireo-server" + end + ".pkg");
        for (Path each : List.of(disk, client, server)) {
            MacSigning.notarise(build, each);
        }
        return List.of(disk, client, server);
    }

    private static Path client(Build build, Path work) throws IOException {
        Path icon = work.resolve("Vireo.icns");
        List<Path> pictures = new ArrayList<>(
                ICONS.stream().map(size -> build.root().resolve("assets/brand/vireo-" + size + ".png")).toList());
        pictures.add(build.given(SYSTEM, "vireo-1024.png"));
        IcnsFile.write(icon, pictures);
        Path resources = Files.createDirectories(work.resolve("resources"));
        Files.writeString(resources.resolve("Info.plist"), information(build), StandardCharsets.UTF_8);
        ProgramParts parts = build.parts("app", "vireo-app.jar", ClientPackage.NAME, ClientPackage.ADDITIONAL, Set.of());
        Path folder = Files.createDirectories(work.resolve("client"));
        AppImage.make(AppImage.shared(parts, build.options(ClientPackage.NAME), folder), AppImage.forMac(icon, resources));
        Path image = folder.resolve(AppImage.NAME + ".app");
        Files.copy(build.given(SYSTEM, "dev.vireo.client.plist"), image.resolve("Contents/Resources/dev.vireo.client.plist"));
        return image;
    }

    static String information(Build build) throws IOException {
        return Files.readString(build.given(SYSTEM, "Info.plist"), StandardCharsets.UTF_8).replace("@version@", build.version());
    }

    private static Path server(Build build, Path work, String name) throws IOException {
        FileTree program = ServerPackage.program(build);
        program.text("bin/" + ServerPackage.NAME, ServerSettings.launcherForMac(build), true);
        String folder = ProgramFolder.name(build.version(), program);
        FileTree system = new FileTree(work.resolve("server-made"));
        String place = "usr/local/lib/" + ServerPackage.NAME + "/";
        program.files().forEach((path, file) -> system.put(place + folder + "/" + path, file));
        system.link("usr/local/bin/" + ServerPackage.NAME, "../lib/" + ServerPackage.NAME + "/" + folder + "/bin/" + ServerPackage.NAME);
        system.text(place + "installed", folder + "\n", false);
        system.text(place + "vireo.properties", ServerSettings.forMac(build), false);
        system.put(place + "uninstall.sh", new PackedFile.Content(build.given(SYSTEM, "server/uninstall.sh"), true, false));
        system.file("Library/LaunchDaemons/dev.vireo.server.plist", build.given(SYSTEM, "server/dev.vireo.server.plist"));
        Path root = work.resolve("server");
        lay(system, root);
        MacSigning.sign(build, root);
        Path scripts = Files.createDirectories(work.resolve("scripts"));
        for (String script : List.of("preinstall", "postinstall")) {
            Path copy = Files.copy(build.given(SYSTEM, "server/" + script), scripts.resolve(script));
            copy.toFile().setExecutable(true, false);
        }
        return pkg(build, name, List.of("--root", root.toString(), "--scripts", scripts.toString(), "--identifier", "dev.vireo.server",
                "--install-location", "/"));
    }

    /** Puts the files where pkgbuild takes them from. */
    static void lay(FileTree tree, Path root) throws IOException {
        for (Map.Entry<String, PackedFile> each : tree.files().entrySet()) {
            Path place = root.resolve(each.getKey());
            Files.createDirectories(place.getParent());
            switch (each.getValue()) {
                case PackedFile.Content file -> {
                    Files.copy(file.source(), place);
                    place.toFile().setExecutable(file.executable(), false);
                }
                case PackedFile.Link link -> Files.createSymbolicLink(place, Path.of(link.target()));
            }
        }
    }

    private static Path pkg(Build build, String name, List<String> options) throws IOException {
        Path part = build.target().resolve(SYSTEM).resolve("part-" + name);
        List<String> command = new ArrayList<>(List.of("pkgbuild"));
        command.addAll(options);
        command.addAll(List.of("--version", build.version(), part.toString()));
        Tool.run(command);
        Path target = build.target().resolve(name);
        Tool.run(Stream.of(List.of("productbuild", "--package", part.toString()), MacSigning.installer(System.getenv()),
                List.of(target.toString())).flatMap(List::stream).collect(Collectors.toList()));
        return target;
    }
}
