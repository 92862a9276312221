package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.app.autostart.Autostart;
import dev.vireo.app.localserver.OfficeCommand;
import dev.vireo.app.startup.HostComputer;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.update.PackageInstaller;
import dev.vireo.app.update.SampleInstallations;
import dev.vireo.app.update.UpdateSetup;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestReleaseKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole client that is updated by its office, and starts again. Its package and its launcher are played. */
final class UpdateStoryTest implements PackageInstaller {

    private static final TestReleaseKey KEY = new TestReleaseKey();
    private static final String DEB = "vireo_0.2.0_amd64.deb";
    private static final byte[] CONTENT = new byte[300_000];

    private static TestOffice office;

    @TempDir private Path disk;

    private Path programs;
    private Path started;
    private ClientPlatform platform;

    @BeforeAll
    static void openOffice() throws IOException {
        office = TestOffice.open();
        Path downloads = Files.createDirectories(office.folder().resolve("downloads"));
        Files.write(downloads.resolve(DEB), CONTENT);
        Answers.SignedRelease release = KEY.release("0.2.0", TestReleaseKey.file(DEB, TargetProcessor.X64, CONTENT));
        Files.writeString(downloads.resolve(Release.FILE), release.manifest());
        Files.writeString(downloads.resolve(Release.FILE + Release.SIGNATURE), release.signature());
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @BeforeEach
    void installVireo() throws IOException {
        programs = disk.resolve("vireo");
        put("0.1.0-0a1b2c3d");
        started = disk.resolve("started");
        Path launcher = disk.resolve("launcher");
        Files.writeString(launcher, "#!/bin/sh\necho \"$@\" > '" + started + "'\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        HostComputer computer = new HostComputer(OfficeCommand.of(
                key -> key.equals("jpackage.app-path") ? launcher.toString() : System.getProperty(key, ""), "unused"),
                (_, _, _) -> Autostart.none());
        platform = ClientPlatform.plain().with(Computer.QUICK).with(computer)
                .with(new UpdateSetup(Optional.of(KEY.key()), SampleInstallations.debian(programs.resolve("0.1.0-0a1b2c3d")), this));
    }

    private void put(String folder) throws IOException {
        Files.createDirectories(programs.resolve(folder).resolve("bin"));
        Files.writeString(programs.resolve("installed"), folder + "\n");
    }

    @Override
    public InstallOutcome install(PackageKind kind, Path file) {
        try {
            assertThat(file).hasBinaryContent(CONTENT);
            put("0.2.0-4d5e6f70");
            return InstallOutcome.INSTALLED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String command(PackageKind kind, Path file) {
        return "";
    }

    private static Node find(Computer computer, String id) {
        return computer.app().stage().getScene().lookup("#" + id);
    }

    private static String said(Computer computer) {
        return find(computer, "notice").isVisible() ? ((Label) find(computer, "notice").lookup("#words")).getText() : "";
    }

    private static void press(Computer computer, String button) {
        Fx.await(() -> find(computer, "update-" + button) != null && find(computer, "notice").isVisible());
        Fx.run(() -> ((Button) find(computer, "update-" + button)).fire());
    }

    @Test
    void anUpdateIsFoundInstalledAndStartedWithTheSameChatsAndOnlyTheOfficeIsEverSpokenTo() throws IOException {
        Path data = disk.resolve("rama");
        Set<String> spokenTo = ConcurrentHashMap.newKeySet();
        Set<URI> asked = ConcurrentHashMap.newKeySet();
        ProxySelector usual = ProxySelector.getDefault();
        ProxySelector.setDefault(recording(asked));
        LookedUpNames.NAMES.clear();
        try (RecordingStream recording = new RecordingStream()) {
            for (String event : List.of("jdk.SocketRead", "jdk.SocketWrite")) {
                recording.enable(event).withThreshold(Duration.ZERO).withoutStackTrace();
                recording.onEvent(event, each -> spokenTo.add(each.getString("address") + ":" + each.getInt("port")));
            }
            recording.startAsync();
            try (Computer rama = Computer.of(platform, data).signIn(office.address(), "rama", TestOffice.PASSWORD)) {
                Fx.run(() -> rama.app().chats().open(rama.app().workspace().conversationWith("sita")));
                Fx.run(() -> rama.app().session().orElseThrow().chats().send(rama.app().workspace().conversationWith("sita"),
                        "Is this on?"));
                Fx.await(() -> said(rama).startsWith("Vireo 0.2.0 is available from your office"));
                Pictures.save(rama.app().stage(), "update-main-window");
                press(rama, "download");
                press(rama, "install");
                Fx.await(() -> said(rama).equals("Vireo 0.2.0 is installed."));
                Fx.run(() -> rama.app().restarts().look());
                press(rama, "restart");
                rama.awaitEnd();
            }
            Await.until(() -> assertThat(started).content().isEqualTo("--data " + data.toAbsolutePath() + "\n"));
            recording.stop();
        } finally {
            ProxySelector.setDefault(usual);
        }
        assertThat(spokenTo).anyMatch(place -> place.endsWith(":" + office.server().port()))
                .allMatch(place -> place.startsWith(office.address().getHost() + ":"));
        assertThat(asked).isEmpty();
        assertThat(LookedUpNames.NAMES).isSubsetOf(office.address().getHost(), "localhost");

        try (Computer again = Computer.of(platform, data).start()) {
            Fx.await(() -> again.app().session().isPresent() && again.app().chats().windows().size() == 1);
            assertThat(Fx.call(() -> again.app().chats().window(again.app().workspace().conversationWith("sita")))).isPresent();
            assertThat(data.resolve("updates")).isEmptyDirectory();
            assertThat(data.resolve("reopen.json")).doesNotExist();
        }
    }

    /** A place that is no proxy, and remembers who was asked about. */
    private static ProxySelector recording(Set<URI> asked) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                asked.add(address);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
                // It is remembered already.
            }
        };
    }

    /** A test that watches with its eyes closed would always pass. */
    @Test
    void aNameThatSomethingElseLooksUpIsSeen() {
        LookedUpNames.NAMES.clear();
        assertThatThrownBy(() -> InetAddress.getByName("elsewhere.invalid")).isInstanceOf(UnknownHostException.class);
        assertThat(LookedUpNames.NAMES).containsExactly("elsewhere.invalid");
    }
}
