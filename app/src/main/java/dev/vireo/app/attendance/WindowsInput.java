package dev.vireo.app.attendance;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;

/**
 * Input as Windows knows it: {@code GetLastInputInfo}, which counts as {@code GetTickCount} does. A locked session has a desktop that no
 * program may open. Not tried on Windows yet.
 */
final class WindowsInput implements ComputerInput {

    /** {@code LASTINPUTINFO}: its own size, and the time of the last input. */
    private static final long INFO_BYTES = 8;
    private static final long TIME_AT = 4;
    private static final int READ_OBJECTS = 1;

    private final MethodHandle lastInput;
    private final MethodHandle ticks;
    private final MethodHandle openDesktop;
    private final MethodHandle closeDesktop;

    @SuppressWarnings("restricted")
    WindowsInput() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup user = SymbolLookup.libraryLookup("user32", Arena.global());
        SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
        lastInput = linker.downcallHandle(user.findOrThrow("GetLastInputInfo"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        ticks = linker.downcallHandle(kernel.findOrThrow("GetTickCount"), FunctionDescriptor.of(ValueLayout.JAVA_INT));
        openDesktop = linker.downcallHandle(user.findOrThrow("OpenInputDesktop"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        closeDesktop = linker.downcallHandle(user.findOrThrow("CloseDesktop"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    @Override
    public InputState look() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO_BYTES, TIME_AT);
            info.set(ValueLayout.JAVA_INT, 0, (int) INFO_BYTES);
            boolean known = (int) lastInput.invokeExact(info) != 0;
            // Both wrap around after 49 days, and so does what lies between them.
            int idle = (int) ticks.invokeExact() - info.get(ValueLayout.JAVA_INT, TIME_AT);
            return new InputState(known ? Optional.of(Duration.ofMillis(Integer.toUnsignedLong(idle))) : Optional.empty(), isLocked());
        } catch (Throwable e) {
            throw new IllegalStateException("Windows doesn't say when there was input", e);
        }
    }

    private boolean isLocked() throws Throwable {
        MemorySegment desktop = (MemorySegment) openDesktop.invokeExact(0, 0, READ_OBJECTS);
        if (MemorySegment.NULL.equals(desktop)) {
            return true;
        }
        int closed = (int) closeDesktop.invokeExact(desktop);
        return closed == 0;
    }
}
