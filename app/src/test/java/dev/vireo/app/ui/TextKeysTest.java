package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word that a view asks for is there, and every word that is there is asked for; in each package that has words. */
final class TextKeysTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern ASKED_IN_JAVA = Pattern
            .compile("(?:[tT]exts(?:\\(\\))?|Texts\\.of\\([^)]*\\))\\.(?:get|plain)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z0-9.-]*)\"");
    private static final Pattern BEGUN = Pattern.compile("\"([a-z][a-zA-Z0-9.-]*[.-])\"\\s*\\+");

    static Stream<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("texts.properties")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyIsMissing(Path bundle) {
        Set<String> asked = found(bundle, "fxml", IN_FXML);
        asked.addAll(found(bundle, "java", ASKED_IN_JAVA));
        assertThat(keys(bundle)).containsAll(asked);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyIsUnused(Path bundle) {
        Set<String> named = found(bundle, "fxml", IN_FXML);
        named.addAll(found(bundle, "java", LITERAL));
        Set<String> begun = found(bundle, "java", BEGUN);
        assertThat(keys(bundle)).allSatisfy(key -> assertThat(named.contains(key) || begun.stream().anyMatch(key::startsWith))
                .as("%s is used", key)
                .isTrue());
    }

    private static Set<String> keys(Path bundle) {
        return new TreeSet<>(read(bundle).stringPropertyNames());
    }

    private static Properties read(Path bundle) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The matches of the pattern in files of this kind beside the bundle. */
    private static Set<String> found(Path bundle, String kind, Pattern pattern) {
        try (Stream<Path> files = Files.list(bundle.getParent())) {
            return files.filter(file -> file.toString().endsWith("." + kind))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
