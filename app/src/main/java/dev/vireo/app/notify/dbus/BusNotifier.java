package dev.vireo.app.notify.dbus;

import dev.vireo.app.notify.Notice;
import dev.vireo.app.notify.Notifier;
import dev.vireo.app.notify.Pixels;
import dev.vireo.app.notify.Throttle;
import dev.vireo.app.notify.dbus.BusConnection.RemoteObject;
import dev.vireo.app.state.Conversation;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications of a Linux desktop, as its Desktop Notifications Specification 1.2 says. While there is no bus or no service on it, or
 * the service does not answer, another notifier does the work.
 */
public final class BusNotifier implements Notifier, SessionBus.BusClient {

    private static final Logger LOG = LoggerFactory.getLogger(BusNotifier.class);
    private static final String SERVICE = "org.freedesktop.Notifications";
    private static final RemoteObject NOTIFICATIONS = new RemoteObject(SERVICE, "/org/freedesktop/Notifications", SERVICE);
    private static final String DEFAULT = "default";
    private static final int SERVER_DECIDES = -1;
    private static final byte NORMAL_URGENCY = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A service that has to be started first may take so long. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private final SessionBus thread;
    private final Executor fx;
    private final Notifier otherwise;
    private final Consumer<Optional<Conversation>> clicked;
    private final Optional<Pixels> icon;
    private final String openWord;

    /** What may still show, by key. */
    private final Map<String, ShownNotice> shown = new HashMap<>();
    private final Throttle patience;
    private @Nullable BusConnection bus;
    private boolean owned;
    private Set<String> abilities = Set.of();
    /** Whether these are the abilities of the service that is there, or of the one that was there last. */
    private boolean known;
    private volatile boolean ready;

    /**
     * @param thread where the bus is used
     * @param fx the FX thread
     * @param otherwise does the work while this cannot
     * @param clicked opens what a notice is about; called on the FX thread
     * @param openWord names the action behind a click, where a desktop shows it
     */
    public BusNotifier(SessionBus thread, Executor fx, Notifier otherwise, Consumer<Optional<Conversation>> clicked,
            Optional<Pixels> icon, String openWord) {
        this.thread = thread;
        this.fx = fx;
        this.otherwise = otherwise;
        this.clicked = clicked;
        this.icon = icon;
        this.openWord = openWord;
        patience = new Throttle(thread, PATIENCE, this::again);
    }

    /** Whether notices go to the desktop just now. */
    public boolean ready() {
        return ready;
    }

    @Override
    public void show(Notice notice) {
        if (ready) {
            thread.execute(() -> send(notice));
        } else {
            otherwise.show(notice);
        }
    }

    @Override
    public void withdraw(String key) {
        otherwise.withdraw(key);
        thread.execute(() -> close(key));
    }

    @Override
    public void joined(BusConnection joined) throws DBusException {
        bus = joined;
        joined.listen(SERVICE, "ActionInvoked", this::invoked);
        joined.listen(SERVICE, "NotificationClosed", this::closed);
        joined.watch(SERVICE, owner -> {
            // A new service knows nothing of what an earlier one showed.
            shown.values().removeIf(each -> !each.owner().equals(owner));
            owned = !owner.isEmpty();
            if (owned) {
                known = false;
                greet();
            } else {
                rest(joined);
            }
        });
        if (!owned) {
            rest(joined);
        }
    }

    @Override
    public void left() {
        ready = false;
        owned = false;
        known = false;
        bus = null;
        shown.clear();
    }

    /** Nobody owns the name: a service that the bus starts on demand leaves when it is idle and comes with the next notice. */
    private void rest(BusConnection here) {
        boolean before = ready;
        ready = here.startable(SERVICE);
        if (!ready && before) {
            LOG.info("The desktop no longer shows notifications; Vireo shows its own");
        }
    }

