package dev.vireo.server;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the server answers, as sd_notify(3) describes it: one datagram to the Unix socket that it names. The JDK has
 * stream sockets of this kind only, so that the system's own functions are called.
 */
final class SystemdNotification {

    private static final Logger logger = LoggerFactory.getLogger(SystemdNotification.class);
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final int UNIX = 1;
    private static final int DATAGRAM = 2;
    private static final int FAMILY_BYTES = 2;
    /** What {@code sockaddr_un} has room for. */
    private static final int LONGEST_PATH = 107;

    private SystemdNotification() {
    }

    /** Does nothing where systemd did not start the server, or does not ask. A server that cannot tell goes on. */
    static void ready(Map<String, String> environment) {
        byte[] path = environment.getOrDefault(SOCKET, "").getBytes(StandardCharsets.UTF_8);
        if (path.length == 0) {
            return;
        }
        if (path.length > LONGEST_PATH) {
            logger.warn("Systemd isn't told that the server is ready: the path in {} is too long", SOCKET);
            return;
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        try {
            if (!send(path, "READY=1".getBytes(StandardCharsets.US_ASCII))) {
                logger.warn("Systemd isn't told that the server is ready: {} can't be written to", SOCKET);
            }
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            logger.warn("Systemd isn't told that the server is ready", e);
        }
    }

    private static boolean send(byte[] path, byte[] words) throws Throwable {
        MethodHandle socket = function("socket", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
        MethodHandle sendTo = function("sendto", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        MethodHandle close = function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        int descriptor = (int) socket.invokeExact(UNIX, DATAGRAM, 0);
        if (descriptor < 0) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(FAMILY_BYTES + path.length + 1, FAMILY_BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) UNIX);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
            MemorySegment content = arena.allocateFrom(ValueLayout.JAVA_BYTE, words);
            long sent = (long) sendTo.invokeExact(descriptor, content, (long) words.length, 0, address, FAMILY_BYTES + path.length);
            return sent == words.length;
        } finally {
            int closed = (int) close.invokeExact(descriptor);
            logger.debug("Closed the socket for systemd: {}", closed);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
    }
}
