package dev.vireo.app.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The search for an office tries addresses, and ends; the answers at these are simulated. */
final class OfficeSearchTest {

    private static final KeyFingerprint KEY = new KeyFingerprint("ab".repeat(32));
    private static final KeyFingerprint OTHER = new KeyFingerprint("cd".repeat(32));
    private static final URI BEFORE = URI.create("https://192.168.0.5:8080");
    private static final URI NOW = URI.create("https://192.168.0.9:8080");
    private static final URI ELSEWHERE = URI.create("https://192.168.0.7:8080");

    private final Neighbourhood network = new Neighbourhood();
    private final List<URI> tried = new CopyOnWriteArrayList<>();
    private final List<URI> found = new CopyOnWriteArrayList<>();
    private final Set<URI> answering = ConcurrentHashMap.newKeySet();

    private OfficeSearch search(URI... known) {
        return search(Duration.ZERO, known);
    }

    private OfficeSearch search(Duration pause, URI... known) {
        return OfficeSearch.start(network,
                new OfficeSearch.WantedOffice(HexFormat.of().formatHex(KEY.head()), BEFORE, Arrays.asList(known)), pause, address -> {
                    tried.add(address);
                    return answering.contains(address);
                }, found::add);
    }

    @Test
    void anOfficeIsFoundWhereItIsAnnouncedAndThenNobodyListensAnyMore() {
        answering.add(NOW);
        network.hears(Neighbourhood.office("Mithila", OTHER, ELSEWHERE));
        try (OfficeSearch _ = search()) {
            network.hears(Neighbourhood.office("Mithila", OTHER, ELSEWHERE), Neighbourhood.office("Ayodhya", KEY, BEFORE, NOW));
            Await.until("the office is found", () -> found.equals(List.of(NOW)));
            assertThat(tried).containsExactly(NOW);
            assertThat(network.isListenedTo()).isFalse();
        }
    }

    @Test
    void anOfficeIsFoundWhereItWasOnceThoughNothingIsHeard() {
        answering.add(ELSEWHERE);
        try (OfficeSearch _ = search(BEFORE, ELSEWHERE)) {
            Await.until("the office is found", () -> found.equals(List.of(ELSEWHERE)));
            assertThat(tried).containsExactly(ELSEWHERE);
        }
    }

    @Test
    void whoOnlySaysThatItIsTheOfficeIsNotTheOffice() {
        answering.add(NOW);
        network.hears(Neighbourhood.office("Ayodhya", KEY, ELSEWHERE));
        try (OfficeSearch _ = search()) {
            Await.until("the first is tried", () -> tried.contains(ELSEWHERE));
            assertThat(found).isEmpty();
            network.hears(Neighbourhood.office("Ayodhya", KEY, ELSEWHERE, NOW));
            Await.until("the office is found", () -> found.equals(List.of(NOW)));
        }
    }

    @Test
    void addressesThatNeverAnswerDoNotKeepTheOthersWaiting() {
        CountDownLatch end = new CountDownLatch(1);
        URI[] silent = IntStream.range(0, 3).mapToObj(i -> URI.create("https://192.168.0." + (20 + i) + ":8080")).toArray(URI[]::new);
        network.hears(Neighbourhood.office("Ayodhya", KEY, silent));
        try (OfficeSearch _ = OfficeSearch.start(network,
                new OfficeSearch.WantedOffice(HexFormat.of().formatHex(KEY.head()), BEFORE, List.of()),
                Duration.ZERO, address -> {
                    tried.add(address);
                    return address.equals(NOW) || !await(end);
                }, found::add)) {
            Await.until("all are tried", () -> tried.size() == silent.length);
            network.hears(Neighbourhood.office("Ayodhya", KEY, silent), Neighbourhood.office("Ayodhya again", KEY, NOW));
            Await.until("the office is found", () -> found.equals(List.of(NOW)));
        } finally {
            end.countDown();
        }
    }

    private static boolean await(CountDownLatch end) {
        try {
            return end.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    void aSearchThatIsClosedTriesNothing() {
        OfficeSearch search = search(Duration.ofMinutes(10), ELSEWHERE);
        assertThat(network.isListenedTo()).isTrue();
        search.close();
        assertThat(network.isListenedTo()).isFalse();
        assertThat(tried).isEmpty();
    }
}