    private void again() {
        BusConnection here = bus;
        if (here == null || ready) {
            return;
        }
        if (owned) {
            greet();
        } else {
            rest(here);
        }
    }

    private void greet() {
        BusConnection here = bus;
        if (here == null || ready && known) {
            return;
        }
        try {
            ask(here);
        } catch (DBusException e) {
            LOG.info("The desktop shows no notifications ({}); Vireo shows its own", e.getMessage());
            ready = false;
            patience.request();
        }
    }

    /** Asks what the service can do, which starts it where the bus can. */
    private void ask(BusConnection here) throws DBusException {
        abilities = strings(here.call(NOTIFICATIONS, "GetCapabilities", owned ? BusConnection.LIMIT : STARTING, null).values()[0]);
        known = true;
        if (!ready) {
            LOG.info("Notifications are shown by the desktop");
        }
        ready = true;
    }

    private void send(Notice notice) {
        BusConnection here = bus;
        if (here == null || !ready) {
            fx.execute(() -> otherwise.show(notice));
            return;
        }
        ShownNotice before = shown.get(notice.key());
        try {
            if (!known) {
                ask(here);
            }
            BusConnection.Reply answer = here.call(NOTIFICATIONS, "Notify", owned ? BusConnection.LIMIT : STARTING, "susssasa{sv}i",
                    "Vireo", before == null ? new UInt32(0) : before.id(), "",
                    words(notice.title()), body(notice), actions(), hints(), SERVER_DECIDES);
            shown.put(notice.key(), new ShownNotice((UInt32) answer.values()[0], answer.sender(), notice));
        } catch (DBusException e) {
            LOG.warn("The desktop refused a notification ({}); Vireo shows its own for a while", e.getMessage());
            ready = false;
            fx.execute(() -> otherwise.show(notice));
            patience.request();
        }
    }

    private void close(String key) {
        ShownNotice gone = shown.remove(key);
        BusConnection here = bus;
        if (gone == null || here == null || !owned) {
            return;
        }
        try {
            here.call(NOTIFICATIONS, "CloseNotification", "u", gone.id());
        } catch (DBusException e) {
            // Services differ about closing what has closed already; either way it no longer shows.
            LOG.debug("Couldn't close a notification: {}", e.getMessage());
        }
    }

    private void invoked(Object[] arguments) {
        if (arguments.length > 1 && DEFAULT.equals(arguments[1])) {
            byId(arguments[0]).ifPresent(hit -> fx.execute(() -> clicked.accept(hit.notice().about())));
        }
    }

    private void closed(Object[] arguments) {
        if (arguments.length > 0) {
            byId(arguments[0]).ifPresent(hit -> shown.remove(hit.notice().key()));
        }
    }

    private Optional<ShownNotice> byId(Object id) {
        return shown.values().stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    }

    private String body(Notice notice) {
        if (!abilities.contains("body")) {
            return "";
        }
        String plain = words(notice.body());
        return abilities.contains("body-markup")
                ? plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : plain;
    }

    private List<String> actions() {
        return abilities.contains("actions") ? List.of(DEFAULT, openWord) : List.of();
    }

    private Map<String, Variant<?>> hints() {
        Map<String, Variant<?>> hints = new HashMap<>();
        hints.put("category", new Variant<>("im.received"));
        hints.put("desktop-entry", new Variant<>("vireo"));
        hints.put("urgency", new Variant<>(NORMAL_URGENCY));
        icon.ifPresent(pixels -> hints.put("image-data", new Variant<>(pixels.imageData(), "(iiibiiay)")));
        return hints;
    }

    /** Without what a bus refuses: it puts out a program that sends a zero character or half a surrogate pair. */
    private static String words(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> strings(Object list) {
        return switch (list) {
            case List<?> all -> all.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            case Object[] all -> Arrays.stream(all).map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            default -> Set.of();
        };
    }

    private record ShownNotice(UInt32 id, String owner, Notice notice) {
    }
}
