package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.of("10.0.0.5, 192.168.0.0/20,fd00::/8");

    @Test
    void headersOfUntrustedPeersAreIgnored() {
        assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(client("192.168.16.1", "198.51.100.1")).as("just outside the network").isEqualTo("192.168.16.1");
        assertThat(TrustedProxies.NONE.client("127.0.0.1", List.of("198.51.100.1"), List.of())).isEqualTo("127.0.0.1");
    }

    @Test
    void aProxySaysWhoCalledIt() {
        assertThat(client("10.0.0.5", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client("192.168.15.254", "198.51.100.1:4711")).isEqualTo("198.51.100.1");
        assertThat(client("[fd00:0:0:0:0:0:0:1]", "2001:db8::7")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(client("10.0.0.5", "[2001:db8::7]:4711")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(proxies.client("10.0.0.5", List.of(), List.of())).isEqualTo("10.0.0.5");
    }

    @Test
    void headersWrittenBeforeTheFirstProxyAreIgnored() {
        assertThat(client("10.0.0.5", "1.1.1.1, 198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client("10.0.0.5", "1.1.1.1, 198.51.100.1, 192.168.3.4")).isEqualTo("198.51.100.1");
        assertThat(proxies.client("10.0.0.5", List.of("1.1.1.1", "198.51.100.1"), List.of())).as("two headers")
                .isEqualTo("198.51.100.1");
    }

    @Test
    void anInvalidAddressEndsThePath() {
        assertThat(client("10.0.0.5", "1.1.1.1, unknown")).isEqualTo("10.0.0.5");
        assertThat(client("10.0.0.5", "unknown, 192.168.3.4")).isEqualTo("192.168.3.4");
        assertThat(client("10.0.0.5", "example.org")).isEqualTo("10.0.0.5");
        assertThat(client("10.0.0.5", "[")).isEqualTo("10.0.0.5");
        assertThat(client("10.0.0.5", "")).isEqualTo("10.0.0.5");
    }

    @Test
    void theStandardHeaderSaysTheSame() {
        assertThat(forwarded("for=1.1.1.1, for=198.51.100.1;proto=https")).isEqualTo("198.51.100.1");
        assertThat(forwarded("proto=https;For=\"[2001:db8::7]:4711\"")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(forwarded("for=198.51.100.1, for=192.168.3.4")).isEqualTo("198.51.100.1");
        assertThat(forwarded("for=_hidden")).isEqualTo("10.0.0.5");
        assertThat(forwarded("for=\"1.1.1.1, for=198.51.100.1")).as("an open quote").isEqualTo("198.51.100.1");
    }

    @Test
    void whereTheTwoHeadersDifferNeitherCounts() {
        assertThat(proxies.client("10.0.0.5", List.of("198.51.100.1"), List.of("for=1.1.1.1"))).isEqualTo("10.0.0.5");
        assertThat(proxies.client("10.0.0.5", List.of("198.51.100.1"), List.of("for=198.51.100.1"))).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.0/x", "fd00::/129", "10.0.0.1,,10.0.0.2", "/8"})
    void anInvalidListOfAddressesIsRefused(String list) {
        assertThatThrownBy(() -> TrustedProxies.of(list)).isInstanceOf(IllegalArgumentException.class);
    }

    private String client(String peer, String forwardedFor) {
        return proxies.client(peer, List.of(forwardedFor), List.of());
    }

    private String forwarded(String header) {
        return proxies.client("10.0.0.5", List.of(), List.of(header));
    }
}
