package dev.vireo.app.notify;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Texts;
import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.TrayIcon.MessageType;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tray and notifications of Windows and macOS, by way of AWT. It is started on a thread of its own, because loading AWT takes a while and
 * may fail, and used on AWT's event thread afterwards. Never made on Linux.
 */
final class AwtTray implements Tray, Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final Executor fx;
    private final Notifier otherwise;
    private final Consumer<Optional<Conversation>> clicked;
    private final Texts texts;
    private final TrayActions actions;
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(this, "present", false);

    // On AWT's event thread.
    private @Nullable TrayIcon icon;
    private @Nullable CheckboxMenuItem doNotDisturb;
    private Optional<Notice> last = Optional.empty();

    private volatile boolean ready;
    private volatile boolean closed;
    private volatile TrayFace face;

    /**
     * @param fx the FX thread
     * @param otherwise shows notices while there is no tray
     * @param clicked opens what a notice is about; called on the FX thread
     */
    AwtTray(Executor fx, Notifier otherwise, Consumer<Optional<Conversation>> clicked, Texts texts, TrayActions actions, TrayFace face) {
        this.fx = fx;
        this.otherwise = otherwise;
        this.clicked = clicked;
        this.texts = texts;
        this.actions = actions;
        this.face = face;
    }

    void start() {
        Thread.ofPlatform().daemon().name("vireo-tray").start(() -> {
            try {
                if (!GraphicsEnvironment.isHeadless() && SystemTray.isSupported()) {
                    EventQueue.invokeLater(this::add);
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.info("No tray: {}", e.toString());
            }
        });
    }

    @Override
    public ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    @Override
    public void show(Notice notice) {
        if (ready) {
            EventQueue.invokeLater(() -> display(notice));
        } else {
            otherwise.show(notice);
        }
    }

    /** A balloon goes by itself: AWT cannot take one away. */
    @Override
    public void withdraw(String key) {
        otherwise.withdraw(key);
        if (ready) {
            EventQueue.invokeLater(() -> last = last.filter(notice -> !notice.key().equals(key)));
        }
    }

    void show(TrayFace next) {
        face = next;
        if (ready) {
            EventQueue.invokeLater(this::draw);
        }
    }

    void showDoNotDisturb(boolean on) {
        if (ready) {
            EventQueue.invokeLater(() -> {
                if (doNotDisturb != null) {
                    doNotDisturb.setState(on);
                }
            });
        }
    }

    void close() {
        closed = true;
        if (ready) {
            ready = false;
            EventQueue.invokeLater(() -> {
                if (icon != null) {
                    SystemTray.getSystemTray().remove(icon);
                }
            });
        }
    }

    private void add() {
        if (closed) {
            return;
        }
        Dimension size = SystemTray.getSystemTray().getTrayIconSize();
        TrayIcon made = new TrayIcon(picture(face, size), face.tooltip(), menu());
        made.setImageAutoSize(true);
        made.addActionListener(_ -> click());
        try {
            SystemTray.getSystemTray().add(made);
        } catch (AWTException e) {
            LOG.info("No tray: {}", e.getMessage());
            return;
        }
        icon = made;
        ready = true;
        fx.execute(() -> present.set(true));
    }

    private PopupMenu menu() {
        MenuItem open = new MenuItem(texts.get("tray.open"));
        open.addActionListener(_ -> actions.open().run());
        CheckboxMenuItem quiet = new CheckboxMenuItem(texts.get("tray.do-not-disturb"));
        quiet.addItemListener(_ -> actions.doNotDisturb().run());
        doNotDisturb = quiet;
        MenuItem quit = new MenuItem(texts.get("tray.quit"));
        quit.addActionListener(_ -> actions.quit().run());
        PopupMenu menu = new PopupMenu();
        menu.add(open);
        menu.add(quiet);
        menu.addSeparator();
        menu.add(quit);
        return menu;
    }

    private void display(Notice notice) {
        if (icon != null) {
            last = Optional.of(notice);
            icon.displayMessage(notice.title(), notice.body(), MessageType.NONE);
        }
    }

    /** AWT tells neither whether the balloon or the icon was clicked, nor which balloon: it is the one that is still unread. */
    private void click() {
        Optional<Notice> meant = last;
        last = Optional.empty();
        meant.ifPresentOrElse(notice -> fx.execute(() -> clicked.accept(notice.about())), actions.open());
    }

    private void draw() {
        if (icon != null) {
            icon.setImage(picture(face, SystemTray.getSystemTray().getTrayIconSize()));
            icon.setToolTip(face.tooltip());
        }
    }

    private static BufferedImage picture(TrayFace face, Dimension wanted) {
        Pixels best = face.pictures().stream()
                .min(Comparator.comparingInt(pixels -> Math.abs(pixels.width() - wanted.width)))
                .orElseThrow();
        BufferedImage picture = new BufferedImage(best.width(), best.height(), BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, best.width(), best.height(), best.argb(), 0, best.width());
        return picture;
    }
}
