package dev.vireo.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.testing.TestReleaseKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleaseTest {

    private static final TestReleaseKey KEY = new TestReleaseKey();
    private static final String FILE = "{\"name\":\"vireo_1.4.0_amd64.deb\",\"program\":\"client\",\"system\":\"linux\","
            + "\"architecture\":\"x64\",\"kind\":\"deb\",\"size\":10,\"sha256\":\"" + "0a".repeat(32) + "\"}";
    private static final String MANIFEST = "{\"format\":\"vireo-release-1\",\"version\":\"1.4.0\",\"files\":[" + FILE + "]}";

    @Test
    void aSignedReleaseIsRead() {
        Release release = KEY.key().open(KEY.sign(MANIFEST));
        assertThat(release.version()).hasToString("1.4.0");
        assertThat(release.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("vireo_1.4.0_amd64.deb");
            assertThat(file.architecture()).isEqualTo(TargetProcessor.X64);
            assertThat(file.kind()).isEqualTo(PackageKind.DEB);
        });
        assertThat(Json.write(release)).isEqualTo(MANIFEST);
    }

    @Test
    void whatTheKeyDidNotSignIsNotEvenRead() {
        Answers.SignedRelease signed = KEY.sign(MANIFEST);
        for (Answers.SignedRelease forged : List.of(new TestReleaseKey().sign(MANIFEST),
                new Answers.SignedRelease(MANIFEST + " ", signed.signature()),
                new Answers.SignedRelease("no JSON", signed.signature()),
                new Answers.SignedRelease(MANIFEST, ""),
                new Answers.SignedRelease(MANIFEST, "not Base64!"),
                new Answers.SignedRelease(MANIFEST, signed.signature().substring(4)))) {
            assertThatThrownBy(() -> KEY.key().open(forged)).isInstanceOf(ReleaseKey.UntrustedReleaseException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vireo-release-1 | vireo-release-2",
        "\"1.4.0\" | \"1.4\"",
        "\"1.4.0\" | \"01.4.0\"",
        "\"1.4.0\" | \"1.4.0-rc1\"",
        "vireo_1.4.0_amd64.deb | ../vireo_1.4.0_amd64.deb",
        "vireo_1.4.0_amd64.deb | /etc/vireo.deb",
        "vireo_1.4.0_amd64.deb | C:\\\\vireo.deb",
        "vireo_1.4.0_amd64.deb | .vireo.deb",
        "vireo_1.4.0_amd64.deb | a b.deb",
        "vireo_1.4.0_amd64.deb | vireo.rpm",
        "\"linux\" | \"windows\"",
        "\"linux\" | \"beos\"",
        "\"x64\" | \"mips\"",
        "\"client\" | \"game\"",
        "\"size\":10 | \"size\":0",
        "\"size\":10 | \"size\":1073741825",
        "\"size\":10 | \"size\":\"10\"",
        "\"sha256\":\"0a | \"sha256\":\"0A",
        "\"sha256\":\"0a | \"sha256\":\"",
        "\"files\":[ | \"files\":[], \"other\":[",
        "\"size\":10, | \"size\":10,\"run\":\"me\",",
        "\"size\":10, | ''",
        "\"kind\":\"deb\", | ''",
        "{\"format\" | {\"format\":1,\"format\"",
    })
    void aSignatureDoesNotMakeABadManifestGood(String good, String bad) {
        assertThat(MANIFEST).contains(good);
        assertThatThrownBy(() -> KEY.key().open(KEY.sign(MANIFEST.replace(good, bad))))
                .isInstanceOfAny(Json.InvalidJsonException.class, Json.UnknownFieldException.class);
    }

    @Test
    void aFileStandsInAReleaseOnceAndThereIsAtLeastOne() {
        for (String files : List.of("", FILE + "," + FILE, "null")) {
            assertThatThrownBy(() -> KEY.key().open(KEY.sign(MANIFEST.replace(FILE, files)))).isInstanceOf(Json.InvalidJsonException.class);
        }
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        List<String> inOrder = List.of("0.0.9", "0.1.0", "0.9.9", "0.10.0", "1.0.0", "1.0.10", "10.0.0");
        assertThat(inOrder.reversed().stream().map(each -> ReleaseVersion.of(each).orElseThrow()).sorted().map(ReleaseVersion::toString))
                .isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "development", "1", "1.2", "1.2.3.4", "1.2.3-SNAPSHOT", "v1.2.3", " 1.2.3", "1.2.03", "9999999.0.0",
        "१.२.३"})
    void whatIsNoVersionOfAReleaseIsNone(String text) {
        assertThat(ReleaseVersion.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no key"})
    void onlyAnEd25519KeyIsAReleaseKey(String text) {
        assertThatThrownBy(() -> ReleaseKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
