package dev.vireo.app;

import java.io.PrintStream;
import javafx.application.Application;

/**
 * The entry point of the client. It is no {@link Application}, because the JDK refuses to start one from the class path when
 * JavaFX is not among its modules.
 */
public final class Launcher {

    private static final int BROKEN = 2;
    private static final String PLACES = "prism.dirtyregioncount";

    private Launcher() {
    }

    public static void main(String[] arguments) {
        switch (CommandLineStart.asked(arguments, System.getenv())) {
            case CommandLineStart.ClientStart client -> {
                fewPixels();
                if (!OtherStarts.raise(client.data(), client.join())) {
                    Application.launch(FxApplication.class, client.data().toString(), client.join());
                }
            }
            case CommandLineStart.PrintedAnswer answer -> say(System.out, answer.words());
            case CommandLineStart.UsageError mistake -> {
                say(System.err, mistake.words());
                System.exit(BROKEN);
            }
        }
    }

    /** Up to fifteen places of a window are redrawn on their own, not six: with more than that, JavaFX redraws what lies between beating badges, too. */
    private static void fewPixels() {
        if (System.getProperty(PLACES) == null) {
            System.setProperty(PLACES, "15");
        }
    }

    private static void say(PrintStream stream, String words) {
        stream.println(words);
        stream.flush();
    }
}
