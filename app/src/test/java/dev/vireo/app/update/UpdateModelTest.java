package dev.vireo.app.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Background;
import dev.vireo.app.update.PackageInstaller.InstallFailedException;
import dev.vireo.app.update.PackageInstaller.InstallOutcome;
import dev.vireo.app.update.UpdateState.FailedStep;
import dev.vireo.app.update.UpdateState.OffReason;
import dev.vireo.app.update.UpdateState.RefusalReason;
import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.PackageKind.TargetSystem;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.testing.TestReleaseKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpdateModelTest implements PackageInstaller {

    private static final TestReleaseKey KEY = new TestReleaseKey();
    private static final String DEB = "vireo_0.2.0_amd64.deb";
    private static final ReleaseFile FILE = TestReleaseKey.file(DEB, TargetProcessor.X64, ScriptedReleases.CONTENT);
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    @TempDir private Path folder;

    private final ScriptedReleases office = new ScriptedReleases();
    private final List<Path> installed = new ArrayList<>();
    private Supplier<InstallOutcome> outcome = () -> InstallOutcome.INSTALLED;
    private final MovedClock clock = new MovedClock();
    private boolean wanted = true;

    @Override
    public InstallOutcome install(PackageKind kind, Path file) {
        assertThat(file).hasBinaryContent(ScriptedReleases.CONTENT);
        installed.add(file);
        return outcome.get();
    }

    @Override
    public String command(PackageKind kind, Path file) {
        return "install " + file;
    }

    private UpdateModel model(Installation here) {
        return model(new UpdateSetup(Optional.of(KEY.key()), here, this), false);
    }

    /** All at once, on this thread. */
    private UpdateModel model(UpdateSetup setup, boolean forbidden) {
        return new UpdateModel(setup, office, folder, forbidden, () -> wanted, new Background(Runnable::run, Runnable::run),
                clock);
    }

    private UpdateModel looked() {
        UpdateModel model = model(SampleInstallations.debian());
        model.look();
        return model;
    }

    private UpdateModel found() {
        office.offered = Optional.of(KEY.release("0.2.0", FILE));
        return looked();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static UpdateState state(UpdateModel model) {
        return model.stateProperty().get();
    }

    private static FailedStep failed(UpdateModel model) {
        return ((UpdateState.UpdateFailed) state(model)).step();
    }

    @Test
    void aNewerSignedVersionIsFoundDownloadedVerifiedAndInstalled() throws IOException {
        List<UpdateState> passed = new ArrayList<>();
        UpdateModel model = found();
        model.stateProperty().subscribe((UpdateState now) -> {
            passed.add(now);
        });
        model.download();
        assertThat(state(model)).isInstanceOfSatisfying(UpdateState.UpdateVerified.class,
                verified -> assertThat(verified.file()).hasFileName(DEB).hasBinaryContent(ScriptedReleases.CONTENT));
        assertThat(left()).containsExactly(DEB);
        assertThat(installed).isEmpty();

        model.install();
        assertThat(state(model)).isInstanceOf(UpdateState.UpdateInstalled.class);
        assertThat(installed).hasSize(1);
        assertThat(left()).isEmpty();
        assertThat(passed).extracting(each -> each.getClass().getSimpleName()).containsExactly("UpdateFound", "UpdateDownloading",
                "UpdateDownloading", "UpdateVerified", "UpdateInstalling", "UpdateInstalled");
    }

    @Test
    void whatTheReleaseKeyDidNotSignIsRefused() {
        office.offered = Optional.of(new TestReleaseKey().release("0.2.0", FILE));
        UpdateModel model = looked();
        assertThat(state(model)).isEqualTo(new UpdateState.ReleaseRefused(RefusalReason.UNSIGNED));
        model.download();
        assertThat(state(model)).isEqualTo(new UpdateState.ReleaseRefused(RefusalReason.UNSIGNED));

        office.offered = Optional.of(KEY.sign("{\"format\":\"vireo-release-2\"}"));
        model.look();
        assertThat(state(model)).isEqualTo(new UpdateState.ReleaseRefused(RefusalReason.UNREADABLE));
        office.offered = Optional.of(KEY.sign(KEY.release("0.2.0", FILE).manifest().replace(DEB, "../" + DEB)));
        model.look();
        assertThat(state(model)).isEqualTo(new UpdateState.ReleaseRefused(RefusalReason.UNREADABLE));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSameAndOlderVersionsAreNoUpdate() {
        for (String version : List.of("0.1.0", "0.0.9")) {
            office.offered = Optional.of(KEY.release(version, FILE));
            assertThat(state(looked())).isEqualTo(new UpdateState.UpToDate(NOW));
        }
        office.offered = Optional.empty();
        assertThat(state(looked())).isEqualTo(new UpdateState.UpToDate(NOW));
    }

    @Test
    void onlyThePackageOfThisKindOfComputerIsTaken() {
        ReleaseFile arm = TestReleaseKey.file("vireo_0.2.0_arm64.deb", TargetProcessor.ARM64, ScriptedReleases.CONTENT);
        ReleaseFile rpm = TestReleaseKey.file("vireo-0.2.0-1.x86_64.rpm", TargetProcessor.X64, ScriptedReleases.CONTENT);
        office.offered = Optional.of(KEY.release("0.2.0", arm, rpm));
        UpdateModel model = looked();
        assertThat(state(model)).isInstanceOf(UpdateState.NoFittingPackage.class);
        model.download();
        assertThat(state(model)).isInstanceOf(UpdateState.NoFittingPackage.class);
    }

    @Test
    void whatIsNotWhatWasSignedIsNeitherKeptNorInstalled() throws IOException {
        UpdateModel model = found();
        office.sent = "THE package of a new version".getBytes(StandardCharsets.UTF_8);
        model.download();
        assertThat(failed(model)).isEqualTo(FailedStep.CHECKSUM);
        office.sent = "the package".getBytes(StandardCharsets.UTF_8);
        model.download();
        assertThat(failed(model)).isEqualTo(FailedStep.SIZE);
        office.sent = new byte[10_000];
        model.download();
        assertThat(failed(model)).isEqualTo(FailedStep.SIZE);
        office.full = true;
        model.download();
        assertThat(failed(model)).isEqualTo(FailedStep.DISK);
        assertThat(left()).isEmpty();
        model.install();
        assertThat(installed).isEmpty();

        office.full = false;
        office.sent = ScriptedReleases.CONTENT;
        model.download();
        assertThat(state(model)).isInstanceOf(UpdateState.UpdateVerified.class);
    }

    @Test
    void aPackageThatWasChangedAfterItWasVerifiedIsNotInstalled() throws IOException {
        UpdateModel model = found();
        model.download();
        Files.writeString(folder.resolve(DEB), "something else entirely, or so");
        model.install();
        assertThat(failed(model)).isEqualTo(FailedStep.CHECKSUM);
        assertThat(installed).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void aDownloadCanBeGivenUpAndLeavesNothing() throws IOException {
        UpdateModel model = found();
        office.half = () -> {
            assertThat(state(model)).isInstanceOfSatisfying(UpdateState.UpdateDownloading.class,
                    now -> assertThat(now.done()).isEqualTo(0.5));
            model.cancel();
            Thread.interrupted();
        };
        model.download();
        assertThat(state(model)).isInstanceOf(UpdateState.UpdateFound.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void aDownloadThatBrokeOffGoesOnWhereItWasEvenAfterARestart() throws IOException {
        UpdateModel model = found();
        office.half = () -> office.away = true;
        model.download();
        assertThat(failed(model)).isEqualTo(FailedStep.DOWNLOAD);
        assertThat(left()).hasSize(1).doesNotContain(DEB);
        office.half = () -> {};
        office.away = false;
        UpdateModel later = found();
        later.download();
        assertThat(office.there).isEqualTo(ScriptedReleases.CONTENT.length / 2);
        assertThat(state(later)).isInstanceOf(UpdateState.UpdateVerified.class);
        assertThat(left()).containsExactly(DEB);

        office.half = () -> office.away = true;
        Files.delete(folder.resolve(DEB));
        found().download();
        office.away = false;
        office.offered = Optional.of(KEY.release("0.2.0",
                TestReleaseKey.file(DEB, TargetProcessor.X64, "another package".getBytes(StandardCharsets.UTF_8))));
        looked();
        assertThat(left()).as("the beginning of another package of that name").isEmpty();
    }

    @Test
    void theSystemsAnswerDecidesHowItGoesOn() throws IOException {
        UpdateModel model = found();
        model.download();
        outcome = () -> InstallOutcome.DENIED;
        model.install();
        assertThat(state(model)).isInstanceOfSatisfying(UpdateState.UpdateVerified.class, again -> assertThat(again.denied()).isTrue());
        outcome = () -> InstallOutcome.OPENED;
        model.install();
        assertThat(state(model)).isInstanceOf(UpdateState.InstallerOpened.class);
        model.back();
        outcome = () -> InstallOutcome.BY_HAND;
        model.install();
        assertThat(state(model)).isInstanceOfSatisfying(UpdateState.InstallByHand.class,
                hand -> assertThat(hand.command()).isEqualTo("install " + folder.resolve(DEB)));
        assertThat(left()).containsExactly(DEB);
        model.back();
        outcome = () -> {
            throw new InstallFailedException("dpkg was interrupted");
        };
        model.install();
        assertThat(state(model)).isInstanceOfSatisfying(UpdateState.UpdateFailed.class,
                failure -> assertThat(failure.words()).isEqualTo("dpkg was interrupted"));
        assertThat(left()).isEmpty();
    }

    @Test
    void aVerifiedPackageIsFoundAgainAndAnOldOneIsDeleted() throws IOException {
        UpdateModel model = found();
        model.download();
        Files.writeString(folder.resolve("vireo_0.1.5_amd64.deb"), "older");
        assertThat(state(found())).isInstanceOf(UpdateState.UpdateVerified.class);
        assertThat(left()).containsExactly(DEB);
        office.offered = Optional.empty();
        looked();
        assertThat(left()).isEmpty();
    }

    @Test
    void anOfficeThatCannotBeAskedIsSaidAndAskedAgain() {
        office.away = true;
        UpdateModel model = looked();
        assertThat(state(model)).isInstanceOf(UpdateState.OfficeUnreachable.class);
        office.away = false;
        office.offered = Optional.of(KEY.release("0.2.0", FILE));
        model.look();
        assertThat(state(model)).isInstanceOf(UpdateState.UpdateFound.class);
        office.away = true;
        model.look();
        assertThat(state(model)).as("what was found stays").isInstanceOf(UpdateState.UpdateFound.class);
    }

    @Test
    void aDayPassesBetweenLooksThatNobodyAskedFor() {
        UpdateModel model = model(SampleInstallations.debian());
        model.lookIfDue();
        clock.now = NOW.plus(Duration.ofHours(23));
        model.lookIfDue();
        assertThat(office.looks).isEqualTo(1);
        clock.now = NOW.plus(Duration.ofHours(24));
        model.lookIfDue();
        assertThat(office.looks).isEqualTo(2);
    }

    @Test
    void whatWasDismissedIsShownAgainOnlyWithSomethingNew() {
        UpdateModel model = found();
        model.dismiss();
        model.look();
        assertThat(model.dismissedProperty().get()).isTrue();
        office.offered = Optional.of(KEY.release("0.3.0",
                TestReleaseKey.file("vireo_0.3.0_amd64.deb", TargetProcessor.X64, ScriptedReleases.CONTENT)));
        model.look();
        assertThat(model.dismissedProperty().get()).isFalse();
    }

    @Test
    void withoutAKeyAPackageOrLeaveNothingIsEverAsked() {
        Installation debian = SampleInstallations.debian();
        assertOff(model(new UpdateSetup(Optional.empty(), debian, this), false), OffReason.NO_KEY, false);
        assertOff(model(SampleInstallations.of("development", TargetSystem.LINUX, PackageKind.DEB)), OffReason.NOT_INSTALLED, false);
        assertOff(model(SampleInstallations.of("0.1.0", TargetSystem.LINUX)), OffReason.NOT_INSTALLED, false);
        assertOff(model(new UpdateSetup(Optional.of(KEY.key()), debian, this), true), OffReason.FORBIDDEN, false);
        wanted = false;
        UpdateModel model = model(debian);
        assertOff(model, OffReason.TURNED_OFF, true);
        assertThat(office.looks).isZero();
        wanted = true;
        model.look();
        assertThat(office.looks).isEqualTo(1);
    }

    private static void assertOff(UpdateModel model, OffReason reason, boolean choice) {
        model.look();
        model.lookIfDue();
        model.download();
        assertThat(state(model)).isEqualTo(new UpdateState.UpdatesOff(reason));
        assertThat(model.canBeChosen()).isEqualTo(choice);
    }

    @Test
    void onlyABuildWithoutAKeyCanBeGivenOne() {
        TestReleaseKey given = new TestReleaseKey();
        assertThat(UpdateSetup.key("", "")).isEmpty();
        assertThat(UpdateSetup.key("", "no key")).isEmpty();
        assertThat(UpdateSetup.key("", given.text()).orElseThrow().open(given.release("0.2.0", FILE)).version()).hasToString("0.2.0");
        assertThat(UpdateSetup.key(KEY.text(), given.text()).orElseThrow().open(KEY.release("0.2.0", FILE)).version())
                .hasToString("0.2.0");
    }

    private static final class MovedClock extends Clock {

        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
