package dev.vireo.app.ui;

import java.util.Arrays;
import org.testfx.util.WaitForAsyncUtils;

/**
 * For tests: JavaFX 26.0.2 draws without a screen into a picture of 1000 by 1000 pixels and throws when a window reaches beyond its end, as
 * tooltips do. TestFX remembers every uncaught exception and fails with it at the robot's next click, in whatever test that is.
 */
final class HeadlessScreen {

    private HeadlessScreen() {
    }

    /** From now on that exception, and no other, goes unnoticed. */
    static void forgetWhatReachesBeyondIt() {
        // Loaded first, since it takes the handler for itself when it is.
        WaitForAsyncUtils.clearExceptions();
        Thread.UncaughtExceptionHandler testFx = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!isFromItsDrawing(failure)) {
                testFx.uncaughtException(thread, failure);
            }
        });
    }

    private static boolean isFromItsDrawing(Throwable failure) {
        return failure instanceof IndexOutOfBoundsException
                && Arrays.stream(failure.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith("com.sun.glass.ui.headless."));
    }
}
