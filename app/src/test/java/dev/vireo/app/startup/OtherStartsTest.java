package dev.vireo.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.loopback.LoopbackListener;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.RunningClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtherStartsTest {

    @TempDir private Path disk;

    private final AtomicInteger raised = new AtomicInteger();
    private final List<String> links = new CopyOnWriteArrayList<>();

    @Test
    void whoCanReadTheFolderMayRaiseTheWindow() {
        try (DataFolder folder = DataFolder.open(disk); OtherStarts _ = listen(folder)) {
            assertThat(OtherStarts.raise(disk, "")).isTrue();
            assertThat(OtherStarts.raise(disk, "")).isTrue();
            assertThat(raised).hasValue(2);
            assertThat(OtherStarts.raise(disk.resolve("other"), "")).isFalse();
        }
    }

    @Test
    void anInvitationsLinkIsHandedOver() {
        try (DataFolder folder = DataFolder.open(disk); OtherStarts _ = listen(folder)) {
            assertThat(OtherStarts.raise(disk, "vireo://join?code=ABCD&at=http://b\u00fcro:8080")).isTrue();
            assertThat(OtherStarts.raise(disk, "vireo:" + "x".repeat(9_000))).isTrue();
            assertThat(links).containsExactly("vireo://join?code=ABCD&at=http://b\u00fcro:8080", "");
        }
    }

    @Test
    void aWrongSecretRaisesNothing() throws IOException {
        try (DataFolder folder = DataFolder.open(disk); OtherStarts _ = listen(folder)) {
            RunningClient running = DataFolder.running(disk).orElseThrow();
            try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), running.port())) {
                stranger.getOutputStream().write("0".repeat(running.secret().length()).getBytes(StandardCharsets.US_ASCII));
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(raised).hasValue(0);
            assertThat(OtherStarts.raise(disk, "")).isTrue();
        }
    }

    @Test
    void nothingIsRaisedWhereNoClientRuns() throws IOException {
        assertThat(OtherStarts.raise(disk, "")).isFalse();
        try (DataFolder folder = DataFolder.open(disk)) {
            listen(folder).close();
        }
        assertThat(OtherStarts.raise(disk, "")).isFalse();

        try (DataFolder _ = DataFolder.open(disk)) {
            Files.writeString(disk.resolve("running.json"), "{\"port\": 70000, \"secret\": \"\"}");
            assertThat(OtherStarts.raise(disk, "")).isFalse();
            Files.writeString(disk.resolve("running.json"), "nonsense");
            assertThat(OtherStarts.raise(disk, "")).isFalse();
        }
    }

    @Test
    void whoeverHasThePortOfAKilledClientHearsNothing() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (LoopbackListener stranger = LoopbackListener.open("stranger", line -> {
            heard.add(line);
            return "raised";
        })) {
            Files.writeString(disk.resolve("lock"), "");
            Files.writeString(disk.resolve("running.json"), "{\"port\": " + stranger.port() + ", \"secret\": \"" + stranger.secret()
                    + "\"}");
            assertThat(OtherStarts.raise(disk, "vireo://join?code=ABCD")).isFalse();
            // The next client has the folder, but does not listen yet.
            try (DataFolder _ = DataFolder.open(disk)) {
                assertThat(OtherStarts.raise(disk, "vireo://join?code=ABCD")).isFalse();
            }
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aClientThatIsEndingSaysSo() {
        try (DataFolder folder = DataFolder.open(disk); OtherStarts _ = OtherStarts.listen(folder, _ -> false).orElseThrow()) {
            assertThat(OtherStarts.raise(disk, "vireo://join?code=ABCD")).isFalse();
        }
    }

    @Test
    void theAnswerIsThatOfTheThreadWhichRaises() {
        ExecutorService fx = Executors.newSingleThreadExecutor();
        try {
            assertThat(OtherStarts.answeredBy(fx, link -> links.add(link)).test("vireo:a")).isTrue();
            assertThat(OtherStarts.answeredBy(fx, _ -> false).test("vireo:b")).isFalse();
            assertThat(links).containsExactly("vireo:a");
        } finally {
            fx.shutdownNow();
        }
    }

    @Test
    void whatIsNotBegunInTimeIsNotDoneLaterEither() {
        List<Runnable> hanging = new CopyOnWriteArrayList<>();
        assertThat(OtherStarts.answeredBy(hanging::add, link -> links.add(link), Duration.ZERO).test("vireo:a")).isFalse();
        hanging.forEach(Runnable::run);
        assertThat(links).isEmpty();
    }

    private OtherStarts listen(DataFolder folder) {
        return OtherStarts.listen(folder, link -> {
            raised.incrementAndGet();
            return links.add(link);
        }).orElseThrow();
    }
}
