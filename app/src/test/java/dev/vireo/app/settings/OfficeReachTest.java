package dev.vireo.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.settings.OfficeReach.ReachState;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OfficeReachTest {

    private static final URI ADDRESS = URI.create("https://192.168.0.5:8080");

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "https://127.0.0.1:8080", "http://127.3.2.1:8080", "http://localhost:8080",
        "http://LOCALHOST:8080", "http://[::1]:8080", "https://[0:0:0:0:0:0:0:1]:443"})
    void anAddressOfThisComputerAloneIsNoneForColleagues(String address) {
        assertThat(OfficeReach.at(URI.create(address))).isEqualTo(new OfficeReach(ReachState.LOOPBACK, List.of(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.0.5:8080", "https://office.local:8080", "https://127.example.org", "https://[fd00::2]:8080"})
    void anyOtherIs(String address) {
        assertThat(OfficeReach.at(URI.create(address))).isEqualTo(new OfficeReach(ReachState.SHARED, List.of(address)));
    }

    @Test
    void anOfficeOnThisComputerIsOpenToTheNetworkOrNotAndTheNetworkMayBeAway() {
        assertThat(OfficeReach.hosted(false, List.of()).state()).isEqualTo(ReachState.ONLY_HERE);
        assertThat(OfficeReach.hosted(true, List.of()).state()).isEqualTo(ReachState.NO_NETWORK);
        assertThat(OfficeReach.hosted(true, List.of(ADDRESS))).isEqualTo(
                new OfficeReach(ReachState.SHARED, List.of(ADDRESS.toString())));
    }
}
