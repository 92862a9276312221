package dev.vireo.app.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.failures.FailureReason.FoundHere;
import dev.vireo.app.failures.FailureReason.LocalCause;
import dev.vireo.app.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FailureTextsTest {

    private static final Path STATE = Path.of("src", "main", "java", "dev", "vireo", "app", "state");
    private static final Pattern SENTENCE = Pattern.compile("\"[^\"]* [^\"]*\\.\"");

    @ParameterizedTest
    @EnumSource(LocalCause.class)
    void everyCauseIsSaidInSentences(LocalCause cause) {
        assertThat(FailureTexts.of(new FoundHere(cause, "plan.bin"))).matches("(?s)\\S.*\\.").doesNotContain("{", "null");
    }

    @Test
    void aProblemThatHasACodeIsSaidInThePersonsLanguage() {
        FailureReason full = new FailureReason.KnownProblem("quota_reached", "The office has no space left for 3 files.");
        FailureReason unheardOf = new FailureReason.KnownProblem("unheard_of", "Nobody knows.");
        assertThat(FailureTexts.of(full)).isEqualTo("The office has no space left for 3 files.");
        try {
            Texts.speak("de");
            assertThat(FailureTexts.of(full)).contains("kein Platz");
            assertThat(FailureTexts.of(unheardOf)).isEqualTo("Nobody knows.");
        } finally {
            Texts.speak("");
        }
    }

    @Test
    void aFileIsNamed() {
        assertThat(FailureTexts.of(new FoundHere(LocalCause.FILE_GONE, "plan.bin"))).isEqualTo("plan.bin no longer exists.");
        assertThat(FailureTexts.of(new FailedException(new FoundHere(LocalCause.FILE_TOO_LARGE, "it's {0}.mov"))))
                .isEqualTo("it's {0}.mov is too large. Files can be up to 25 MiB.");
    }

    @ParameterizedTest
    @EnumSource(LocalCause.class)
    void theBriefTextIsNoLongerThanTheFullOne(LocalCause cause) {
        FailureReason reason = new FoundHere(cause, "plan.bin");
        assertThat(FailureTexts.brief(reason)).isNotBlank().hasSizeLessThanOrEqualTo(FailureTexts.of(reason).length());
    }

    @Test
    void theServersOwnWordsAreShownAsTheyCome() {
        assertThat(FailureTexts.of(new CompletionException(Refusals.refused(409, "name_taken", "This name is taken."))))
                .isEqualTo("This name is taken.");
    }

    @Test
    void aServerThatDoesNotAnswerOrHasNoWordsIsExplained() {
        assertThat(FailureTexts.of(Refusals.unreachable()))
                .isEqualTo("Couldn’t reach the server. Check your connection and try again.");
        assertThat(FailureTexts.of(Refusals.refused(502, "http_502", "")))
                .isEqualTo("The server answered with error 502. Try again in a moment.");
        assertThat(FailureTexts.of(new IllegalStateException()))
                .isEqualTo("Something went wrong. Try again in a moment.");
    }

    @Test
    void nothingIsSaidWhereNothingFailed() {
        assertThat(FailureTexts.of(FailureReason.none())).isEmpty();
    }

    @Test
    void theStateHoldsNoText() throws IOException {
        try (Stream<Path> files = Files.walk(STATE)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                List<String> sentences = SENTENCE.matcher(code(file)).results().map(match -> match.group()).toList();
                assertThat(sentences).as(file.toString()).isEmpty();
            }
        }
    }

    private static String code(Path file) throws IOException {
        return String.join("\n", Files.readAllLines(file).stream().filter(line -> !line.strip().startsWith("*")).toList());
    }
}
