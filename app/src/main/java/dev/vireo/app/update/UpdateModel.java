package dev.vireo.app.update;

import dev.vireo.app.client.OtherSizeException;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Background;
import dev.vireo.app.update.PackageInstaller.InstallFailedException;
import dev.vireo.app.update.PackageInstaller.InstallOutcome;
import dev.vireo.app.update.UpdateState.FailedStep;
import dev.vireo.app.update.UpdateState.InstallByHand;
import dev.vireo.app.update.UpdateState.InstallerOpened;
import dev.vireo.app.update.UpdateState.NewVersion;
import dev.vireo.app.update.UpdateState.NoFittingPackage;
import dev.vireo.app.update.UpdateState.NotLookedYet;
import dev.vireo.app.update.UpdateState.OffReason;
import dev.vireo.app.update.UpdateState.OfficeUnreachable;
import dev.vireo.app.update.UpdateState.RefusalReason;
import dev.vireo.app.update.UpdateState.ReleaseRefused;
import dev.vireo.app.update.UpdateState.UpToDate;
import dev.vireo.app.update.UpdateState.UpdateDownloading;
import dev.vireo.app.update.UpdateState.UpdateFailed;
import dev.vireo.app.update.UpdateState.UpdateFound;
import dev.vireo.app.update.UpdateState.UpdateInstalled;
import dev.vireo.app.update.UpdateState.UpdateInstalling;
import dev.vireo.app.update.UpdateState.UpdateVerified;
import dev.vireo.app.update.UpdateState.UpdatesOff;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.ReleaseKey;
import dev.vireo.protocol.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the office has a newer version, and brings, verifies and installs it when asked to. FX thread. */
public final class UpdateModel {

