package dev.vireo.app.notify;

import dev.vireo.app.attendance.ComputerInput;
import dev.vireo.app.attendance.SystemInput;
import dev.vireo.app.notify.dbus.BusInput;
import dev.vireo.app.notify.dbus.BusNotifier;
import dev.vireo.app.notify.dbus.BusTray;
import dev.vireo.app.notify.dbus.SessionBus;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.image.Image;

/**
 * The means of the desktop to call for a person's attention: a tray and a way to show notices, one of each for the application's
 * whole life. Made and used on the FX thread; everything slow happens elsewhere, and nothing of it keeps the process alive.
 */
public final class Desktop implements AutoCloseable {

    /** The way in which notices and the tray are shown. */
    public enum Kind {
        /** D-Bus, with toasts where it has nothing to offer. */
        LINUX,
        /** AWT, as on Windows and macOS. */
        AWT,
        /** Toasts and no tray: for the headless screen. */
        PLAIN;

        /** That of this computer. */
        public static Kind here() {
            if ("Headless".equals(System.getProperty("glass.platform"))) {
                return PLAIN;
            }
            return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") ? LINUX : AWT;
        }
    }

    private static final Duration TRAY_PACE = Duration.ofMillis(250);
    private static final int NOTICE_ICON = 64;

    private final AppWindows windows;
    private final NotificationSettings settings;
    private final Texts texts = Texts.of(Desktop.class);
    private final TrayPicture picture = new TrayPicture(size -> logo("tray", size));
    private final IntegerProperty unread = new SimpleIntegerProperty(this, "unread");
    private final Executor fx = Platform::runLater;
    private final Toasts toasts;
    private final Notifier notifier;
    private final Tray tray;
    private final Consumer<TrayFace> showFace;
    private final Consumer<Boolean> showDoNotDisturb;
    private final Runnable end;
    private final ComputerInput input;

    /** Takes what this computer's desktop offers. */
    public Desktop(Kind kind, AppWindows windows, NotificationSettings settings, Theme theme, Avatars avatars, Motion motion) {
        this(kind, SessionBus::addressOfDesktop, windows, settings, theme, avatars, motion);
    }

    Desktop(Kind kind, Supplier<Optional<String>> bus, AppWindows windows, NotificationSettings settings, Theme theme, Avatars avatars,
            Motion motion) {
        this.windows = windows;
        this.settings = settings;
        toasts = new Toasts(windows, theme, avatars, motion, this::clicked, Toasts.SHOWN_FOR);
        switch (kind) {
            case LINUX -> {
                SessionBus session = new SessionBus(bus);
                BusNotifier overBus = new BusNotifier(session, fx, toasts, this::clicked,
                        Optional.of(Pixels.of(logo("vireo", NOTICE_ICON))),
                        texts.get("notice.open"));
                BusTray item = new BusTray(session, fx, texts, actions(), face());
                BusInput overInput = new BusInput(session);
                input = overInput;
                notifier = overBus;
                tray = item;
                showFace = item::show;
                showDoNotDisturb = item::showDoNotDisturb;
                end = session::close;
                session.start(List.of(item, overBus, overInput));
            }
            case AWT -> {
                AwtTray awt = new AwtTray(fx, toasts, this::clicked, texts, actions(), face());
                notifier = awt;
                tray = awt;
                showFace = awt::show;
                showDoNotDisturb = awt::showDoNotDisturb;
                end = awt::close;
                awt.start();
                input = SystemInput.here();
            }
            default -> {
                notifier = toasts;
                tray = new NoTray();
                showFace = _ -> {};
                showDoNotDisturb = _ -> {};
                end = () -> {};
                input = ComputerInput.none();
            }
        }
        Throttle redraw = new Throttle(fx, TRAY_PACE, () -> showFace.accept(face()));
        unread.addListener(_ -> redraw.request());
        settings.doNotDisturbProperty().subscribe(showDoNotDisturb);
    }

    /** What the desktop knows of mouse and keyboard. */
    public ComputerInput input() {
        return input;
    }

    public Tray tray() {
        return tray;
    }

    /** The count beside the tray's icon: bind it to the workspace's. */
    public IntegerProperty unreadProperty() {
        return unread;
    }

    @Override
    public void close() {
        toasts.close();
        end.run();
    }

    Notifier notifier() {
        return notifier;
    }

    NotificationSettings settings() {
        return settings;
    }

    boolean inView(Conversation conversation) {
        return windows.inView(conversation);
    }

    Executor fx() {
        return fx;
    }

    private void clicked(Optional<Conversation> about) {
        about.ifPresentOrElse(windows::open, windows::openVireo);
    }

    private TrayActions actions() {
        return new TrayActions(
                () -> fx.execute(windows::openVireo),
                () -> fx.execute(() -> settings.doNotDisturbProperty().set(!settings.doNotDisturbProperty().get())),
                () -> fx.execute(windows::quit));
    }

    private TrayFace face() {
        return new TrayFace(picture.sizes(unread.get()), texts.get("tray.tooltip", unread.get()));
    }

    /** The logo as it was drawn for this size. */
    static Image logo(String name, int size) {
        String path = "/dev/vireo/assets/brand/" + name + "-" + size + ".png";
        return new Image(Objects.requireNonNull(Desktop.class.getResourceAsStream(path), path));
    }
}
