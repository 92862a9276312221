package dev.vireo.app.notify.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A menu on the bus, as libdbusmenu's {@code dbus-menu.xml}, version 3, describes it. Item 0 is the menu itself. */
@DBusInterfaceName("com.canonical.dbusmenu")
public interface TrayMenu extends DBusInterface {

    @DBusMemberName("GetLayout")
    Layout<UInt32, Node> layout(int parent, int depth, List<String> names);

    @DBusMemberName("GetGroupProperties")
    List<Item> properties(List<Integer> ids, List<String> names);

    @DBusMemberName("GetProperty")
    Variant<?> property(int id, String name);

    @DBusMemberName("Event")
    void event(int id, String kind, Variant<?> data, UInt32 time);

    @DBusMemberName("EventGroup")
    List<Integer> events(List<MenuEvent> events);

    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int id);

    @DBusMemberName("AboutToShowGroup")
    MenuUpdates<List<Integer>, List<Integer>> aboutToShow(List<Integer> ids);

    /** The revision of the menu, and the menu. */
    final class Layout<A, B> extends Tuple {
        @Position(0) private final A revision;
        @Position(1) private final B root;

        public Layout(A revision, B root) {
            this.revision = revision;
            this.root = root;
        }
    }

    /** The items that need an update before they are shown, and those that do not exist. */
    final class MenuUpdates<A, B> extends Tuple {
        @Position(0) private final A updates;
        @Position(1) private final B errors;

        public MenuUpdates(A updates, B errors) {
            this.updates = updates;
            this.errors = errors;
        }
    }

    /** An item with its children, each a node again. */
    final class Node extends Struct {
        @Position(0) private final int id;
        @Position(1) private final Map<String, Variant<?>> properties;
        @Position(2) private final List<Variant<?>> children;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /** An item without its children. */
    final class Item extends Struct {
        @Position(0) private final int id;
        @Position(1) private final Map<String, Variant<?>> properties;

        public Item(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** Something that was done to an item. */
    final class MenuEvent extends Struct {
        @Position(0) private final int id;
        @Position(1) private final String kind;
        @Position(2) private final Variant<?> data;
        @Position(3) private final UInt32 time;

        public MenuEvent(int id, String kind, Variant<?> data, UInt32 time) {
            this.id = id;
            this.kind = kind;
            this.data = data;
            this.time = time;
        }

        int id() {
            return id;
        }

        String kind() {
            return kind;
        }
    }
}
