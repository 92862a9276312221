package dev.vireo.app.notify.dbus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A desktop's tray: its list of icons, and the panel that shows them. */
public final class FakeWatcher implements TrayWatcher, Properties {

    private static final String NAME = "org.kde.StatusNotifierWatcher";
    private static final String PATH = "/StatusNotifierWatcher";
    private static final String ITEM = "org.kde.StatusNotifierItem";
    private static final String MENU = "com.canonical.dbusmenu";
    private static final long PATIENCE_MILLIS = 30_000;

    final List<String> items = new CopyOnWriteArrayList<>();
    public final List<String> signals = new CopyOnWriteArrayList<>();

    private final DBusConnection connection;
    private volatile boolean host;

    private FakeWatcher(DBusConnection connection, boolean host) {
        this.connection = connection;
        this.host = host;
    }

    public static FakeWatcher on(PrivateBus bus) {
        return on(bus, true);
    }

    /** With or without a panel that shows the icons. */
    public static FakeWatcher on(PrivateBus bus, boolean host) {
        return on(bus.guest(), host);
    }

    public static FakeWatcher on(DBusConnection connection, boolean host) {
        try {
            FakeWatcher made = new FakeWatcher(connection, host);
            connection.addGenericSigHandler(DBusMatchRuleBuilder.create().withType("signal").withInterface(ITEM).build(),
                    signal -> made.signals.add(signal.getName()));
            connection.addGenericSigHandler(DBusMatchRuleBuilder.create().withType("signal").withInterface(MENU).build(),
                    signal -> made.signals.add(signal.getName()));
            connection.exportObject(PATH, made);
            connection.requestBusName(NAME);
            return made;
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    void end() {
        connection.disconnect();
    }

    /** A panel comes or goes. */
    void host(boolean shows) {
        host = shows;
        try {
            String signal = shows ? "StatusNotifierHostRegistered" : "StatusNotifierHostUnregistered";
            connection.sendMessage(connection.getMessageFactory().createSignal(null, PATH, NAME, signal, null));
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    /** A property of the newest icon, read as a panel does. */
    public Object property(String name) {
        Object[] answer = call("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get", "ss", ITEM, name);
        return ((Variant<?>) answer[0]).getValue();
    }

    Object[] menu() {
        return call("/MenuBar", MENU, "GetLayout", "iias", 0, -1, List.of());
    }

    public void activate() {
        call("/StatusNotifierItem", ITEM, "Activate", "ii", 10, 10);
    }

    public void choose(int item) {
        call("/MenuBar", MENU, "Event", "isvu", item, "clicked", new Variant<>(""), new UInt32(0));
    }

    Object[] call(String path, String type, String method, String signature, Object... arguments) {
        try {
            MethodCall call = connection.getMessageFactory().createMethodCall(items.getLast(), path, type, method, (byte) 0, signature,
                    arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(PATIENCE_MILLIS);
            if (reply instanceof MethodReturn) {
                return reply.getParameters();
            }
            throw new AssertionError(method + ": " + (reply == null ? "no answer" : List.of(reply.getParameters())));
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void register(String item) {
        items.add(item);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String type, String name) {
        return (A) GetAll(type).get(name);
    }

    @Override
    public <A> void Set(String type, String name, A value) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return Map.of("IsStatusNotifierHostRegistered", new Variant<>(host), "ProtocolVersion", new Variant<>(0));
    }
}
