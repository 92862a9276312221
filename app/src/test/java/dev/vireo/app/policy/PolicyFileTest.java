package dev.vireo.app.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.KeyFingerprint;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyFileTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    @TempDir private Path folder;

    @Test
    void withoutAFileEverythingIsUpToThePerson() {
        assertThat(PolicyFile.read(folder.resolve("policy.properties"))).isEqualTo(Policy.none());
        assertThat(Policy.none().isEmpty()).isTrue();
    }

    @Test
    void everySettingIsRead() throws IOException {
        Policy policy = read("""
                # What holds for the computers of Ayodhya
                office.address = https://office.example
                office.key = KEY
                hosting.allowed = no
                updates.check = no
                start.with-system = yes
                """.replace("KEY", KEY.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:")));
        assertThat(policy.office()).isEqualTo("https://office.example");
        assertThat(policy.key()).contains(new KeyFingerprint(KEY));
        assertThat(policy.hosting()).isFalse();
        assertThat(policy.updateChecks()).isFalse();
        assertThat(policy.startWithSystem()).contains(true);
        assertThat(policy.problems()).isEmpty();
        assertThat(policy.isEmpty()).isFalse();
    }

    /** Windows Installer writes headings and empty values; people write as in any such file. */
    @Test
    void itIsReadAsInstallersAndPeopleWriteIt() throws IOException {
        Policy policy = read("[Policy]\r\nOFFICE.ADDRESS=\"office.local:8080\"\r\nOffice.Key=\r\n\r\n  ; nothing\r\n! nothing\r\n"
                + "HOSTING.ALLOWED= No \r\nupdates.check=OFF\r\nstart.with-system=0");
        assertThat(policy.office()).isEqualTo("office.local:8080");
        assertThat(policy.hosting()).isFalse();
        assertThat(policy.updateChecks()).isFalse();
        assertThat(policy.startWithSystem()).contains(false);
        assertThat(policy.problems()).isEmpty();
    }

    @Test
    void whatIsLeftOutIsUpToThePerson() throws IOException {
        Policy policy = read("updates.check=no\n");
        assertThat(policy.office()).isEmpty();
        assertThat(policy.hosting()).isTrue();
        assertThat(policy.updateChecks()).isFalse();
        assertThat(policy.startWithSystem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            updates.check = nein         | line 1: updates.check must be yes or no, not "nein"
            update.check = no            | line 1: there is no setting "update.check"
            no updates                   | line 1: expected name = value, found "no updates"
            = no                         | line 1: expected name = value, found "= no"
            office.address = ftp://there | line 1: office.address must be an address, as in https://office.example, not "ftp://there"
            office.key = 1234            | line 1: office.key must be the 64 digits of an office's key, not "1234"
            """)
    void aLineThatMeansNothingIsReportedAndTheOthersHold(String line, String problem) throws IOException {
        Policy policy = read(line + "\nhosting.allowed = no\n");
        assertThat(policy.problems()).containsExactly(problem);
        assertThat(policy.hosting()).isFalse();
        assertThat(policy.updateChecks()).isTrue();
        assertThat(policy.office()).isEmpty();
    }

    @Test
    void theLastOfTwoLinesCountsAndTheOtherIsReported() throws IOException {
        Policy policy = read("hosting.allowed = yes\nhosting.allowed = no\n");
        assertThat(policy.hosting()).isFalse();
        assertThat(policy.problems()).containsExactly("line 1: hosting.allowed is given again in line 2, which counts");
    }

    @Test
    void aKeyNeedsAnAddressThatIsEncrypted() throws IOException {
        assertThat(read("office.key = " + KEY).problems()).containsExactly("line 1: office.key needs office.address");
        Policy plain = read("office.address = http://office.example\noffice.key = " + KEY);
        assertThat(plain.office()).isEmpty();
        assertThat(plain.key()).isEmpty();
        assertThat(plain.problems()).singleElement().asString().startsWith("line 1: office.address leads to an unencrypted office");
        assertThat(read("office.address = office.example\noffice.key = " + KEY).key()).isPresent();
    }

    @Test
    void aProblemIsOneShortLine() throws IOException {
        assertThat(read("updates.check = " + "\u0007\t".repeat(500)).problems()).singleElement().asString().hasSizeLessThan(200)
                .doesNotContain("\u0007", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1"})
    void itMayBeInAnyEncodingThatEditorsWrite(String encoding) throws IOException {
        // UTF-16 brings its own mark.
        String mark = encoding.equals("ISO-8859-1") || encoding.equals("UTF-16") ? "" : "\uFEFF";
        Path file = Files.writeString(folder.resolve("policy.properties"), mark + "# für alle\noffice.address = büro.example\n",
                Charset.forName(encoding));
        Policy policy = PolicyFile.read(file);
        assertThat(policy.office()).isEqualTo("büro.example");
        assertThat(policy.problems()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadLaysDownNothingAndIsReported() throws IOException {
        assertThat(PolicyFile.read(folder).problems()).singleElement().asString().startsWith("the file can't be read: ");
        Path huge = Files.writeString(folder.resolve("huge"), "hosting.allowed=no\n" + "#".repeat(64 * 1024), StandardCharsets.US_ASCII);
        assertThat(PolicyFile.read(huge).problems()).containsExactly("the file is longer than 64 KiB");
        assertThat(PolicyFile.read(huge).isEmpty()).isTrue();
    }

    @Test
    void everySystemHasItWhereOnlyAdministratorsWrite() {
        assertThat(PolicyFile.standard("Linux", Map.<String, String>of()::get)).isEqualTo(Path.of("/etc/vireo/policy.properties"));
        assertThat(PolicyFile.standard("Mac OS X", Map.<String, String>of()::get))
                .isEqualTo(Path.of("/Library/Application Support/Vireo/policy.properties"));
        assertThat(PolicyFile.standard("Windows 11", Map.of("ProgramData", "/data")::get))
                .isEqualTo(Path.of("/data/Vireo/policy.properties"));
        assertThat(PolicyFile.standard("Windows 11", Map.<String, String>of()::get).toString()).startsWith("C:\\ProgramData");
    }

    private Policy read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.properties"), text, StandardCharsets.UTF_8);
        Policy policy = PolicyFile.read(file);
        assertThat(policy.file()).isEqualTo(Optional.of(file));
        return policy;
    }
}
