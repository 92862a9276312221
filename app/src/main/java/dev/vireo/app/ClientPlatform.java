package dev.vireo.app;

import dev.vireo.app.chat.files.ChooseFiles;
import dev.vireo.app.chat.files.FileDialogs;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.discovery.HearOffices;
import dev.vireo.app.notify.Desktop;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.policy.PolicyFile;
import dev.vireo.app.profile.ChoosePicture;
import dev.vireo.app.profile.PictureDialog;
import dev.vireo.app.signin.ChooseBackup;
import dev.vireo.app.startup.HostComputer;
import dev.vireo.app.startup.Version;
import dev.vireo.app.ui.SaveDialog;
import dev.vireo.app.ui.SaveFile;
import dev.vireo.app.update.UpdateSetup;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The computer and its system as a client uses them, so that several can run side by side and tests can bring their own.
 *
 * @param pictures asks the person for a file
 * @param saving   asks the person where a file is to be kept
 * @param files    asks the person for files to send and for places to save those that came
 * @param backups  asks the person for a backup to open
 * @param desktop  how attention is called for
 * @param browser  opens an address of the web in the system's browser, or one for mail in its mail program
 * @param network  where offices are heard
 * @param name     whose client it is, for the main window's title where several stand on one screen
 * @param computer what it offers to whoever hosts an office on it
 * @param policy   what the administrator of this computer has laid down
 * @param updates  whether and how Vireo is updated here
 * @param timing   of the stream and the polling; empty: the standard, with the person's own interval
 */
public record ClientPlatform(ChoosePicture pictures, SaveFile saving, ChooseFiles files, ChooseBackup backups, Desktop.Kind desktop,
        Browser browser, HearOffices network, Optional<StreamTiming> timing, Clock clock, Optional<String> name,
        HostComputer computer, Policy policy, UpdateSetup updates) {

    /** Opens addresses outside Vireo. */
    @FunctionalInterface
    public interface Browser {
        void open(String address);
    }

    /** What this computer offers. */
    public static ClientPlatform here(Browser browser) {
        Builder here = new Builder();
        here.pictures = new PictureDialog();
        here.saving = new SaveDialog();
        here.files = new FileDialogs();
        here.backups = ChooseBackup.dialog();
        here.desktop = Desktop.Kind.here();
        here.browser = browser;
        here.network = HearOffices.onThisNetwork();
        here.computer = HostComputer.here();
        here.policy = PolicyFile.readHere();
        here.updates = UpdateSetup.here(Version.current());
        return here.build();
    }

    /** No tray, notices inside Vireo only, no files, no browser, no network with other offices. */
    public static ClientPlatform plain() {
        return new Builder().build();
    }

    public ClientPlatform named(String name) {
        return changed(platform -> platform.name = Optional.of(name));
    }

    public ClientPlatform with(StreamTiming timing) {
        return changed(platform -> platform.timing = Optional.of(timing));
    }

    public ClientPlatform withBackups(ChooseBackup backups) {
        return changed(platform -> platform.backups = backups);
    }

    public ClientPlatform onNetwork(HearOffices network) {
        return changed(platform -> platform.network = network);
    }

    public ClientPlatform with(ChoosePicture pictures) {
        return changed(platform -> platform.pictures = pictures);
    }

    public ClientPlatform with(SaveFile saving) {
        return changed(platform -> platform.saving = saving);
    }

    public ClientPlatform with(ChooseFiles files) {
        return changed(platform -> platform.files = files);
    }

    public ClientPlatform with(Policy policy) {
        return changed(platform -> platform.policy = policy);
    }

    public ClientPlatform with(UpdateSetup updates) {
        return changed(platform -> platform.updates = updates);
    }

    ClientPlatform with(HostComputer computer) {
        return changed(platform -> platform.computer = computer);
    }

    private ClientPlatform changed(Consumer<Builder> change) {
        Builder platform = new Builder(this);
        change.accept(platform);
        return platform.build();
    }

    /** A platform that is being put together; at first that of {@link #plain()}. */
    private static final class Builder {

        private ChoosePicture pictures = _ -> Optional.empty();
        private SaveFile saving = (_, _) -> Optional.empty();
        private ChooseFiles files = ChooseFiles.none();
        private ChooseBackup backups = _ -> Optional.empty();
        private Desktop.Kind desktop = Desktop.Kind.PLAIN;
        private Browser browser = _ -> {};
        private HearOffices network = HearOffices.nowhere();
        private Optional<StreamTiming> timing = Optional.empty();
        private Clock clock = Clock.systemDefaultZone();
        private Optional<String> name = Optional.empty();
        private HostComputer computer = HostComputer.plain();
        private Policy policy = Policy.none();
        private UpdateSetup updates = UpdateSetup.none();

        Builder() {
        }

        Builder(ClientPlatform platform) {
            pictures = platform.pictures;
            saving = platform.saving;
            files = platform.files;
            backups = platform.backups;
            desktop = platform.desktop;
            browser = platform.browser;
            network = platform.network;
            timing = platform.timing;
            clock = platform.clock;
            name = platform.name;
            computer = platform.computer;
            policy = platform.policy;
            updates = platform.updates;
        }

        ClientPlatform build() {
            return new ClientPlatform(pictures, saving, files, backups, desktop, browser, network, timing, clock, name, computer, policy,
                    updates);
        }
    }
}
