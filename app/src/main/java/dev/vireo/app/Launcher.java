package dev.vireo.app;

import dev.vireo.app.localserver.OfficeProcess;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.policy.PolicyFile;
import dev.vireo.app.startup.CommandLineStart;
import dev.vireo.app.startup.HostComputer;
import dev.vireo.app.startup.OpenedLinks;
import dev.vireo.app.startup.OtherStarts;
import java.io.PrintStream;
import java.nio.file.Path;
import javafx.application.Application;

/**
 * The entry point of the client. It is no {@link Application}, because the JDK refuses to start one from the class path when
 * JavaFX is not among its modules.
 */
public final class Launcher {

    private static final int FAILED = 1;
    private static final int BROKEN = 2;
    private static final String LOG_SETTINGS = "logback.configurationFile";
    private static final String PLACES = "prism.dirtyregioncount";

    private Launcher() {
    }

    public static void main(String[] arguments) {
        switch (CommandLineStart.asked(arguments, System.getenv())) {
            case CommandLineStart.ClientStart client -> {
                fewPixels();
                if (!OtherStarts.raise(client.data(), client.join())) {
                    show(client);
                }
            }
            case CommandLineStart.OfficeStart office -> {
                logInto(office.folder());
                System.exit(serve(office, PolicyFile.readHere()));
            }
            case CommandLineStart.PrintedAnswer answer -> say(System.out, answer.words());
            case CommandLineStart.UsageError mistake -> {
                say(System.err, mistake.words());
                System.exit(BROKEN);
            }
        }
    }

    /** Returns when the office has ended. @return the exit code */
    static int serve(CommandLineStart.OfficeStart office, Policy policy) {
        if (!policy.hosting()) {
            say(System.err, "vireo: the administrator has turned off hosting an office on this computer");
            return BROKEN;
        }
        return OfficeProcess.run(office.folder(), office.takesOver(), HostComputer.here().command());
    }

    /** Where there is no screen, JavaFX ends at once. */
    private static void show(CommandLineStart.ClientStart client) {
        OpenedLinks.receive();
        try {
            Application.launch(FxApplication.class, FxApplication.parameters(client));
        } catch (RuntimeException e) {
            say(System.err, "vireo: couldn't open a window: " + root(e).getMessage());
            System.exit(FAILED);
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    /** Up to fifteen places of a window are redrawn on their own, not six: with more than that, JavaFX redraws what lies between beating badges, too. */
    private static void fewPixels() {
        if (System.getProperty(PLACES) == null) {
            System.setProperty(PLACES, "15");
        }
    }

    /** Nobody reads what a process without a window writes to a terminal. */
    private static void logInto(Path folder) {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "logback-office.xml");
        }
        System.setProperty("vireo.office", folder.toString());
    }

    private static void say(PrintStream stream, String words) {
        stream.println(words);
        stream.flush();
    }
}
