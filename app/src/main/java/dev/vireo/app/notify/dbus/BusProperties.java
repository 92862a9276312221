package dev.vireo.app.notify.dbus;

import java.util.Map;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.types.Variant;

/** One property out of those that an object on the bus has. */
final class BusProperties {

    private BusProperties() {
    }

    /** @throws UnknownProperty which the caller on the bus gets as the answer */
    @SuppressWarnings("unchecked")
    static <A> A get(Map<String, Variant<?>> all, String name) {
        Variant<?> value = all.get(name);
        if (value == null) {
            throw new UnknownProperty(name);
        }
        return (A) value;
    }
}
