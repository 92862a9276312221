package dev.vireo.app.attendance;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;

/**
 * Input as macOS knows it: {@code CGEventSourceSecondsSinceLastEventType}. It does not say whether the session is locked; nobody types
 * into Vireo then, and input at the lock screen ends at the moment it is unlocked. Not tried on macOS yet.
 */
final class MacInput implements ComputerInput {

    private static final String LIBRARY = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics";
    /** {@code kCGEventSourceStateHIDSystemState} */
    private static final int HARDWARE = 1;
    /** {@code kCGAnyInputEventType} */
    private static final int ANY = ~0;
    private static final double MILLIS = 1_000;

    private final MethodHandle seconds;

    @SuppressWarnings("restricted")
    MacInput() {
        seconds = Linker.nativeLinker().downcallHandle(
                SymbolLookup.libraryLookup(LIBRARY, Arena.global()).findOrThrow("CGEventSourceSecondsSinceLastEventType"),
                FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    @Override
    public InputState look() {
        try {
            double idle = (double) seconds.invokeExact(HARDWARE, ANY);
            return new InputState(Optional.of(Duration.ofMillis(Math.round(idle * MILLIS))), false);
        } catch (Throwable e) {
            throw new IllegalStateException("macOS doesn't say when there was input", e);
        }
    }
}
