package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The workflows, as far as they can be checked without the host that runs them. */
final class WorkflowsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path WORKFLOWS = ROOT.resolve(".github/workflows");

    @Test
    void everyWorkflowIsWellFormedAndSaysWhatItMay() throws IOException {
        for (Path file : files()) {
            Map<?, ?> workflow = read(file);
            assertThat(workflow.get("permissions")).as(file.toString()).isEqualTo(Map.of("contents", "read"));
            assertThat(jobs(workflow)).isNotEmpty().allSatisfy(job -> {
                assertThat(job.get("runs-on")).isNotNull();
                assertThat(job.get("timeout-minutes")).as("no job runs for ever").isInstanceOf(Integer.class);
                assertThat(steps(job)).isNotEmpty().allMatch(step -> step.containsKey("uses") != step.containsKey("run"));
            });
        }
    }

    /** The same action has the same version everywhere. */
    @Test
    void everyActionHasOneVersion() throws IOException {
        Map<String, Set<String>> versions = new TreeMap<>();
        for (Path file : files()) {
            jobs(read(file)).stream().flatMap(job -> steps(job).stream()).filter(step -> step.containsKey("uses")).forEach(step -> {
                String[] action = String.valueOf(step.get("uses")).split("@", 2);
                assertThat(action).as("a version").hasSize(2);
                versions.computeIfAbsent(action[0], _ -> new HashSet<>()).add(action[1]);
            });
        }
        assertThat(versions).isNotEmpty().allSatisfy((action, found) -> assertThat(found).as(action).hasSize(1));
    }

    @Test
    void packagesAreBuiltAndTriedOnEverySystemAndSecretsStayInTheEnvironment() throws IOException {
        Map<?, ?> workflow = read(WORKFLOWS.resolve("packages.yml"));
        assertThat(jobs(workflow)).hasSize(3).allSatisfy(job -> {
            String all = steps(job).stream().map(step -> String.valueOf(step.get("run"))).reduce("", String::concat);
            assertThat(all).contains("mvn -B -ntp -Pinstaller verify", "mvn -B -ntp -pl installer test", "installer/try/")
                    .as("a secret in a command could be shown").doesNotContain("secrets.");
            assertThat(steps(job)).anyMatch(step -> String.valueOf(step.get("uses")).startsWith("actions/upload-artifact@"));
            Pattern.compile("installer/try/[a-z.0-9]+").matcher(all).results()
                    .forEach(script -> assertThat(ROOT.resolve(script.group())).exists());
        });
    }

    /** Each variable that a signature needs is given to the build that looks for it. */
    @Test
    void theBuildIsGivenWhatSigningAsksFor() throws IOException {
        String workflow = Files.readString(WORKFLOWS.resolve("packages.yml"));
        List<String> asked = new ArrayList<>();
        for (String source : List.of("src/main/java/dev/vireo/installer/WindowsSigning.java",
                "src/main/java/dev/vireo/installer/MacSigning.java", "macos/sign.sh", "macos/notarise.sh")) {
            Pattern.compile("VIREO_[A-Z_]+").matcher(Files.readString(Path.of(source))).results()
                    .forEach(found -> asked.add(found.group()));
        }
        assertThat(asked).contains("VIREO_MAC_IDENTITY", "VIREO_WIN_CERTIFICATE", "VIREO_NOTARY_PASSWORD")
                .allSatisfy(name -> assertThat(workflow).contains(name));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(WORKFLOWS)) {
            return all.filter(each -> each.toString().endsWith(".yml")).sorted().toList();
        }
    }

    private static Map<?, ?> read(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return (Map<?, ?>) new Yaml(new SafeConstructor(strict)).load(Files.readString(file));
    }

    private static List<Map<?, ?>> jobs(Map<?, ?> workflow) {
        return maps(((Map<?, ?>) workflow.get("jobs")).values().stream());
    }

    private static List<Map<?, ?>> steps(Map<?, ?> job) {
        return maps(((List<?>) job.get("steps")).stream());
    }

    private static List<Map<?, ?>> maps(Stream<?> values) {
        List<Map<?, ?>> maps = new ArrayList<>();
        values.forEach(each -> maps.add((Map<?, ?>) each));
        return maps;
    }
}
