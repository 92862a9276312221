package dev.vireo.app.localserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.app.localserver.OfficeStatus.OfficePhase;
import dev.vireo.app.loopback.LoopbackListener;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handing an office over to a process that does not do as it should. The processes are played; the office is real. */
final class HomeOfficeTest {

    /** No system counts so far. */
    private static final long NO_PROCESS = 2_000_000_000L;

    @TempDir private static Path folder;
    private static OfficeLauncher launcher;
    private static HomeOffice home;

    private final AtomicInteger told = new AtomicInteger();
    private final Runnable listener = told::incrementAndGet;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HostedOffice office;
    private URI address;

    @BeforeAll
    static void build() {
        home = new HomeOffice(folder.resolve("office"), place -> launcher.start(place));
    }

    @BeforeEach
    void open() {
        office = home.open(LocalOffice.Reach.THIS_COMPUTER);
        address = office.address();
        home.onChange(listener);
    }

    @AfterEach
    void forget() {
        home.forget(listener);
    }

    @AfterAll
    static void end() {
        home.end();
    }

    @Test
    void whereNoProcessCanBeStartedTheOfficeStaysOpenHere() {
        launcher = _ -> {
            throw new IOException("no such file");
        };
        assertThatThrownBy(home::handOver).isInstanceOf(LocalOffice.CannotStartException.class).hasMessageContaining("no such file");
        assertThat(home.running()).as("nobody was disconnected").containsSame(office);
        assertThat(told).hasValue(0);
    }

    @Test
    void aProcessThatEndsRightAwayLeavesTheOfficeOpenHere() {
        PlayedProcess process = new PlayedProcess(false);
        launcher = _ -> process;
        assertThatThrownBy(home::handOver).isInstanceOf(LocalOffice.CannotStartException.class)
                .hasMessageContaining("ended right away").hasMessageContaining("office.log");
        assertThat(home.running()).containsSame(office);
        assertThat(process.destroyed).isTrue();
    }

    @Test
    void aProcessThatCannotOpenTheOfficeIsStoppedAndTheOfficeOpensHereAgain() throws IOException {
        try (LoopbackListener calls = answering(OfficeStatus.failed("The disk is full."), () -> {})) {
            launcher = place -> started(calls, place);
            assertThatThrownBy(home::handOver).isInstanceOf(LocalOffice.CannotStartException.class).hasMessage("The disk is full.");
            assertThat(heard).containsSubsequence(RunningOffice.OPEN, RunningOffice.STOP);
        }
        assertThat(home.running()).hasValueSatisfying(again -> {
            assertThat(again.inBackground()).isFalse();
            assertThat(again.address()).isEqualTo(address);
        });
        assertThat(RunningOffice.in(home.folder())).as("what could bring that process back").isEmpty();
        assertThat(told).hasValue(1);
    }

    @Test
    void anOfficeThatCannotBeOpenedHereAgainEitherIsSaidToBeClosedAndWhyItWas() throws IOException {
        Path settings = home.folder().resolve("vireo.properties");
        String before = Files.readString(settings);
        try (LoopbackListener calls = answering(OfficeStatus.failed("The disk is full."),
                () -> write(settings, before + "tls=perhaps\n"))) {
            launcher = place -> started(calls, place);
            assertThatThrownBy(home::handOver).isInstanceOf(LocalOffice.CannotStartException.class).hasMessage("The disk is full.");
        }
        assertThat(home.running()).isEmpty();
        assertThat(told).hasValue(1);
        write(settings, before);
        assertThat(home.open(LocalOffice.Reach.THIS_COMPUTER).address()).isEqualTo(address);
    }

    @Test
    void anOfficeWhoseProcessIsGoneGoesOnHere() throws IOException {
        OfficeStatus open = new OfficeStatus(OfficePhase.OPEN, address.getPort(), false, false, office.fingerprint().hex(), "");
        try (LoopbackListener calls = answering(open, () -> {})) {
            launcher = place -> started(calls, place);
            home.handOver();
        }
        Await.until("it goes on here", () -> home.running().filter(running -> !running.inBackground()).isPresent());
        assertThat(home.running().orElseThrow().address()).isEqualTo(address);
        assertThat(RunningOffice.in(home.folder())).as("what would bring it back there").isEmpty();
    }

    /** @param opened done at the word to open the office, before this is its status */
    private LoopbackListener answering(OfficeStatus status, Runnable opened) throws IOException {
        return LoopbackListener.open("played-office", line -> {
            heard.add(line);
            if (line.equals(RunningOffice.OPEN)) {
                opened.run();
            }
            return (heard.contains(RunningOffice.OPEN) ? status : OfficeStatus.of(OfficePhase.WAITING)).text();
        });
    }

    private static Process started(LoopbackListener calls, Path place) {
        new RunningOffice(NO_PROCESS, calls.port(), calls.secret()).keep(place);
        return new PlayedProcess(true);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
