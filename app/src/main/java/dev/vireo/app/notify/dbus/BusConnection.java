package dev.vireo.app.notify.dbus;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a message bus, on which no call takes longer than {@link #LIMIT}. Used on the thread it was made with only; signals
 * are handled on that thread too.
 */
final class BusConnection {

    static final Duration LIMIT = Duration.ofSeconds(3);

    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    private final DBusConnection connection;
    private final Executor thread;
    private final Map<String, NameWatch> watches = new LinkedHashMap<>();
    private boolean gone;

    private BusConnection(DBusConnection connection, Executor thread) {
        this.connection = connection;
        this.thread = thread;
    }

    /**
     * Joins the bus at this address.
     *
     * @param thread where signals are handled
     * @param lost told, on any thread, when the bus goes away
     * @throws DBusException if there is no bus or it does not answer in time
     */
    static BusConnection join(String address, Executor thread, Runnable lost) throws DBusException {
        FutureTask<DBusConnection> joining = new FutureTask<>(() -> open(address, lost));
        Thread.ofPlatform().daemon().name("vireo-bus-joining").start(joining);
        try {
            return new BusConnection(joining.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS), thread);
        } catch (TimeoutException e) {
            // The interruption closes the socket on which it waits.
            joining.cancel(true);
            throw new DBusException("the bus does not answer", e);
        } catch (InterruptedException e) {
            joining.cancel(true);
            Thread.currentThread().interrupt();
            throw new DBusException("interrupted", e);
        } catch (ExecutionException e) {
            throw new DBusException("cannot join the bus", e.getCause());
        }
    }

    private static DBusConnection open(String address, Runnable lost) throws DBusException {
        DBusConnection connection = DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .withDisconnectCallback(new DisconnectListener(lost))
                .transportConfig().withRegisterSelf(false).back()
                .build();
        try {
            connection.register();
        } catch (DBusException | RuntimeException e) {
            connection.disconnect();
            throw e;
        }
        if (Thread.currentThread().isInterrupted()) {
            connection.disconnect();
            throw new DBusException("joined too late");
        }
        return connection;
    }

    /** This connection's own name on the bus. */
    String uniqueName() {
        return connection.getUniqueName();
    }

    /**
     * Calls a method and waits for its answer.
     *
     * @param signature of the arguments; null if there are none
     * @throws DBusException if it is refused or not answered in time
     */
    Object[] call(RemoteObject remote, String method, @Nullable String signature, Object... arguments)
            throws DBusException {
        return call(remote, method, LIMIT, signature, arguments).values();
    }

    /** As {@link #call(RemoteObject, String, String, Object...)}, with patience of one's own, and telling who answered. */
    Reply call(RemoteObject remote, String method, Duration limit, @Nullable String signature, Object... arguments)
            throws DBusException {
        try {
            MethodCall call = connection.getMessageFactory().createMethodCall(remote.service(), remote.path(),
                    remote.type(), method, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(limit.toMillis());
            return switch (reply) {
                case null -> throw new DBusException(remote.type() + "." + method + " is not answered");
                case MethodReturn answer -> new Reply(Objects.requireNonNullElse(answer.getSource(), ""), answer.getParameters());
                case Error error -> throw new DBusException(error.getName());
                default -> throw new DBusException("not an answer: " + reply.getType());
            };
        } catch (DBusExecutionException e) {
            throw new DBusException(remote.type() + "." + method, e);
        }
    }

    /** Sends a signal. */
    void emit(String path, String type, String signal, @Nullable String signature, Object... arguments)
            throws DBusException {
        try {
            connection.sendMessage(connection.getMessageFactory().createSignal(null, path, type, signal, signature, arguments));
        } catch (DBusExecutionException e) {
            throw new DBusException(type + "." + signal, e);
        }
    }

    /** Hears a signal from now on, whoever sends it; the handler gets its arguments. */
    void listen(String type, String signal, Consumer<Object[]> handler) throws DBusException {
        connection.addGenericSigHandler(DBusMatchRuleBuilder.create().withType("signal").withInterface(type).withMember(signal).build(),
                heard -> {
                    try {
                        Object[] arguments = heard.getParameters();
                        thread.execute(() -> {
                            if (!gone) {
                                handler.accept(arguments);
                            }
                        });
                    } catch (DBusException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /**
     * Tells who owns a name, now and whenever that changes: the owner's unique name, or nothing if there is none.
     */
    void watch(String name, Consumer<String> owner) throws DBusException {
        if (watches.isEmpty()) {
            // The signal only wakes: who owns the name is asked, so that a signal lost, doubled or late does no harm.
            listen(BUS, "NameOwnerChanged", arguments -> {
                if (arguments.length == 0 || arguments[0] instanceof String changed && watches.containsKey(changed)) {
                    watches.values().forEach(NameWatch::look);
                }
            });
        }
        NameWatch watch = new NameWatch(name, owner);
        watches.put(name, watch);
        watch.look();
    }

    void export(String path, DBusInterface object) throws DBusException {
        connection.exportObject(path, object);
    }

    /** Whether the bus starts the service of this name when somebody calls it. */
    boolean startable(String name) {
        try {
            Object[] answer = call(new RemoteObject(BUS, BUS_PATH, BUS), "ListActivatableNames", null);
            return switch (answer.length == 0 ? null : answer[0]) {
                case List<?> names -> names.contains(name);
                case Object[] names -> List.of(names).contains(name);
                case null, default -> false;
            };
        } catch (DBusException e) {
            return false;
        }
    }

    /** Asks for a well-known name. Returns whether it was given. */
    boolean own(String name) {
        try {
            connection.requestBusName(name);
            return true;
        } catch (DBusException e) {
            return false;
        }
    }

    /** The bus went away by itself: what was heard before and not handled yet is of no interest any more. */
    void forget() {
        gone = true;
    }

    void close() {
        gone = true;
        connection.disconnect();
    }

    /** An answer, and the unique name of whoever gave it. */
    record Reply(String sender, Object[] values) {
    }

    /** An object on the bus, by one of its interfaces. */
    record RemoteObject(String service, String path, String type) {
    }

    /** The owner of one name, as last known. */
    private final class NameWatch {
        private final String name;
        private final Consumer<String> owner;
        private String known = "";

        NameWatch(String name, Consumer<String> owner) {
            this.name = name;
            this.owner = owner;
        }

        void look() {
            String now = current();
            if (!now.equals(known)) {
                known = now;
                owner.accept(now);
            }
        }

        private String current() {
            try {
                Object[] answer = call(new RemoteObject(BUS, BUS_PATH, BUS), "GetNameOwner", "s", name);
                return answer.length == 1 && answer[0] instanceof String unique ? unique : "";
            } catch (DBusException e) {
                return "";
            }
        }
    }

    /** Tells once that the bus is gone. */
    private record DisconnectListener(Runnable lost) implements IDisconnectCallback {

        @Override
        public void clientDisconnect() {
            lost.run();
        }

        @Override
        public void disconnectOnError(IOException e) {
            lost.run();
        }
    }
}
