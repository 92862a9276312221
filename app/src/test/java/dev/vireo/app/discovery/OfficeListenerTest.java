package dev.vireo.app.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listens on the loopback interface to a real responder. */
final class OfficeListenerTest {

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final AtomicReference<List<FoundOffice>> heard = new AtomicReference<>(List.of());
    private JmDNS responder;
    private OfficeListener listener;

    private static boolean isLoopback(NetworkInterface network) {
        try {
            return network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    @BeforeEach
    void open() throws IOException {
        try {
            responder = JmDNS.create(InetAddress.getLoopbackAddress(), "vireo-" + id.substring(0, 8));
        } catch (IOException e) {
            Assumptions.abort("no multicast on the loopback interface: " + e.getMessage());
        }
    }

    @AfterEach
    void close() throws IOException {
        if (listener != null) {
            listener.close();
        }
        if (responder != null) {
            responder.close();
        }
    }

    private void listen() {
        listener = OfficeListener.start(OfficeListenerTest::isLoopback, (_, offices) -> heard.set(offices));
    }

    private void announce(String name) throws IOException {
        responder.registerService(ServiceInfo.create("_vireo._tcp.local.", name, 8443, 0, 0,
                Map.of("id", id, "name", name, "version", "1.2.3", "tls", "1", "key", "00112233445566778899")));
    }

    private Optional<FoundOffice> ours() {
        return heard.get().stream().filter(office -> office.id().equals(id)).findFirst();
    }

    @Test
    void anOfficeThatIsThereIsHeardAndOneThatLeavesIsForgotten() throws IOException {
        announce("Ayodhya " + id);
        listen();
        Await.until("the office", () -> ours().isPresent());
        assertThat(ours()).contains(new FoundOffice("Ayodhya " + id, id, List.of(URI.create("https://127.0.0.1:8443")),
                "00112233445566778899", true, "1.2.3"));
        responder.unregisterAllServices();
        Await.until("its goodbye", () -> ours().isEmpty());
    }

    @Test
    void anOfficeThatComesLaterIsHeardToo() throws IOException {
        listen();
        announce("Ayodhya " + id);
        Await.until("the office", () -> ours().isPresent());
    }

    @Test
    void whereThereIsNoNetworkNothingCanBeHeard() {
        List<Boolean> possible = new CopyOnWriteArrayList<>();
        listener = OfficeListener.start(_ -> false, (can, _) -> possible.add(can));
        Await.until("to be told so", () -> !possible.isEmpty());
        assertThat(possible).containsExactly(false);
    }

    @Test
    void theModelShowsWhatIsHeardInItsStates() throws IOException {
        List<Runnable> fx = new CopyOnWriteArrayList<>();
        NearbyOffices nearby = new NearbyOffices(hearer -> OfficeListener.start(OfficeListenerTest::isLoopback, hearer)::close, fx::add,
                Duration.ofMinutes(5));
        assertThat(nearby.stateProperty().get()).isEqualTo(LookingState.IDLE);
        announce("Ayodhya " + id);
        nearby.start();
        assertThat(nearby.stateProperty().get()).isEqualTo(LookingState.LOOKING);
        Await.until("the office in the list", () -> {
            fx.removeIf(each -> {
                each.run();
                return true;
            });
            return nearby.offices().stream().anyMatch(office -> office.id().equals(id));
        });
        assertThat(nearby.stateProperty().get()).isEqualTo(LookingState.FOUND);
        nearby.stop();
        fx.forEach(Runnable::run);
        assertThat(nearby.offices()).isEmpty();
        assertThat(nearby.stateProperty().get()).isEqualTo(LookingState.IDLE);
    }
}
