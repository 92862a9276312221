package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final byte[] PASSWORD = "password".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.UTF_8);
    /** As other implementations of Argon2 have it: from the tests of the reference implementation. */
    private static final String KNOWN = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final Locale before = Locale.getDefault();

    @AfterEach
    void resetLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "az-AZ", "fa-IR", "ar-EG", "bn-BD"})
    void aHashIsWrittenAndReadAlikeInEveryLocale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertThat(PasswordHash.of(PASSWORD, SALT, 256, 2, 1, 32)).hasToString(KNOWN);
        assertThat(PasswordHash.parse(KNOWN).matches(PASSWORD)).isTrue();
        assertThat(PasswordHash.parse(KNOWN).matches("Password".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void whatWasStoredOnATurkishComputerStillMatches() {
        assertThat(PasswordHash.parse(KNOWN.replace("argon2id", "argon2ıd")).matches(PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "password", "$2a$10$N9qo8uLOickgx2ZMRZoMye", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65"})
    void anythingElseIsNoHash(String stored) {
        assertThatThrownBy(() -> PasswordHash.parse(stored)).isInstanceOf(IllegalArgumentException.class);
    }
}
