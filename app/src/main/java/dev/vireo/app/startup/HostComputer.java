package dev.vireo.app.startup;

import dev.vireo.app.autostart.Autostart;
import dev.vireo.app.autostart.SystemAutostart;
import dev.vireo.app.localserver.OfficeCommand;
import dev.vireo.app.store.DataFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * The abilities of a computer that hosts an office.
 *
 * @param command starts Vireo once more
 * @param starts  what the system starts when its user signs in
 */
public record HostComputer(OfficeCommand command, SystemStarts starts) {

    /** Makes an entry for the system, which is off until it is turned on. */
    @FunctionalInterface
    public interface SystemStarts {
        Autostart entry(String name, String id, List<String> command);
    }

    /** What starts a client, by name: it needs this. */
    private static final String MAIN_CLASS = "dev.vireo.app.Launcher";

    public static HostComputer here() {
        return new HostComputer(OfficeCommand.here(MAIN_CLASS), SystemAutostart::of);
    }

    /** Starts nothing at sign-in. */
    public static HostComputer plain() {
        return new HostComputer(OfficeCommand.here(MAIN_CLASS), (_, _, _) -> Autostart.none());
    }

    /** The office of a client with this data folder. */
    public Autostart office(Path data, Path office) {
        return starts.entry("Vireo office" + suffix(data), "office" + suffix(data), command.office(office));
    }

    /** The client with this data folder. */
    public Autostart client(Path data) {
        return starts.entry("Vireo" + suffix(data), "client" + suffix(data), command.client(data));
    }

    /** Several clients of one user have entries of their own. */
    private static String suffix(Path data) {
        Path whole = data.toAbsolutePath();
        return whole.equals(DataFolder.standard()) ? "" : "-" + Integer.toHexString(whole.toString().hashCode());
    }
}
