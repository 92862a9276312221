package dev.vireo.app.ui;

import java.util.Arrays;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.testfx.util.WaitForAsyncUtils;

/**
 * For tests: TestFX remembers every uncaught exception and fails with it at the robot's next click, in whatever test that is. Two kinds say
 * nothing about Vireo, and are forgotten.
 */
final class UncaughtExceptions {

    private UncaughtExceptions() {
    }

    /** From now on these exceptions, and no others, go unnoticed. */
    static void forgetThoseOfLibraries() {
        // Loaded first, since it takes the handler for itself when it is.
        WaitForAsyncUtils.clearExceptions();
        Thread.UncaughtExceptionHandler testFx = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!isFromTheHeadlessScreen(failure) && !isFromAClosedBus(thread, failure)) {
                testFx.uncaughtException(thread, failure);
            }
        });
    }

    /** JavaFX 26.0.2 draws without a screen into a picture of 1000 by 1000 pixels and throws when a window, as of a tooltip, ends beyond it. */
    private static boolean isFromTheHeadlessScreen(Throwable failure) {
        return failure instanceof IndexOutOfBoundsException
                && Arrays.stream(failure.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith("com.sun.glass.ui.headless."));
    }

    /** A thread of dbus-java 5.2 that was about to answer when its test took the bus away. */
    private static boolean isFromAClosedBus(Thread thread, Throwable failure) {
        return failure instanceof NotConnected && thread.getName().startsWith("DBus");
    }
}
