package dev.vireo.app.notify;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.MentionNames;
import dev.vireo.protocol.Answers.Scheduled;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Presence;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.util.Subscription;

/**
 * Notifies of messages of which the person wanted to be reminded, and of scheduled ones that could not be sent. While they want to be left
 * alone, the notice waits. FX thread.
 */
public final class TimedNotices implements AutoCloseable {

    static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);
    /** No conversation has such a key. */
    private static final String KEY = "reminder of ";
    private static final String UNSENT = "unsent ";
    private static final int BODY_LENGTH = 200;

    private final Workspace workspace;
    private final NotificationSettings settings;
    private final Notifier notifier;
    private final Supplier<LocalDateTime> clock;
    private final Throttle later;
    private final Texts texts = Texts.of(TimedNotices.class);
    private final Subscription following;
    private final List<Notice> waiting = new ArrayList<>();
    private boolean closed;

    /** Follows the workspace until closed. */
    public TimedNotices(Workspace workspace, Desktop desktop) {
        this(workspace, desktop.settings(), desktop.notifier(), () -> LocalDateTime.now(ZoneId.systemDefault()), desktop.fx(),
                BETWEEN_TRIES);
    }

    TimedNotices(Workspace workspace, NotificationSettings settings, Notifier notifier, Supplier<LocalDateTime> clock, Executor fx,
            Duration betweenTries) {
        this.workspace = workspace;
        this.settings = settings;
        this.notifier = notifier;
        this.clock = clock;
        this.later = new Throttle(fx, betweenTries, this::tell);
        this.following = Subscription.combine(workspace.saved().onReminder(saved -> tell(reminder(saved.message()))),
                workspace.scheduled().onFailure(scheduled -> tell(unsent(scheduled))));
    }

    @Override
    public void close() {
        closed = true;
        following.unsubscribe();
        waiting.clear();
    }

    private void tell(Notice notice) {
        waiting.add(notice);
        tell();
    }

    private void tell() {
        if (closed || waiting.isEmpty()) {
            return;
        }
        boolean busy = workspace.me().presenceProperty().get() == Presence.DO_NOT_DISTURB;
        if (busy || !settings.rule(clock.get()).allows(false, true, false)) {
            later.request();
            return;
        }
        waiting.forEach(notifier::show);
        waiting.clear();
    }

    private Notice reminder(Message message) {
        Optional<Conversation> where = workspace.conversationIn(message.channelId());
        String author = workspace.person(message.author()).map(Person::displayName).orElse(message.author());
        String words = begin(message.body());
        String said = words.isEmpty() ? message.attachments().stream().findFirst().map(Message.Attachment::name).orElse("") : words;
        return new Notice(KEY + message.id(), where, texts.get("notice.reminder", where.map(Conversation::name).orElse(author)),
                texts.get("notice.said", author, said));
    }

    private Notice unsent(Scheduled scheduled) {
        Optional<Conversation> where = workspace.conversationIn(scheduled.channelId());
        return new Notice(UNSENT + scheduled.id(), where,
                where.map(to -> texts.get("notice.unsent", to.name())).orElseGet(() -> texts.get("notice.unsent.nowhere")),
                begin(scheduled.body()));
    }

    private static String begin(String body) {
        String line = FormattedText.plain(body, MentionNames.none()).strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= BODY_LENGTH ? line : line.substring(0, line.offsetByCodePoints(0, BODY_LENGTH));
    }
}
