package dev.vireo.installer;

import dev.vireo.installer.icons.IcoFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds the packages for Windows: for everybody, for one person, and the server. Needs WiX 5 with its extensions Firewall and Util. */
final class WindowsPackages {

    private static final String SYSTEM = "windows";
    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256);

    private WindowsPackages() {
    }

    static List<Path> write(Build build) throws IOException {
        Path work = Folders.emptied(build.target().resolve(SYSTEM));
        Path icon = work.resolve("vireo.ico");
        IcoFile.write(icon, ICONS.stream().map(size -> build.root().resolve("assets/brand/vireo-" + size + ".png")).toList());
        Path client = client(build, work, icon);
        Path server = server(build, work);
        Path settings = Files.writeString(work.resolve("vireo.properties"), ServerSettings.forWindows(build), StandardCharsets.UTF_8);
        Path options = Files.writeString(work.resolve("options.wxi"), included(build.options(ServerPackage.NAME)), StandardCharsets.UTF_8);
        String end = "-" + build.version() + "-windows-x64.msi";
        List<Path> made = List.of(
                msi(build, "vireo" + end, Map.of("Image", client, "Icon", icon), "client.wxs", "program.wxs", "policy.wxs"),
                msi(build, "vireo-user" + end, Map.of("Image", client, "Icon", icon), "client-user.wxs", "program.wxs"),
                msi(build, "vireo-server" + end, Map.of("Image", server, "Icon", icon, "Settings", settings, "Options", options),
                        "server.wxs"));
        for (Path each : made) {
            WindowsSigning.sign(each);
        }
        return made;
    }

    private static Path client(Build build, Path work, Path icon) throws IOException {
        ProgramParts parts = build.parts("app", "vireo-app.jar", ClientPackage.NAME, ClientPackage.ADDITIONAL, Set.of());
        AppImage.make(AppImage.shared(parts, build.options(ClientPackage.NAME), work), AppImage.forWindows(icon, build.version()));
        Path image = work.resolve(AppImage.NAME);
        Path program = image.resolve(AppImage.NAME + ".exe");
        // jpackage leaves it read-only, and a signature is written into it.
        program.toFile().setWritable(true);
        WindowsSigning.sign(program);
        return image;
    }

    private static Path server(Build build, Path work) throws IOException {
        ProgramParts parts = build.parts("server", "vireo-server.jar", ServerPackage.NAME, Set.of(), Set.of());
        Path image = work.resolve(ServerPackage.NAME);
        copy(parts.app(), image.resolve("app"));
        copy(parts.runtime(), image.resolve("runtime"));
        Path wrapper = build.target().resolve("procrun");
        Files.copy(wrapper.resolve("amd64/prunsrv.exe"), image.resolve("vireo-server.exe"));
        Path licences = Files.createDirectories(image.resolve("legal/commons-daemon"));
        for (String text : List.of("LICENSE.txt", "NOTICE.txt")) {
            Files.copy(wrapper.resolve(text), licences.resolve(text));
        }
        Files.writeString(image.resolve("vireo-server.cmd"),
                Files.readString(build.given(SYSTEM, "vireo-server.cmd")).replace("\n", "\r\n"));
        Files.writeString(image.resolve("vireo-server.options"), build.text("vireo-server.options"));
        return image;
    }

    /** Part of a source of WiX: the values of the registry from which the service's Java runtime has its options. */
    static String included(List<String> options) {
        StringBuilder text = new StringBuilder("<Include xmlns=\"http://wixtoolset.org/schemas/v4/wxs\">\n");
        for (String option : options) {
            text.append("  <MultiString Value=\"")
                    .append(option.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("[", "[\\[]"))
                    .append("\"/>\n");
        }
        return text.append("</Include>\n").toString();
    }

    /** What WiX is called with. */
    static List<String> wix(Build build, Path target, Map<String, Path> variables, String... sources) {
        List<String> command = new ArrayList<>(List.of("wix", "build", "-arch", "x64", "-ext", "WixToolset.Firewall.wixext", "-ext",
                "WixToolset.Util.wixext", "-d", "Version=" + build.version()));
        new TreeMap<>(variables).forEach((name, path) -> {
            command.add("-d");
            command.add(name + "=" + path);
        });
        for (String source : sources) {
            command.add(build.given(SYSTEM, source).toString());
        }
        command.addAll(List.of("-pdbtype", "none", "-out", target.toString()));
        return command;
    }

    private static Path msi(Build build, String name, Map<String, Path> variables, String... sources) throws IOException {
        Path target = build.target().resolve(name);
        Tool.run(wix(build, target, variables, sources));
        return target;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path place = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(each, place, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
