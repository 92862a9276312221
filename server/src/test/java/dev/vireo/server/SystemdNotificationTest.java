package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a socket such as systemd's at the other end. */
@EnabledOnOs(OS.LINUX)
final class SystemdNotificationTest {

    private static final FunctionDescriptor THREE_NUMBERS = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final int DATAGRAM_AT_ONCE = 2 | 2048;

    @TempDir private Path folder;
    private int socket;

    @BeforeEach
    void open() throws Throwable {
        socket = (int) function("socket", THREE_NUMBERS).invokeExact(1, DATAGRAM_AT_ONCE, 0);
        assertThat(socket).isPositive();
    }

    @AfterEach
    void close() throws Throwable {
        assertThat((int) function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)).invokeExact(socket)).isZero();
    }

    @Test
    void systemdHearsThatTheServerIsReady() throws Throwable {
        String path = folder.resolve("notify").toString();
        bind(path.getBytes(StandardCharsets.UTF_8));
        SystemdNotification.ready(Map.of("NOTIFY_SOCKET", path));
        assertThat(received()).isEqualTo("READY=1");
    }

    @Test
    void itsSocketMayHaveANameWithoutAFile() throws Throwable {
        String name = "vireo-" + folder.getFileName();
        bind(("\0" + name).getBytes(StandardCharsets.UTF_8));
        SystemdNotification.ready(Map.of("NOTIFY_SOCKET", "@" + name));
        assertThat(received()).isEqualTo("READY=1");
    }

    @Test
    void aServerGoesOnWithoutSystemdAndWithASocketThatIsGone() throws Throwable {
        SystemdNotification.ready(Map.of());
        SystemdNotification.ready(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString()));
        SystemdNotification.ready(Map.of("NOTIFY_SOCKET", "/long".repeat(30)));
        bind(folder.resolve("notify").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(received()).isEmpty();
    }

    private void bind(byte[] path) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(2 + path.length + 1, 2);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
            int bound = (int) function("bind", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT)).invokeExact(socket, address, 2 + path.length);
            assertThat(bound).isZero();
        }
    }

    /** What is there now, or nothing. */
    private String received() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment words = arena.allocate(100);
            long length = (long) function("recv", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT)).invokeExact(socket, words, 100L, 0);
            return length < 0 ? "" : new String(words.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor shape) {
        return Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow(name), shape);
    }
}
