package dev.vireo.app.notify.dbus;

import dev.vireo.app.notify.Pixels;
import dev.vireo.app.notify.TrayFace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** The tray's icon as it stands on the bus. Called on the bus library's threads. */
final class BusIcon implements StatusNotifierItem, Properties {

    static final String PATH = "/StatusNotifierItem";
    static final String TYPE = "org.kde.StatusNotifierItem";

    private final Supplier<TrayFace> face;
    private final Runnable open;

    BusIcon(Supplier<TrayFace> face, Runnable open) {
        this.face = face;
        this.open = open;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void activate(int x, int y) {
        open.run();
    }

    @Override
    public void secondaryActivate(int x, int y) {
        open.run();
    }

    @Override
    public void contextMenu(int x, int y) {
        // The desktop draws the menu from the Menu property.
    }

    @Override
    public void scroll(int delta, String orientation) {
        // Nothing to scroll through.
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
        TrayFace now = face.get();
        List<Object[]> pictures = now.pictures().stream().map(Pixels::pixmap).toList();
        Map<String, Variant<?>> all = new HashMap<>();
        all.put("Category", new Variant<>("Communications"));
        all.put("Id", new Variant<>("vireo"));
        all.put("Title", new Variant<>("Vireo"));
        all.put("Status", new Variant<>("Active"));
        all.put("WindowId", new Variant<>(0));
        all.put("IconThemePath", new Variant<>(""));
        all.put("IconName", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(pictures, "a(iiay)"));
        all.put("OverlayIconName", new Variant<>(""));
        all.put("OverlayIconPixmap", new Variant<>(List.of(), "a(iiay)"));
        all.put("AttentionIconName", new Variant<>(""));
        all.put("AttentionIconPixmap", new Variant<>(List.of(), "a(iiay)"));
        all.put("AttentionMovieName", new Variant<>(""));
        all.put("ToolTip", new Variant<>(new Object[] {"", List.of(), now.tooltip(), ""}, "(sa(iiay)ss)"));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(new DBusPath(BusMenu.PATH)));
        return all;
    }
}
