package dev.vireo.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.settings.ConnectionSecurity.SecurityState;
import dev.vireo.app.store.KnownKey;
import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionSecurityTest {

    private static final KeyFingerprint KEY = new KeyFingerprint("3fa61c22d1b09e77a4c5".repeat(3) + "0000");

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://127.8.9.10", "http://localhost:8080", "http://LOCALHOST", "http://[::1]:8080"})
    void nothingGoesOverTheNetworkToThisComputer(String address) {
        assertThat(SecurityState.of(URI.create(address), Optional.empty())).isEqualTo(SecurityState.LOOPBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.0.5:8080", "http://office.lan", "http://127.0.0.1.example.org", "http://[fe80::1]:8080"})
    void everybodyOnTheWayReadsAlongElsewhere(String address) {
        assertThat(SecurityState.of(URI.create(address), Optional.empty())).isEqualTo(SecurityState.PLAIN);
    }

    @Test
    void aKeyThatNobodyComparedIsNotVerified() {
        URI office = URI.create("https://192.168.0.5:8080");
        assertThat(SecurityState.of(office, Optional.of(new KnownKey(KEY, false)))).isEqualTo(SecurityState.UNVERIFIED);
        assertThat(SecurityState.of(office, Optional.of(new KnownKey(KEY, true)))).isEqualTo(SecurityState.VERIFIED);
        assertThat(SecurityState.of(office, Optional.of(KnownKey.VOUCHED))).isEqualTo(SecurityState.VOUCHED);
        assertThat(SecurityState.of(office, Optional.empty())).isEqualTo(SecurityState.VOUCHED);
        assertThat(SecurityState.of(URI.create("https://127.0.0.1"), Optional.of(new KnownKey(KEY, false))))
                .as("what answers there may be a tunnel").isEqualTo(SecurityState.UNVERIFIED);
    }
}
