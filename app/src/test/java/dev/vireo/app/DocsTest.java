package dev.vireo.app;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents that lead to the code name only what is there: each class, member and folder that they point to exists. */
final class DocsTest {

    /** The repository; each module is built in its own folder. */
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final List<Path> SOURCES = Stream.of("app/src/main/java/dev/vireo/app", "server/src/main/java/dev/vireo/server",
            "server/src/main/java/dev/vireo", "app/src/test/java/dev/vireo/app", "server/src/test/java/dev/vireo/server",
            "server/src/test/java/dev/vireo").map(ROOT::resolve).toList();

    /** As in {@code stream/Fanout.send} and {@code stream.Fanout.send}: a package, a class and perhaps a member of it. */
    private static final Pattern POINTER = Pattern.compile("((?:[a-z]+[./])*)([A-Z]\\w+)(?:\\.(\\w+))?(?:\\(\\))?");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern FOLDER = Pattern.compile("(?:app|server|docs|findings)/[\\w./-]+");

    @Test
    void everyClassInTheTableOfTheArchitectureExists() {
        List<String> table = section("docs/architecture.md", "## To change X, go to Y");

        assertThat(quoted(table)).hasSizeGreaterThan(80);
        assertThat(withoutTarget(table)).isEmpty();
    }

    @Test
    void everyClassInTheLifeOfAMessageExists() {
        List<String> steps = section("docs/life-of-a-message.md", "# Life of a message");

        assertThat(quoted(steps)).hasSizeGreaterThan(30);
        assertThat(withoutTarget(steps)).isEmpty();
    }

    @Test
    void everyClassInThePageOnEventTypesExists() {
        List<String> steps = section("docs/add-an-event-type.md", "# Add an event type");

        assertThat(quoted(steps)).hasSizeGreaterThan(15);
        assertThat(withoutTarget(steps)).isEmpty();
    }

    @Test
    void everyLinkOfTheReadmeIntoTheArchitectureLeadsToAHeading() {
        Set<String> headings = read(ROOT.resolve("docs/architecture.md")).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(toSet());
        List<String> links = Pattern.compile("docs/architecture\\.md#([\\w-]+)").matcher(read(ROOT.resolve("README.md"))).results()
                .map(link -> link.group(1)).toList();

        assertThat(links).hasSizeGreaterThan(5).isSubsetOf(headings);
    }

    @Test
    void aClassOrMemberThatIsNotThereIsFound() {
        assertThat(withoutTarget(List.of("`stream/Fanout.send`, `session.Outbox.send`, `server/src/bench`, `texts.properties`"))).isEmpty();
        assertThat(withoutTarget(List.of("| `stream/Fanoot` | `stream/Fanout.tel`, `server/src/benches` |", "`state/Outbox`")))
                .containsExactlyInAnyOrder("stream/Fanoot", "stream/Fanout.tel", "server/src/benches", "state/Outbox");
    }

    /** The names in these lines that the sources do not have. */
    private static Set<String> withoutTarget(List<String> lines) {
        return quoted(lines).stream().filter(name -> !exists(name)).collect(toCollection(TreeSet::new));
    }

    private static boolean exists(String name) {
        if (FOLDER.matcher(name).matches()) {
            return Files.exists(ROOT.resolve(name));
        }
        Matcher pointer = POINTER.matcher(name);
        if (!pointer.matches()) {
            return true;
        }
        String folder = pointer.group(1).replace('.', '/');
        return SOURCES.stream().flatMap(source -> classes(source, folder, pointer.group(2)))
                .anyMatch(file -> pointer.group(3) == null || has(file, pointer.group(3)));
    }

    /** The class of this name in a folder; without a folder, wherever it is. */
    private static Stream<Path> classes(Path source, String folder, String name) {
        if (!folder.isEmpty() || Files.exists(source.resolve(name + ".java"))) {
            return Stream.of(source.resolve(folder + name + ".java")).filter(Files::exists);
        }
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(file -> file.endsWith(name + ".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a class declares a member or a nested type of this name. */
    private static boolean has(Path file, String member) {
        return Pattern.compile("(?m)^ +(?!return |throw |else |yield )[\\w<>\\[\\]@.,? ]*[\\w>\\]] " + member + "\\b").matcher(read(file))
                .find();
    }

    private static Set<String> quoted(List<String> lines) {
        Set<String> names = new HashSet<>();
        lines.forEach(line -> QUOTED.matcher(line).results().map(result -> result.group(1)).forEach(names::add));
        return names;
    }

    /** The lines below a heading up to the next one of its kind. */
    private static List<String> section(String document, String heading) {
        List<String> lines = read(ROOT.resolve(document)).lines().toList();
        int start = lines.indexOf(heading) + 1;
        assertThat(start).as("%s has %s", document, heading).isPositive();
        String level = heading.substring(0, heading.indexOf(' ') + 1);
        List<String> section = new ArrayList<>(lines.subList(start, lines.size()));
        int end = section.stream().filter(line -> line.startsWith(level)).map(section::indexOf).findFirst().orElse(section.size());
        return section.subList(0, end);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
