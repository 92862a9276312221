package dev.vireo.app.notify.dbus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A desktop's notification service that remembers what it was told to show. */
public final class FakeNotifications implements NotificationService {

    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";

    /** One call of Notify, and the id it was answered with. */
    public record Call(long id, String app, long replaces, String summary, String body, List<String> actions, Map<String, Variant<?>> hints,
            int expires) {
    }

    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public final List<Long> closed = new CopyOnWriteArrayList<>();

    private final DBusConnection connection;
    private final List<String> capabilities;
    private final CountDownLatch answering;
    private long ids = 40;

    private FakeNotifications(DBusConnection connection, List<String> capabilities, CountDownLatch answering) {
        this.connection = connection;
        this.capabilities = capabilities;
        this.answering = answering;
    }

    public static FakeNotifications on(PrivateBus bus, String... capabilities) {
        return on(bus, new CountDownLatch(0), capabilities);
    }

    /** One that answers Notify only after the latch is down. */
    public static FakeNotifications on(PrivateBus bus, CountDownLatch answering, String... capabilities) {
        try {
            FakeNotifications made = new FakeNotifications(bus.guest(), List.of(capabilities), answering);
            made.connection.exportObject(PATH, made);
            made.connection.requestBusName(NAME);
            return made;
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    /** The person clicks a notification. */
    public void click(long id) {
        signal("ActionInvoked", "us", new UInt32(id), "default");
    }

    /** A notification expires. */
    void expire(long id) {
        signal("NotificationClosed", "uu", new UInt32(id), new UInt32(1));
    }

    /** The service leaves the bus. */
    void end() {
        connection.disconnect();
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public List<String> capabilities() {
        return capabilities;
    }

    @Override
    public UInt32 notify(String app, UInt32 replaces, String icon, String summary, String body, List<String> actions,
            Map<String, Variant<?>> hints, int expires) {
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long id = replaces.longValue() == 0 ? ++ids : replaces.longValue();
        calls.add(new Call(id, app, replaces.longValue(), summary, body, actions, hints, expires));
        return new UInt32(id);
    }

    @Override
    public void close(UInt32 id) {
        closed.add(id.longValue());
    }

    private void signal(String name, String signature, Object... arguments) {
        try {
            connection.sendMessage(connection.getMessageFactory().createSignal(null, PATH, NAME, name, signature, arguments));
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }
}
