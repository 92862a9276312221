package dev.vireo.server.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 10.0.0.5, 0, 10.0.0.5:0",
        "10.0.0.5:7070, 10.0.0.5, 7070, 10.0.0.5:7070",
        "node-1.ayodhya.example:65535, node-1.ayodhya.example, 65535, node-1.ayodhya.example:65535",
        "[fd00::5], fd00::5, 0, [fd00::5]:0",
        "[fd00::5]:7070, fd00::5, 7070, [fd00::5]:7070"})
    void itIsAHostAndPerhapsAPort(String text, String host, int port, String written) {
        NodeAddress address = NodeAddress.of(text);

        assertThat(address).isEqualTo(new NodeAddress(host, port));
        assertThat(address).hasToString(written);
        assertThat(NodeAddress.of(written)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":7070", "10.0.0.5:", "10.0.0.5:65536", "10.0.0.5:-1", "fd00::5", "[fd00::5", "a b", "http://node",
        "node/x"})
    void nothingElse(String text) {
        assertThatThrownBy(() -> NodeAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressOfThisComputerLosesItsScope() throws Exception {
        InetAddress scoped = InetAddress.getByName("fe80::1%1");

        assertThat(NodeAddress.of(NodeAddress.of(scoped).toString()).host()).startsWith("fe80:").doesNotContain("%");
    }
}
