package dev.vireo.app.store;

import dev.vireo.time.Pause;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's preferences on this computer. A value that an older file lacks has its default.
 *
 * @param pollSeconds   between two polls while the stream is down, 1–60
 * @param reduceMotion  nothing moves, whatever the system says
 * @param notifications whether there are any at all
 * @param doNotDisturb  none for now
 * @param quietHours    no notifications at these times of the week; null for none
 * @param windows       where windows were, by a name of the window's choice
 * @param tab           which of the main window's screens was shown last, by a name of the window's choice; empty before
 * @param serverAddress as last given at sign-in; empty before
 * @param username      as last given at sign-in; empty before
 * @param folded        the sections of the list of conversations that are folded away, by names of the list's choice
 * @param emoji         which emoji the person uses
 * @param quitting      what becomes of the office on this computer when the client quits
 * @param updates       what is done about updates of Vireo
 * @param chats         where conversations open
 * @param language      of all texts, by its code; empty for that of the computer
 * @param display       how large everything is
 */
public record Preferences(
        Appearance appearance,
        Boolean reduceMotion,
        Integer pollSeconds,
        Boolean notifications,
        Boolean doNotDisturb,
        @Nullable QuietHours quietHours,
        Map<String, WindowPlace> windows,
        String tab,
        String serverAddress,
        String username,
        Set<String> folded,
        EmojiUse emoji,
        QuitChoice quitting,
        UpdateChoices updates,
        ChatPreferences chats,
        String language,
        DisplayPreferences display) {

    public static final Preferences STANDARD = new Preferences(Appearance.SYSTEM, false, 2, true, false, null, Map.of(), "", "", "",
            Set.of("archived"), new EmojiUse(List.of(), 0), QuitChoice.ASK, new UpdateChoices(true),
            ChatPreferences.STANDARD, "", DisplayPreferences.STANDARD);

    /** The colour scheme. */
    public enum Appearance {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** What becomes of the office on this computer when the client quits. */
    public enum QuitChoice {
        ASK,
        /** It goes on in the background. */
        KEEP_RUNNING,
        /** It ends for everybody. */
        STOP
    }

    /** @param check whether the office is asked for updates */
    public record UpdateChoices(Boolean check) {
        public UpdateChoices {
            check = check == null || check;
        }
    }

    /**
     * Where conversations open.
     *
     * @param ownWindows whether each has a window of its own
     * @param listWidth  of the list beside an open one, in pixels
     * @param username   whose the rest is; empty before
     * @param shown      the key of the conversation that the main window showed last; empty for none
     */
    public record ChatPreferences(Boolean ownWindows, Integer listWidth, String username, String shown) {

        static final ChatPreferences STANDARD = new ChatPreferences(false, 340, "", "");

        public ChatPreferences {
            ownWindows = ownWindows != null && ownWindows;
            listWidth = listWidth == null ? 340 : listWidth;
            username = username == null ? "" : username;
            shown = shown == null ? "" : shown;
        }

        public ChatPreferences withOwnWindows(boolean on) {
            return new ChatPreferences(on, listWidth, username, shown);
        }

        public ChatPreferences withListWidth(int width) {
            return new ChatPreferences(ownWindows, width, username, shown);
        }

        public ChatPreferences showing(String whose, String key) {
            return new ChatPreferences(ownWindows, listWidth, whose, key);
        }
    }

    /**
     * How large everything is.
     *
     * @param textSize in percent, 80–200
     */
    public record DisplayPreferences(Integer textSize) {

        static final DisplayPreferences STANDARD = new DisplayPreferences(100);

        public DisplayPreferences {
            textSize = textSize == null ? 100 : Math.clamp(textSize, 80, 200);
        }

        public DisplayPreferences withTextSize(int percent) {
            return new DisplayPreferences(percent);
        }
    }

    /**
     * From a time of the day up to another, over midnight where {@code until} is the earlier, and on some days of the week always.
     *
     * @param days on which it is quiet from midnight to midnight
     */
    public record QuietHours(LocalTime from, LocalTime until, Set<DayOfWeek> days) {

        public QuietHours {
            days = days == null ? Set.of() : Set.copyOf(days);
        }

        public boolean contain(LocalDateTime now) {
            LocalTime time = now.toLocalTime();
            boolean afterStart = !time.isBefore(from);
            boolean beforeEnd = time.isBefore(until);
            return days.contains(now.getDayOfWeek()) || (from.isAfter(until) ? afterStart || beforeEnd : afterStart && beforeEnd);
        }
    }

    /**
     * The emoji that the person uses.
     *
     * @param recent those used last, the latest first
     * @param tone   of skin, 0 for none
     */
    public record EmojiUse(List<String> recent, Integer tone) {
        public EmojiUse {
            recent = recent == null ? List.of() : List.copyOf(recent);
            tone = tone == null ? 0 : tone;
        }
    }

    /** In screen coordinates. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    }

    /** Fills what the file left out. */
    public Preferences {
        appearance = appearance == null ? Appearance.SYSTEM : appearance;
        pollSeconds = pollSeconds == null ? 2 : Math.clamp(pollSeconds, 1, 60);
        reduceMotion = reduceMotion != null && reduceMotion;
        notifications = notifications == null || notifications;
        doNotDisturb = doNotDisturb != null && doNotDisturb;
        windows = windows == null ? Map.of() : Map.copyOf(windows);
        tab = tab == null ? "" : tab;
        serverAddress = serverAddress == null ? "" : serverAddress;
        username = username == null ? "" : username;
        folded = folded == null ? Set.of("archived") : Set.copyOf(folded);
        quitting = quitting == null ? QuitChoice.ASK : quitting;
        updates = updates == null ? new UpdateChoices(true) : updates;
        chats = chats == null ? ChatPreferences.STANDARD : chats;
        language = language == null ? "" : language;
        display = display == null ? DisplayPreferences.STANDARD : display;
        emoji = emoji == null ? new EmojiUse(List.of(), 0) : emoji;
    }

    public Duration poll() {
        return Duration.ofSeconds(pollSeconds);
    }

    public Preferences withAppearance(Appearance chosen) {
        return new Preferences(chosen, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withReduceMotion(boolean on) {
        return new Preferences(appearance, on, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withNotifications(boolean on) {
        return new Preferences(appearance, reduceMotion, pollSeconds, on, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withPollSeconds(int seconds) {
        return new Preferences(appearance, reduceMotion, seconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withDoNotDisturb(boolean on) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, on, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withQuietHours(@Nullable QuietHours hours) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, hours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withWindow(String name, WindowPlace place) {
        Map<String, WindowPlace> places = new HashMap<>(windows);
        places.put(name, place);
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, places, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withTab(String shown) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, shown,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withSignIn(String address, String name) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                address, name, folded, emoji, quitting, updates, chats, language, display);
    }

    public Preferences withEmoji(EmojiUse use) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, use, quitting, updates, chats, language, display);
    }

    public Preferences withQuitting(QuitChoice choice) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, choice, updates, chats, language, display);
    }

    public Preferences withUpdates(UpdateChoices choices) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, choices, chats, language, display);
    }

    public Preferences withChats(ChatPreferences choices) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, choices, language, display);
    }

    public Preferences withLanguage(String code) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, code, display);
    }

    public Preferences withDisplay(DisplayPreferences choices) {
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, folded, emoji, quitting, updates, chats, language, choices);
    }

    public Preferences withFolded(String section, boolean now) {
        Set<String> sections = new HashSet<>(folded);
        if (now) {
            sections.add(section);
        } else {
            sections.remove(section);
        }
        return new Preferences(appearance, reduceMotion, pollSeconds, notifications, doNotDisturb, quietHours, windows, tab,
                serverAddress, username, sections, emoji, quitting, updates, chats, language, display);
    }

    /**
     * The preferences as they stand, kept in a file. A change counts at once and is written a moment later, so that dragging a
     * window does not write a hundred times. Any thread.
     */
    public static final class Saved implements AutoCloseable {

        private static final Logger log = LoggerFactory.getLogger(Preferences.class);
        private static final Duration WRITE_DELAY = Duration.ofMillis(300);

        private final Path file;
        private final List<Consumer<Preferences>> listeners = new CopyOnWriteArrayList<>();
        private final Object writing = new Object();
        private Preferences current;
        private boolean unwritten;

        Saved(Path file) {
            this.file = file;
            this.current = PrivateFiles.read(file, Preferences.class).orElse(STANDARD);
        }

        public synchronized Preferences get() {
            return current;
        }

        /** Changes them and tells the listeners, on this thread. */
        public void change(UnaryOperator<Preferences> change) {
            Preferences now;
            synchronized (this) {
                now = change.apply(current);
                if (now.equals(current)) {
                    return;
                }
                current = now;
                if (!unwritten) {
                    unwritten = true;
                    Thread.ofVirtual().name("vireo-preferences").start(this::writeSoon);
                }
            }
            listeners.forEach(listener -> listener.accept(now));
        }

        /**
         * Tells of each change, on the thread that makes it.
         *
         * @return ends that
         */
        public Runnable onChange(Consumer<Preferences> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        /** Writes what is not written yet. */
        @Override
        public void close() {
            write();
        }

        private void writeSoon() {
            try {
                Pause.of(WRITE_DELAY);
                write();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void write() {
            synchronized (writing) {
                Preferences toWrite;
                synchronized (this) {
                    if (!unwritten) {
                        return;
                    }
                    unwritten = false;
                    toWrite = current;
                }
                try {
                    PrivateFiles.createFolderOf(file);
                    PrivateFiles.write(file, toWrite);
                } catch (UncheckedIOException e) {
                    log.warn("Couldn't save the preferences: {}", e.getMessage());
                }
            }
        }
    }
}
