package dev.vireo.app.notify.dbus;

import dev.vireo.app.notify.TrayActions;
import dev.vireo.app.ui.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The tray's menu as it stands on the bus: open, do not disturb, quit. Called on the bus library's threads. */
public final class BusMenu implements TrayMenu, Properties {

    static final String PATH = "/MenuBar";
    static final String TYPE = "com.canonical.dbusmenu";

    static final int ROOT = 0;
    static final int OPEN = 1;
    public static final int DO_NOT_DISTURB = 2;
    static final int LINE = 3;
    public static final int QUIT = 4;

    private static final List<Integer> ITEMS = List.of(OPEN, DO_NOT_DISTURB, LINE, QUIT);
    private static final String NODE = "(ia{sv}av)";

    private final Texts texts;
    private final TrayActions actions;
    private final BooleanSupplier doNotDisturb;

    BusMenu(Texts texts, TrayActions actions, BooleanSupplier doNotDisturb) {
        this.texts = texts;
        this.actions = actions;
        this.doNotDisturb = doNotDisturb;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public Layout<UInt32, Node> layout(int parent, int depth, List<String> names) {
        List<Variant<?>> children = parent == ROOT && depth != 0
                ? ITEMS.stream().<Variant<?>>map(id -> new Variant<>(new Node(id, itemProperties(id), List.of()), NODE)).toList()
                : List.of();
        return new Layout<>(new UInt32(1), new Node(parent, itemProperties(parent), children));
    }

    @Override
    public List<Item> properties(List<Integer> ids, List<String> names) {
        List<Integer> wanted = ids.isEmpty() ? ITEMS : ids;
        return wanted.stream().filter(BusMenu::exists).map(id -> new Item(id, itemProperties(id))).toList();
    }

    @Override
    public Variant<?> property(int id, String name) {
        return itemProperties(id).getOrDefault(name, new Variant<>(""));
    }

    @Override
    public void event(int id, String kind, Variant<?> data, UInt32 time) {
        handle(id, kind);
    }

    @Override
    public List<Integer> events(List<MenuEvent> events) {
        events.forEach(event -> handle(event.id(), event.kind()));
        return events.stream().map(MenuEvent::id).filter(id -> !exists(id)).toList();
    }

    @Override
    public boolean aboutToShow(int id) {
        return false;
    }

    @Override
    public MenuUpdates<List<Integer>, List<Integer>> aboutToShow(List<Integer> ids) {
        return new MenuUpdates<>(List.of(), ids.stream().filter(id -> !exists(id)).toList());
    }

    @Override
    public <A> A Get(String type, String name) {
        return BusProperties.get(GetAll(type), name);
    }

    @Override
    public <A> void Set(String type, String name, A value) {
        // Nothing can be set.
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return Map.of(
                "Version", new Variant<>(new UInt32(3)),
                "TextDirection", new Variant<>("ltr"),
                "Status", new Variant<>("normal"),
                "IconThemePath", new Variant<>(List.of(), "as"));
    }

    /** What changes of an item when do not disturb is switched: {@code (ia{sv})}. */
    Object[] switched() {
        return new Object[] {DO_NOT_DISTURB, Map.of("toggle-state", new Variant<>(doNotDisturb.getAsBoolean() ? 1 : 0))};
    }

    private void handle(int id, String kind) {
        if (!"clicked".equals(kind)) {
            return;
        }
        switch (id) {
            case OPEN -> actions.open().run();
            case DO_NOT_DISTURB -> actions.doNotDisturb().run();
            case QUIT -> actions.quit().run();
            default -> {}
        }
    }

    private Map<String, Variant<?>> itemProperties(int id) {
        return switch (id) {
            case ROOT -> Map.of("children-display", new Variant<>("submenu"));
            case OPEN -> Map.of("label", new Variant<>(texts.get("tray.open")));
            case DO_NOT_DISTURB -> {
                Map<String, Variant<?>> properties = new HashMap<>();
                properties.put("label", new Variant<>(texts.get("tray.do-not-disturb")));
                properties.put("toggle-type", new Variant<>("checkmark"));
                properties.put("toggle-state", new Variant<>(doNotDisturb.getAsBoolean() ? 1 : 0));
                yield properties;
            }
            case LINE -> Map.of("type", new Variant<>("separator"));
            case QUIT -> Map.of("label", new Variant<>(texts.get("tray.quit")));
            default -> Map.of();
        };
    }

    private static boolean exists(int id) {
        return id == ROOT || ITEMS.contains(id);
    }
}
