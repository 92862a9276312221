package dev.vireo.app.startup;

import java.awt.Desktop;
import java.net.URI;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links to Vireo that somebody opens elsewhere, where the system hands them to the running program instead of starting it with them: macOS
 * does, by an event that JavaFX does not pass on and AWT does.
 */
public final class OpenedLinks {

    private static final Logger log = LoggerFactory.getLogger(OpenedLinks.class);

    private OpenedLinks() {
    }

    /**
     * Lets AWT receive them, which it does only if it is there before JavaFX. It keeps what comes until {@link #follow}. Costs nothing where
     * links come on the command line.
     */
    public static void receive() {
        if (isMac()) {
            isSupported();
        }
    }

    /** @param opened called with an invitation's link, on any thread */
    public static void follow(Consumer<String> opened) {
        if (isMac() && isSupported()) {
            Desktop.getDesktop().setOpenURIHandler(event -> pass(event.getURI(), opened));
        }
    }

    /** Elsewhere, asking would load AWT for nothing. */
    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    private static boolean isSupported() {
        return Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.APP_OPEN_URI);
    }

    /** Somebody else wrote the link. */
    static void pass(URI link, Consumer<String> opened) {
        String text = link.toString();
        if (CommandLineStart.isOneLink(text)) {
            opened.accept(text);
        } else {
            log.warn("A link was opened that is no invitation");
        }
    }
}
