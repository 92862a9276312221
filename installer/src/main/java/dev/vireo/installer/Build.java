package dev.vireo.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of the packaging.
 *
 * @param root   the project's folder
 * @param target for the packages, and for what is made on the way
 * @param time   of every file in the packages
 * @param xz     how thoroughly debs are compressed, 0 to 9
 */
record Build(Path root, Path target, String version, Instant time, int xz) {

    private static final String FX = "javafx-";
    private static final List<String> OF_LINUX = List.of("-XX:TrimNativeHeapInterval", "-Dprism.");
    /**
     * Of ICU, whatever names, sorts or formats things in languages: Vireo asks it for properties of characters, for
     * their look-alikes and for the plural that fits a number.
     */
    private static final Pattern UNUSED = Pattern.compile("com/ibm/icu/impl/data/icudata/(lang|zone|coll|unit|curr|rbnf|region)/.*");
    /** A signed class is never kept in a cache of loaded ones, and nobody checks the signature: the package has its own. */
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    /**
     * Bouncy Castle's word that it is a provider of Java's security. Java looks for providers that are not in this runtime, and would make
     * this one to ask for its name: six hundred classes. Vireo calls Bouncy Castle by itself.
     */
    private static final String PROVIDER = "META-INF/services/java.security.Provider";

    /** A file of another system's folder. */
    Path given(String system, String name) {
        return root.resolve("installer").resolve(system).resolve(name);
    }

    Path given(String name) {
        return root.resolve("installer/linux").resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(given(name), StandardCharsets.UTF_8);
    }

    /** A script that a package manager runs: what it takes over from another file is put in, and the package's name. */
    String script(String name, String packageName) throws IOException {
        return text(name).replace("#program.sh#\n", text("program.sh")).replace("@name@", packageName);
    }

    /** Those of these names that are in a folder. @return by the names without the prefix */
    Map<String, String> scripts(String folder, String prefix, List<String> names, String packageName) throws IOException {
        Map<String, String> scripts = new HashMap<>();
        for (String name : names) {
            if (Files.exists(given(folder + "/" + prefix + name))) {
                scripts.put(name, script(folder + "/" + prefix + name, packageName));
            }
        }
        return scripts;
    }

    /**
     * A program with its runtime, laid out as it is installed on Linux and macOS.
     *
     * @param module     whose jar and libraries in target/ it is made of
     * @param jar        the program itself
     * @param command    the name of its process
     * @param additional modules that jdeps does not find
     * @param excluded   files of the runtime that are left out
     */
    FileTree program(String module, String jar, String command, Set<String> additional, Set<String> excluded) throws IOException {
        ProgramParts parts = parts(module, jar, command, additional, excluded);
        FileTree tree = new FileTree(target().resolve(command).resolve("made"));
        tree.folder("runtime", parts.runtime()).link("runtime/bin/" + command, "java").folder("app", parts.app());
        tree.text(command + ".options", text(command + ".options"), false);
        tree.text("bin/" + command, text(command + ".sh"), true);
        tree.text("prepared.sh", text("prepared.sh"), false);
        tree.text("prepare.sh", text("prepare.sh"), true);
        return tree;
    }

    /** What a program is put together from, as above. */
    ProgramParts parts(String module, String jar, String command, Set<String> additional, Set<String> excluded) throws IOException {
        Path work = Folders.emptied(target().resolve(command));
        Path built = root.resolve(module).resolve("target");
        Path app = work.resolve("app");
        Jars.copy(built.resolve(jar), app.resolve(jar), Build::kept, time);
        Path modules = Files.createDirectories(work.resolve("modules"));
        String natives = Systems.nativeEnding();
        try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
            for (Path library : libraries.sorted().toList()) {
                String name = library.getFileName().toString();
                if (!name.startsWith(FX)) {
                    Jars.copy(library, app.resolve("lib").resolve(name), Build::kept, time);
                } else if (Files.size(library) > 1000) {
                    // The others are empty, and lead Maven to the jar of this system.
                    Jars.copy(library, modules.resolve(name), entry -> !entry.endsWith(natives), time);
                }
            }
        }
        Set<String> needed = new HashSet<>(RuntimeImage.modules(app));
        needed.addAll(additional);
        Path runtime = work.resolve("runtime");
        RuntimeImage.link(runtime, new java.util.TreeSet<>(needed), List.of(modules), excluded);
        try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
            for (Path library : libraries.filter(each -> each.getFileName().toString().startsWith(FX)).sorted().toList()) {
                Jars.unpack(library, natives, runtime.resolve(Systems.nativeFolder()));
            }
        }
        Folders.open(runtime);
        return new ProgramParts(app, runtime);
    }

    /** The options of a program's Java runtime, but for those that mean something on Linux alone. */
    List<String> options(String command) throws IOException {
        return text(command + ".options").lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && OF_LINUX.stream().noneMatch(line::startsWith)).toList();
    }

    /**
     * A module's description means nothing on the class path, but leads jdeps to look for what it names. Entries of folders stay: Flyway
     * finds a folder in a jar by them.
     */
    private static boolean kept(String entry) {
        return !entry.endsWith("module-info.class") && !entry.equals(PROVIDER) && !UNUSED.matcher(entry).matches()
                && !SIGNATURE.matcher(entry).matches();
    }
}
