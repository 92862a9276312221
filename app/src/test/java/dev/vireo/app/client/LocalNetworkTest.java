package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalNetworkTest {

    private static final Proxy SYSTEM = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));

    private final LocalNetwork network = new LocalNetwork(new ProxySelector() {
        @Override
        public List<Proxy> select(URI address) {
            return List.of(SYSTEM);
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // not asked
        }
    });

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "https://10.1.2.3", "https://172.16.0.1:8080", "http://192.168.0.5:8080",
        "http://169.254.1.1", "https://[::1]:8080", "https://[fe80::1%25eth0]:8080", "https://[fd00::5]", "http://office:8080",
        "https://Office.Local:8080", "http://office_pc:8080", "http://localhost", "https://nas.home.arpa"})
    void whatIsOnTheLocalNetworkIsCalledDirectly(String address) {
        assertThat(network.select(URI.create(address))).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://office.example:8080", "https://8.8.8.8", "https://172.32.0.1", "https://[2001:db8::5]:8080",
        "https://local.example", "https://11.0.0.1"})
    void everythingElseGoesTheSystemsWay(String address) {
        assertThat(network.select(URI.create(address))).containsExactly(SYSTEM);
    }
}
