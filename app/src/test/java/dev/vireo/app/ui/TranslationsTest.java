package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language has all texts, and each of them can be filled in as the English one is. */
final class TranslationsTest {

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z]");
    /** With any of these numbers, each language that Vireo speaks takes each of its forms. */
    private static final int[] NUMBERS = {0, 1, 2, 3, 5, 11, 99, 100, 101, 1234, 1000000};

    /** @param english beside which it stands */
    record Translation(Path english, Language language) {

        Path file() {
            return language == Language.ENGLISH ? english : english.resolveSibling("texts_" + language.code() + ".properties");
        }

        @Override
        public String toString() {
            return english.getParent().getFileName() + " in " + language;
        }
    }

    static Stream<Translation> translations() throws IOException {
        return TextKeysTest.bundles()
                .flatMap(english -> Arrays.stream(Language.values()).map(language -> new Translation(english, language)));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void hasExactlyTheTextsThatEnglishHas(Translation translation) {
        assertThat(keys(translation.file())).isEqualTo(keys(translation.english()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void takesTheSameArguments(Translation translation) {
        Properties english = read(translation.english());
        Properties texts = read(translation.file());
        for (String key : keys(translation.file())) {
            assertThat(arguments(texts.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key, "")));
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void hasAllFormsOfItsLanguage(Translation translation) {
        PluralRules rules = PluralRules.forLocale(Locale.of(translation.language().code()));
        Properties texts = read(translation.file());
        for (String key : keys(translation.file())) {
            MessagePattern pattern = parsed(texts.getProperty(key));
            for (int i = 0; i < pattern.countParts(); i++) {
                if (pattern.getPartType(i) == Part.Type.ARG_START && pattern.getPart(i).getArgType() == ArgType.PLURAL) {
                    assertThat(selectors(pattern, i)).as("%s=%s", key, texts.getProperty(key)).containsAll(rules.getKeywords());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void isPlainTextThatCanBeFilledIn(Translation translation) {
        Properties texts = read(translation.file());
        Locale locale = Locale.of(translation.language().code());
        for (String key : keys(translation.file())) {
            String text = texts.getProperty(key);
            assertThat(text).as(key).isNotBlank().doesNotContainPattern(TAG).doesNotContain("'", ",choice,", ", plural", ", select");
            // Where from something was done is left out of a sentence of the audit log that doesn't know.
            assertThat(key.equals("from") ? text.strip() : text).as("%s: no space at an end, where texts would be put together", key)
                    .isEqualTo(text.strip());
            for (int number : NUMBERS) {
                Object[] arguments = {number, number, number, number, number};
                String pattern = PluralText.isIn(text) ? PluralText.resolve(text, locale, arguments) : text;
                assertThat(new MessageFormat(pattern, locale).format(arguments)).as(key).doesNotContain("{", "}");
            }
        }
    }

    private static Set<String> selectors(MessagePattern pattern, int start) {
        Set<String> selectors = new TreeSet<>();
        for (int i = start + 1; i < pattern.getLimitPartIndex(start); i++) {
            if (pattern.getPartType(i) == Part.Type.ARG_SELECTOR) {
                selectors.add(pattern.getSubstring(pattern.getPart(i)));
            } else if (pattern.getPartType(i) == Part.Type.MSG_START) {
                i = pattern.getLimitPartIndex(i);
            }
        }
        return selectors;
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        MessagePattern pattern = parsed(text);
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) == Part.Type.ARG_NUMBER) {
                arguments.add(pattern.getSubstring(pattern.getPart(i)));
            }
        }
        return arguments;
    }

    private static MessagePattern parsed(String text) {
        return new MessagePattern(MessagePattern.ApostropheMode.DOUBLE_REQUIRED).parse(text);
    }

    private static Set<String> keys(Path file) {
        return new TreeSet<>(read(file).stringPropertyNames());
    }

    private static Properties read(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
