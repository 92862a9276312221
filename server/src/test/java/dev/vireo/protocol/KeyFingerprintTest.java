package dev.vireo.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class KeyFingerprintTest {

    private static final String HEX = "000000000000ffffffff" + "0".repeat(44);

    /** The value is what {@code openssl pkey -pubin -outform der | openssl dgst -sha256} says of this key. */
    @Test
    void itIsTheSha256OfTheKeyAsCertificatesHoldIt() throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaMte3RWJBvt7+MQ/HL+yf/fIqLuRpmy34Nm3+IiJaWEuDTxf52doOQ9Z3xgxSJYkkHV+usYPGKS+4GEzCgQN5w==")));

        assertThat(KeyFingerprint.of(key)).hasToString("0bb6365bf3777c1abebbef50afb1bda337d628d8aa88f0626c117c08fb5bd36f");
    }

    @Test
    void itsHeadIsEightyBits() {
        KeyFingerprint fingerprint = new KeyFingerprint(HEX);

        assertThat(fingerprint.head()).isEqualTo(HexFormat.of().parseHex("000000000000ffffffff"));
        assertThat(fingerprint.hasHead(HexFormat.of().parseHex("000000000000ffffffff"))).isTrue();
        assertThat(fingerprint.hasHead(HexFormat.of().parseHex("000000000000fffffffe"))).isFalse();
        assertThat(fingerprint.hasHead(new byte[0])).isFalse();
        assertThat(fingerprint.hasHead(Arrays.copyOf(fingerprint.head(), 9))).isFalse();
    }

    @Test
    void itsHeadReadsAsEightWords() {
        assertThat(new KeyFingerprint(HEX).words()).containsExactly("acid", "acid", "acid", "acid",
                FingerprintWords.word(0b0000000011), FingerprintWords.word(1023), FingerprintWords.word(1023), FingerprintWords.word(1023));
        assertThat(new KeyFingerprint("8" + HEX.substring(1)).words().getFirst()).isEqualTo(FingerprintWords.word(512));
    }

    /** If two computers showed different words for one key, comparing would be useless: the list never changes. */
    @Test
    void theListHasAWordForEachNumberAndNeverChanges() {
        StringBuilder all = new StringBuilder();
        for (int number = 0; number <= FingerprintWords.LAST; number++) {
            String word = FingerprintWords.word(number);
            assertThat(word).matches("[a-z]{3,5}").isGreaterThan(number == 0 ? "" : FingerprintWords.word(number - 1));
            all.append(word).append('\n');
        }
        assertThatThrownBy(() -> FingerprintWords.word(FingerprintWords.LAST + 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(all.toString().hashCode()).isEqualTo(-1316794443);
    }

    @Test
    void itIsReadAsPeopleWriteIt() {
        assertThat(KeyFingerprint.parse(HEX)).contains(new KeyFingerprint(HEX));
        assertThat(KeyFingerprint.parse("  " + HEX.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:") + "\n"))
                .contains(new KeyFingerprint(HEX));
        assertThat(KeyFingerprint.parse(HEX.substring(1))).isEmpty();
        assertThat(KeyFingerprint.parse("")).isEmpty();
        assertThat(KeyFingerprint.parse("g" + HEX.substring(1))).isEmpty();
        assertThatThrownBy(() -> new KeyFingerprint(HEX.replace('f', 'F'))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inJsonItIsItsDigits() {
        assertThat(Json.write(new KeyFingerprint(HEX))).isEqualTo('"' + HEX + '"');
        assertThat(Json.read(Json.writeBytes(new KeyFingerprint(HEX)), KeyFingerprint.class)).isEqualTo(new KeyFingerprint(HEX));
    }
}
