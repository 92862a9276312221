package dev.vireo.app.notify;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.MentionNames;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Presence;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Turns what arrives in one workspace into notices: one per conversation, renewed while it stays unread, gone when it is read. What
 * arrives in one breath, as after a time offline, becomes one notice per conversation, and one in all when many people wrote. FX thread.
 */
public final class Notifications implements AutoCloseable {

    /** A notice waits this long for more of the same. */
    static final Duration GATHERING = Duration.ofMillis(250);
    /** While messages keep pouring in, this many breaths at most. */
    private static final int MAX_ROUNDS = 8;
    /** More people than this at once are told of in one notice. */
    private static final int MAX_SEPARATE = 3;
    private static final int BODY_LENGTH = 200;

    private final Workspace workspace;
    private final NotificationSettings settings;
    private final Predicate<Conversation> inView;
    private final Notifier notifier;
    private final Supplier<LocalDateTime> clock;
    private final Texts texts = Texts.of(Notifications.class);
    private final MentionNames names;
    private final Throttle pace;
    private final Subscription arrivals;

    /** What arrived and is not told yet. */
    private final Map<Conversation, List<ChatMessage>> arrived = new LinkedHashMap<>();
    /** What was told and is not read yet. */
    private final Map<Conversation, UnreadNotice> told = new LinkedHashMap<>();
    private boolean several;
    private boolean closed;
    private int rounds;
    private int countBefore;

    /** Follows the workspace until closed. */
    public Notifications(Workspace workspace, Desktop desktop) {
        this(workspace, desktop.settings(), desktop::inView, desktop.notifier(), () -> LocalDateTime.now(ZoneId.systemDefault()),
                desktop.fx());
    }

    Notifications(Workspace workspace, NotificationSettings settings, Predicate<Conversation> inView, Notifier notifier,
            Supplier<LocalDateTime> clock, Executor fx) {
        this.workspace = workspace;
        this.settings = settings;
        this.inView = inView;
        this.notifier = notifier;
        this.clock = clock;
        names = MentionNames.of(username -> workspace.person(username).map(Person::displayName), workspace.me().username());
        pace = new Throttle(fx, GATHERING, this::gatherMore);
        arrivals = workspace.onArrival(this::arrived);
    }

    /** Takes every notice away; for signing out. */
    @Override
    public void close() {
        closed = true;
        arrivals.unsubscribe();
        arrived.clear();
        List.copyOf(told.keySet()).forEach(this::read);
    }

    /** Whether everything that arrived was notified or ignored. */
    boolean idle() {
        return arrived.isEmpty();
    }

    private void arrived(ChatMessage message) {
        arrived.computeIfAbsent(workspace.conversationOf(message), _ -> new ArrayList<>()).add(message);
        pace.request();
    }

    /** Tells what arrived, once it does not pour in any more. */
    private void gatherMore() {
        int now = arrived.values().stream().mapToInt(List::size).sum();
        boolean stillArriving = now - countBefore > 1;
        countBefore = now;
        if (stillArriving && ++rounds < MAX_ROUNDS) {
            pace.request();
        } else {
            countBefore = 0;
            rounds = 0;
            showNotices();
        }
    }

    private void showNotices() {
        if (closed) {
            return;
        }
        NotificationRule rule = rule();
        Map<Conversation, List<ChatMessage>> due = new LinkedHashMap<>();
        arrived.forEach((conversation, messages) -> {
            List<ChatMessage> allowed = messages.stream().filter(message -> allowed(rule, conversation, message)).toList();
            if (!allowed.isEmpty()) {
                due.put(conversation, allowed);
            }
        });
        arrived.clear();
        due.forEach(this::count);
        if (due.size() > MAX_SEPARATE) {
            showTogether(due);
        } else {
            due.forEach((conversation, messages) -> notifier.show(notice(conversation, messages.getLast())));
        }
    }

    private NotificationRule rule() {
        NotificationRule rule = settings.rule(clock.get());
        boolean busy = workspace.me().presenceProperty().get() == Presence.DO_NOT_DISTURB;
        return new NotificationRule(rule.wanted(), rule.doNotDisturb() || busy, rule.quiet());
    }

    private boolean allowed(NotificationRule rule, Conversation conversation, ChatMessage message) {
        return conversation.isUnread(message)
                && rule.allows(message.own(), conversation.notifications().wants(message), inView.test(conversation));
    }

    private void count(Conversation conversation, List<ChatMessage> messages) {
        told.computeIfAbsent(conversation, UnreadNotice::new).add(messages.size());
    }

    private Notice notice(Conversation conversation, ChatMessage newest) {
        UnreadNotice here = told.get(conversation);
        int count = here == null ? 1 : here.count();
        String name = conversation.name();
        String title = count == 1 ? name : texts.get(conversation.isDirect() ? "notice.several" : "notice.channel", count, name);
        String words = shortened(newest.body());
        String said = words.isEmpty() ? newest.attachments().stream().findFirst().map(Attachment::name).orElse("") : words;
        return new Notice(Optional.of(conversation), title,
                conversation.isDirect() ? said : texts.get("notice.said", author(newest), said));
    }

    private void showTogether(Map<Conversation, List<ChatMessage>> due) {
        due.keySet().forEach(conversation -> notifier.withdraw(key(conversation)));
        int count = told.values().stream().mapToInt(UnreadNotice::count).sum();
        several = true;
        notifier.show(new Notice(Optional.empty(), texts.get("notice.people", count, told.size()), ""));
    }

    /** The conversation is read, here or on another computer, so nothing needs to be told of it any more. */
    private void read(Conversation conversation) {
        UnreadNotice gone = told.remove(conversation);
        if (gone != null) {
            gone.forget();
            notifier.withdraw(key(conversation));
        }
        if (several && told.isEmpty()) {
            several = false;
            notifier.withdraw(Notice.SEVERAL);
        }
    }

    private String author(ChatMessage message) {
        return workspace.person(message.author()).map(Person::displayName).orElse(message.author());
    }

    private static String key(Conversation conversation) {
        return conversation.key();
    }

    private String shortened(String body) {
        String line = FormattedText.plain(body, names).strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= BODY_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BODY_LENGTH - 1)) + "…";
    }

    /** Counts the messages of one conversation that were notified since it was last read. */
    private final class UnreadNotice {
        private final Conversation conversation;
        private final ChangeListener<@Nullable Number> listener;
        private int count;

        UnreadNotice(Conversation conversation) {
            this.conversation = conversation;
            listener = (_, _, unread) -> {
                if (unread != null && unread.intValue() == 0) {
                    read(conversation);
                }
            };
            conversation.unreadProperty().addListener(listener);
        }

        void add(int more) {
            count += more;
        }

        int count() {
            return count;
        }

        void forget() {
            conversation.unreadProperty().removeListener(listener);
        }
    }
}
