package dev.vireo.app.localserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.protocol.Requests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalOfficeTest {

    private static final String PASSWORD = "the same for everybody";

    @TempDir private Path temporary;

    @Test
    void anOfficeStartedHereIsFoundAtTheSameAddressTheNextTime() throws IOException {
        Path folder = temporary.resolve("office");
        assertThat(LocalOffice.exists(folder)).isFalse();
        URI address;
        try (LocalOffice office = LocalOffice.open(folder, LocalOffice.Reach.THIS_COMPUTER);
                ServerClient client = ServerClient.of(office.address())) {
            address = office.address();
            assertThat(office.addressesForOthers()).isEmpty();
            assertThat(client.health().setUp()).isFalse();
            client.setUp(new Requests.Setup(office.setupCode().orElseThrow(), "Ayodhya", "shyam", "Shyam", PASSWORD));
            assertThat(client.health().office()).isEqualTo("Ayodhya");
            assertThatThrownBy(() -> LocalOffice.open(folder, LocalOffice.Reach.THIS_COMPUTER))
                    .isInstanceOf(LocalOffice.CannotStartException.class).hasMessageContaining("in use");
        }

        assertThat(LocalOffice.exists(folder)).isTrue();
        try (LocalOffice office = LocalOffice.open(folder, LocalOffice.Reach.NETWORK);
                ServerClient client = ServerClient.of(office.address())) {
            assertThat(office.address()).isEqualTo(address);
            assertThat(office.setupCode()).isEmpty();
            assertThat(client.signIn("shyam", PASSWORD).user().displayName()).isEqualTo("Shyam");
            assertThatThrownBy(() -> client.signIn("shyam", "something quite else"))
                    .isInstanceOf(ServerException.Unauthorised.class);
        }

        try (ServerSocket other = new ServerSocket(address.getPort(), 1, InetAddress.getByName("127.0.0.1"));
                LocalOffice office = LocalOffice.open(folder, LocalOffice.Reach.NETWORK)) {
            assertThat(office.address().getPort()).isNotEqualTo(other.getLocalPort());
        }
    }

    /** A standalone server leaves this to its service manager. */
    @Test
    void aFailedServerIsRestartedAtTheSameAddress() {
        Path folder = temporary.resolve("office");
        LocalOffice ended;
        URI address;
        try (LocalOffice office = LocalOffice.open(folder, LocalOffice.Reach.THIS_COMPUTER);
                ServerClient client = ServerClient.of(office.address())) {
            ended = office;
            client.setUp(new Requests.Setup(office.setupCode().orElseThrow(), "Ayodhya", "shyam", "Shyam", PASSWORD));
            address = office.address();
            office.startAnew();
            assertThat(office.address()).isEqualTo(address);
            assertThat(client.signIn("shyam", PASSWORD).user().displayName()).isEqualTo("Shyam");
        }
        // Whoever closed it wants it closed.
        ended.startAnew();
        try (ServerClient client = ServerClient.of(address)) {
            assertThatThrownBy(client::health).isInstanceOf(ServerException.Unreachable.class);
        }
    }
}
