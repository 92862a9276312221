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

/**
 * The surroundings of a client, so that several can run side by side and tests can bring their own.
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
        return new ClientPlatform(new PictureDialog(), new SaveDialog(), new FileDialogs(), ChooseBackup.dialog(), Desktop.Kind.here(),
                browser,
                HearOffices.onThisNetwork(), Optional.empty(), Clock.systemDefaultZone(), Optional.empty(),
                HostComputer.here(), PolicyFile.readHere(), UpdateSetup.here(Version.current()));
    }

    /** No tray, notices inside Vireo only, no files, no browser, no network with other offices. */
    public static ClientPlatform plain() {
        return new ClientPlatform(_ -> Optional.empty(), (_, _) -> Optional.empty(), ChooseFiles.none(), _ -> Optional.empty(),
                Desktop.Kind.PLAIN,
                _ -> {}, HearOffices.nowhere(), Optional.empty(), Clock.systemDefaultZone(), Optional.empty(),
                HostComputer.plain(), Policy.none(), UpdateSetup.none());
    }

    public ClientPlatform named(String whose) {
        return new ClientPlatform(pictures, saving, files, backups, desktop, browser, network, timing, clock, Optional.of(whose), computer,
                policy, updates);
    }

    public ClientPlatform with(StreamTiming lent) {
        return new ClientPlatform(pictures, saving, files, backups, desktop, browser, network, Optional.of(lent), clock, name, computer,
                policy, updates);
    }

    public ClientPlatform withBackups(ChooseBackup lent) {
        return new ClientPlatform(pictures, saving, files, lent, desktop, browser, network, timing, clock, name, computer,
                policy, updates);
    }

    public ClientPlatform onNetwork(HearOffices lent) {
        return new ClientPlatform(pictures, saving, files, backups, desktop, browser, lent, timing, clock, name, computer,
                policy, updates);
    }

    public ClientPlatform with(ChoosePicture lent) {
        return new ClientPlatform(lent, saving, files, backups, desktop, browser, network, timing, clock, name, computer,
                policy, updates);
    }

    public ClientPlatform with(SaveFile lent) {
        return new ClientPlatform(pictures, lent, files, backups, desktop, browser, network, timing, clock, name, computer,
                policy, updates);
    }

    public ClientPlatform with(ChooseFiles lent) {
        return new ClientPlatform(pictures, saving, lent, backups, desktop, browser, network, timing, clock, name, computer,
                policy, updates);
    }

    public ClientPlatform with(Policy laidDown) {
        return new ClientPlatform(pictures, saving, files, backups, desktop, browser, network, timing, clock, name, computer,
                laidDown, updates);
    }

    public ClientPlatform with(UpdateSetup lent) {
        return new ClientPlatform(pictures, saving, files, backups, desktop, browser, network, timing, clock, name, computer,
                policy, lent);
    }

    ClientPlatform with(HostComputer lent) {
        return new ClientPlatform(pictures, saving, files, backups, desktop, browser, network, timing, clock, name, lent,
                policy, updates);
    }
}