    private static final Logger log = LoggerFactory.getLogger(UpdateModel.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

    private final UpdateSetup setup;
    private final ReleaseSource source;
    private final UpdateFolder folder;
    private final boolean forbidden;
    private final BooleanSupplier wanted;
    private final Background background;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<UpdateState> state = new ReadOnlyObjectWrapper<>(this, "state", new NotLookedYet());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");
    private final ReadOnlyBooleanWrapper dismissed = new ReadOnlyBooleanWrapper(this, "dismissed");
    private Optional<PackageDownload> download = Optional.empty();
    private Instant lastLook = Instant.MIN;

    /**
     * @param folder    where packages lie until they are installed
     * @param forbidden whether an administrator does not want updates from the office
     * @param wanted    whether the person wants updates to be looked for
     */
    public UpdateModel(UpdateSetup setup, ReleaseSource source, Path folder, boolean forbidden, BooleanSupplier wanted,
            Background background, Clock clock) {
        this.setup = setup;
        this.source = source;
        this.folder = new UpdateFolder(folder);
        this.forbidden = forbidden;
        this.wanted = wanted;
        this.background = background;
        this.clock = clock;
        turned();
    }

    ReadOnlyObjectProperty<UpdateState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** Whether the person has read what the main window says of it. */
    ReadOnlyBooleanProperty dismissedProperty() {
        return dismissed.getReadOnlyProperty();
    }

    /** Whether the person may choose if updates are looked for. */
    boolean canBeChosen() {
        return off().filter(reason -> reason != OffReason.TURNED_OFF).isEmpty();
    }

    /** The person turned it on or off. */
    void turned() {
        Optional<OffReason> off = off();
        if (off.isPresent()) {
            download.ifPresent(PackageDownload::cancel);
            state.set(new UpdatesOff(off.get()));
        } else if (state.get() instanceof UpdatesOff) {
            state.set(new NotLookedYet());
        }
    }

    private Optional<OffReason> off() {
        return setup.key().isEmpty() ? Optional.of(OffReason.NO_KEY)
                : setup.here().version().isEmpty() || setup.here().kinds().isEmpty() ? Optional.of(OffReason.NOT_INSTALLED)
                        : forbidden ? Optional.of(OffReason.FORBIDDEN)
                                : wanted.getAsBoolean() ? Optional.empty() : Optional.of(OffReason.TURNED_OFF);
    }

    /** Looks if that was a day ago. */
    public void lookIfDue() {
        if (Duration.between(lastLook, clock.instant()).compareTo(BETWEEN_LOOKS) >= 0) {
            look();
        }
    }

    /** Looks now, unless an update is under way. */
    public void look() {
        turned();
        if (looking.get() || !mayLook()) {
            return;
        }
        looking.set(true);
        lastLook = clock.instant();
        background.call(this::found).succeeded(this::looked).failed(failure -> {
            looking.set(false);
            log.debug("Couldn't ask the office for updates: {}", failure.getMessage());
            if (!(state.get() instanceof UpdateFound)) {
                state.set(new OfficeUnreachable(FailureReason.of(failure)));
            }
        }).start();
    }

    private boolean mayLook() {
        return switch (state.get()) {
            case NotLookedYet _,UpToDate _,OfficeUnreachable _,ReleaseRefused _,NoFittingPackage _,UpdateFound _,UpdateFailed _ -> true;
            case UpdatesOff _,UpdateDownloading _,UpdateVerified _,UpdateInstalling _,InstallerOpened _,InstallByHand _,UpdateInstalled _ ->
                    false;
        };
    }

    private void looked(UpdateState found) {
        looking.set(false);
        boolean sameAgain = found instanceof UpdateFound(NewVersion now)
                && (state.get() instanceof UpdateFound(NewVersion before) && before.equals(now)
                        || state.get() instanceof UpdateFailed(NewVersion failed, _, _) && failed.equals(now));
        if (mayLook() && !sameAgain && !state.get().equals(found)) {
            dismissed.set(false);
            state.set(found);
        }
    }

    private UpdateState found() throws IOException {
        ReleaseKey key = setup.key().orElseThrow();
        ReleaseVersion own = setup.here().version().orElseThrow();
        Optional<Answers.SignedRelease> offered = source.current();
        if (offered.isEmpty()) {
            folder.keepOnly(Optional.empty());
            return new UpToDate(clock.instant());
        }
        Release release;
        try {
            release = key.open(offered.get());
        } catch (ReleaseKey.UntrustedReleaseException e) {
            log.warn("The office offers a release that the release key did not sign");
            return new ReleaseRefused(RefusalReason.UNSIGNED);
        } catch (Json.InvalidJsonException | Json.UnknownFieldException e) {
            log.warn("The office offers a release that this version can't read: {}", e.getMessage());
            return new ReleaseRefused(RefusalReason.UNREADABLE);
        }
        if (release.version().compareTo(own) <= 0) {
            folder.keepOnly(Optional.empty());
            return new UpToDate(clock.instant());
        }
        Optional<ReleaseFile> file = setup.here().fitting(release);
        folder.keepOnly(file);
        if (file.isEmpty()) {
            return new NoFittingPackage(release.version());
        }
        NewVersion update = new NewVersion(release.version(), file.get());
        return folder.verified(file.get()).<UpdateState>map(here -> new UpdateVerified(update, here, false))
                .orElseGet(() -> new UpdateFound(update));
    }

    /** Brings what was found, or tries that again. */
    void download() {
        NewVersion update = switch (state.get()) {
            case UpdateFound(NewVersion found) -> found;
            case UpdateFailed(NewVersion failed, _, _) -> failed;
            default -> null;
        };
        if (update == null) {
            return;
        }
        PackageDownload now = new PackageDownload(done -> background.show(() -> {
            if (state.get() instanceof UpdateDownloading(NewVersion same, _) && same.equals(update)) {
                state.set(new UpdateDownloading(update, done));
            }
        }));
        download = Optional.of(now);
        dismissed.set(false);
        state.set(new UpdateDownloading(update, 0));
        background.call(() -> bring(update, now)).succeeded(end -> {
            download = Optional.empty();
            state.set(end);
            turned();
        }).start();
    }

    /** Gives the download up; nothing of it is left. One that broke off goes on where it was. */
    void cancel() {
        download.ifPresent(PackageDownload::cancel);
    }

    private UpdateState bring(NewVersion update, PackageDownload now) {
        ReleaseFile file = update.file();
        Path part = null;
        boolean brokeOff = false;
        try {
            part = folder.part(file);
            now.begin();
            source.download(file, part, now);
            if (now.cancelled()) {
                return new UpdateFound(update);
            }
            return folder.holds(part, file) ? new UpdateVerified(update, folder.accept(part, file), false)
                    : new UpdateFailed(update, FailedStep.CHECKSUM, "");
        } catch (OtherSizeException e) {
            return new UpdateFailed(update, FailedStep.SIZE, "");
        } catch (ServerException e) {
            brokeOff = !now.cancelled();
            return now.cancelled() ? new UpdateFound(update) : new UpdateFailed(update, FailedStep.DOWNLOAD, FailureTexts.of(e));
        } catch (IOException e) {
            if (now.cancelled()) {
                return new UpdateFound(update);
            }
            log.warn("Couldn't keep an update: {}", e.getMessage());
            return new UpdateFailed(update, FailedStep.DISK, "");
        } finally {
            now.end();
            if (!brokeOff) {
                delete(part);
            }
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("Couldn't delete what is left of an update: {}", e.getMessage());
        }
    }

    /** Hands the verified package to the system. */
    void install() {
        if (state.get() instanceof UpdateVerified(NewVersion update, Path file, _)) {
            state.set(new UpdateInstalling(update));
            background.call(() -> installed(update, file)).succeeded(end -> {
                dismissed.set(false);
                state.set(end);
            }).start();
        }
    }

    /** Much may have happened since it was verified, so that comes first once more. */
    private UpdateState installed(NewVersion update, Path file) {
        try {
            if (!folder.holds(file, update.file())) {
                delete(file);
                return new UpdateFailed(update, FailedStep.CHECKSUM, "");
            }
            InstallOutcome outcome = setup.installer().install(update.file().kind(), file);
            if (outcome == InstallOutcome.INSTALLED) {
                delete(file);
            }
            return switch (outcome) {
                case INSTALLED -> new UpdateInstalled(update);
                case OPENED -> new InstallerOpened(update, file);
                case BY_HAND -> new InstallByHand(update, file, setup.installer().command(update.file().kind(), file));
                case DENIED -> new UpdateVerified(update, file, true);
            };
        } catch (InstallFailedException e) {
            delete(file);
            return new UpdateFailed(update, FailedStep.INSTALL, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            delete(file);
            return new UpdateFailed(update, FailedStep.DISK, "");
        }
    }

    /** Back to the question whether to install, from the system's installer or the way by hand. */
    void back() {
        switch (state.get()) {
            case InstallerOpened(NewVersion update, Path file) -> state.set(new UpdateVerified(update, file, false));
            case InstallByHand(NewVersion update, Path file, _) -> state.set(new UpdateVerified(update, file, false));
            default -> {}
        }
    }

    /** The person does not want to see it in the main window now. */
    void dismiss() {
        dismissed.set(true);
    }

    /** Gives up what is under way. What is being installed goes on. */
    public void close() {
        cancel();
    }
}
