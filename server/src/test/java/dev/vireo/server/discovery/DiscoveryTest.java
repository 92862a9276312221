package dev.vireo.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.testing.Await;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.LogEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a second responder on the loopback interface, which plays the other computer. */
@Tag("long")
final class DiscoveryTest {

    private static JmDNS neighbour;

    private final String id = UUID.randomUUID().toString().replace("-", "");

    private volatile Set<InetAddress> networks = Set.of(InetAddress.getLoopbackAddress());
    private volatile String key = "00112233445566778899";
    private volatile Optional<OfficeIdentity> office = Optional.of(new OfficeIdentity("Ayodhya " + id, id));

    private final Discovery discovery = new Discovery(() -> networks, () -> office,
            new AnnouncedServer("1.2.3", true, () -> key));

    @BeforeAll
    static void listen() throws IOException {
        try {
            neighbour = JmDNS.create(InetAddress.getLoopbackAddress(), "neighbour");
        } catch (IOException e) {
            Assumptions.abort("no multicast on the loopback interface: " + e.getMessage());
        }
    }

    @AfterAll
    static void close() throws IOException {
        if (neighbour != null) {
            neighbour.close();
        }
    }

    private Optional<ServiceInfo> heard() {
        return Arrays.stream(neighbour.list(Responder.TYPE, 200)).filter(each -> id.equals(each.getPropertyString("id"))).findFirst();
    }

    private String heardName() {
        return heard().map(each -> each.getPropertyString("name")).orElse("");
    }

    @Test
    void anOfficeIsAnnouncedWithItsNewNameAndKeyAndWithdrawn() {
        try (discovery) {
            discovery.start(8080);
            Await.until("the announcement", () -> heard().isPresent());
            ServiceInfo announced = heard().orElseThrow();
            assertThat(announced.getPort()).isEqualTo(8080);
            assertThat(announced.getPropertyString("name")).isEqualTo("Ayodhya " + id);
            assertThat(announced.getPropertyString("version")).isEqualTo("1.2.3");
            assertThat(announced.getPropertyString("tls")).isEqualTo("1");
            assertThat(announced.getPropertyString("key")).isEqualTo("00112233445566778899");
            assertThat(announced.getInet4Addresses()).extracting(InetAddress::getHostAddress).contains("127.0.0.1");

            office = Optional.of(new OfficeIdentity("Mithila " + id, id));
            discovery.follow(List.of(new LogEntry(1, Instant.EPOCH, "office_updated", Audience.everyone(), "{}",
                    new Event.OfficeUpdated(new Office("Mithila", true, null, 0)))));
            Await.until("the new name", () -> heardName().startsWith("Mithila"));

            key = "99887766554433221100";
            Await.until("the new key", () -> heard().map(each -> key.equals(each.getPropertyString("key"))).orElse(false));
        }
        Await.until("the goodbye", () -> heard().isEmpty());
    }

    @Test
    void anOfficeIsAnnouncedOnceThereIsANetwork() {
        networks = Set.of();
        try (discovery) {
            discovery.start(8080);
            assertThat(heard()).isEmpty();
            networks = Set.of(InetAddress.getLoopbackAddress());
            Await.until("the announcement on the new network", () -> heard().isPresent());
            networks = Set.of();
            Await.until("the goodbye to the old network", () -> heard().isEmpty());
        }
    }

    @Test
    void anOfficeIsAnnouncedOnceItIsSetUp() {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean announcing = new AtomicBoolean();
        office = Optional.empty();
        try (Discovery waiting = new Discovery(() -> {
            announcing.set(true);
            return networks;
        }, () -> {
            looks.incrementAndGet();
            return office;
        }, new AnnouncedServer("1.2.3", false, () -> ""))) {
            waiting.start(8080);
            Await.until("a look at the office", () -> looks.get() > 0);
            assertThat(announcing).isFalse();
            office = Optional.of(new OfficeIdentity("Ayodhya " + id, id));
            waiting.follow(List.of(new LogEntry(1, Instant.EPOCH, "user_updated", Audience.everyone(), "{}", new Event.UserUpdated(
                    new User("shyam", "Shyam", "", "", OfficeRole.OWNER, "", null, null, null)))));
            Await.until("the announcement", () -> heard().isPresent());
        }
    }
}
