package dev.vireo.installer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A Java runtime with the modules that a program needs. */
final class RuntimeImage {

    /** Found by name at run time only, so that jdeps cannot see them. */
    private static final List<String> BY_NAME = List.of(
            // Charsets of attached texts from elsewhere.
            "jdk.charsets",
            // Elliptic curves, by what stands in older JDKs' policy; empty since 22.
            "jdk.crypto.ec",
            // A proxy's or a database's name by DNS.
            "jdk.naming.dns",
            "jdk.zipfs");
    /** Only for tools that come with a library and never run. */
    private static final Set<String> UNUSED = Set.of("jdk.incubator.vector", "java.compiler", "java.scripting", "java.instrument",
            // Of the library for SQL, which does without: recording events costs every process its classes.
            "jdk.jfr");
    private static final Pattern NEEDS = Pattern.compile(" -> ((?:java|jdk)\\.[a-z.]+)\\s*$", Pattern.MULTILINE);

    private RuntimeImage() {
    }

    /** @param jars of the class path. @return the modules of the JDK that they use */
    static Set<String> modules(Path jars) throws IOException {
        Set<String> modules = new TreeSet<>(BY_NAME);
        try (Stream<Path> all = Files.walk(jars)) {
            for (Path jar : all.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
                NEEDS.matcher(run("jdeps", List.of("--multi-release", "25", "--ignore-missing-deps", "-s", jar.toString()))).results()
                        .map(found -> found.group(1)).filter(name -> !UNUSED.contains(name)).forEach(modules::add);
            }
        }
        return modules;
    }

    /** @param excluded file names that are left out */
    static void link(Path target, Set<String> modules, List<Path> modulePath, Set<String> excluded) throws IOException {
        List<String> options = new ArrayList<>(List.of("--add-modules", String.join(",", modules), "--no-man-pages", "--no-header-files",
                // The packages are compressed as a whole, which makes them smaller than this would.
                "--compress", "zip-0", "--output", target.toString()));
        if (!modulePath.isEmpty()) {
            options.addAll(
                    List.of("--module-path", String.join(java.io.File.pathSeparator, modulePath.stream().map(Path::toString).toList())));
        }
        run("jlink", options);
        try (Stream<Path> all = Files.walk(target)) {
            for (Path each : all.toList()) {
                String name = String.valueOf(each.getFileName());
                boolean command = each.getParent() != null && each.getParent().endsWith("bin") && isUnusedCommand(name);
                if (Files.isRegularFile(each) && (command || excluded.contains(name))) {
                    Files.delete(each);
                }
            }
        }
    }

    /** On Windows the libraries are in the same folder. */
    private static boolean isUnusedCommand(String name) {
        return Systems.isWindows() ? name.endsWith(".exe") && !"java.exe".equals(name) : !"java".equals(name);
    }

    private static String run(String tool, List<String> options) throws IOException {
        StringWriter out = new StringWriter();
        try (PrintWriter writer = new PrintWriter(out)) {
            int result = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, options.toArray(String[]::new));
            writer.flush();
            if (result != 0) {
                throw new IOException(tool + " failed: " + out);
            }
        }
        return out.toString();
    }
}
