package dev.vireo.server.backbone;

import dev.vireo.server.database.NoticeTopic;
import dev.vireo.server.database.Notifications;
import dev.vireo.server.database.Notifier;
import dev.vireo.server.database.Notifier.Notice;
import dev.vireo.time.Pause;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backbone over the office's own PostgreSQL: LISTEN and NOTIFY, each notification prefixed with the sender's name. Positions
 * are announced after the commit; several within a few milliseconds are merged into the last. Triggers of the database announce
 * what other programs write; those positions have no prefix. An idle backbone sends itself an echo every second, since a pooler
 * that shares connections between transactions swallows notifications without any error.
 */
public final class PostgresBackbone implements Backbone {

    private static final Logger logger = LoggerFactory.getLogger(PostgresBackbone.class);
    /** The shortest time between two announcements. A single one goes out at once. */
    private static final Duration MIN_INTERVAL = Duration.ofMillis(5);
    /** After this long without any notification, even its own echo, the backbone counts as away. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(5);
    /** Sent in place of a position; servers ignore it. */
    private static final String ECHO = "echo";

    private final Notifications notifications;
    private final Notifier notifier;
    private final String node = Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 62), 36);
    private final OutgoingSignals outgoing = new OutgoingSignals();
    private final Listeners<LongConsumer> positionListeners = new Listeners<>();
    private final Listeners<Consumer<String>> signalListeners = new Listeners<>();
    private final Listeners<Runnable> returnListeners = new Listeners<>();
    private volatile long lastNoticeAt = System.nanoTime();
    private volatile boolean silent;

    /** @param notifications to be closed by the caller, after this */
    public PostgresBackbone(Notifications notifications) {
        this.notifications = notifications;
        this.notifier = notifications.notifier(new OutgoingNotices());
        notifications.subscribe(NoticeTopic.POSITIONS, this::receivedPosition);
        notifications.subscribe(NoticeTopic.SIGNALS, this::receivedSignal);
        notifications.whenBack(() -> {
            lastNoticeAt = System.nanoTime();
            returnListeners.call(Runnable::run);
        });
    }

    @Override
    public void listen(LongConsumer onPosition) {
        positionListeners.add(onPosition);
    }

    @Override
    public void announce(long pos) {
        // This server does not need the database's notification.
        positionListeners.call(listener -> listener.accept(pos));
        outgoing.position(pos);
    }

    @Override
    public void subscribe(Consumer<String> onSignal) {
        signalListeners.add(onSignal);
    }

    @Override
    public void signal(String signal) {
        if (signal.getBytes(StandardCharsets.UTF_8).length > SIGNAL_BYTES || signal.indexOf('\0') >= 0) {
            logger.error("A signal that PostgreSQL cannot carry is not sent");
        } else if (connected()) {
            outgoing.signal(signal);
        }
    }

    @Override
    public void whenBack(Runnable onReturn) {
        returnListeners.add(onReturn);
    }

    @Override
    public boolean connected() {
        return notifications.connected() && notifier.connected() && System.nanoTime() - lastNoticeAt < MAX_SILENCE.toNanos();
    }

    private void receivedPosition(String notice) {
        noticeArrived();
        String position = notice.substring(notice.indexOf(' ') + 1);
        if (!notice.startsWith(node + " ") && position.matches("[0-9]{1,18}")) {
            positionListeners.call(listener -> listener.accept(Long.parseLong(position)));
        }
    }

    private void receivedSignal(String notice) {
        noticeArrived();
        int space = notice.indexOf(' ');
        if (space >= 0 && !notice.startsWith(node + " ")) {
            String signal = notice.substring(space + 1);
            signalListeners.call(listener -> listener.accept(signal));
        }
    }

    private void noticeArrived() {
        lastNoticeAt = System.nanoTime();
        if (silent) {
            silent = false;
            logger.info("PostgreSQL's notifications arrive again");
            returnListeners.call(Runnable::run);
        }
    }

    private void checkForSilence() {
        if (!silent && notifications.connected() && System.nanoTime() - lastNoticeAt >= MAX_SILENCE.toNanos()) {
            silent = true;
            logger.warn("PostgreSQL accepts notifications, but none arrive. Does a pooler share connections between transactions? "
                    + "Messages from other servers arrive up to a quarter of a second later");
        }
    }

    @Override
    public void close() {
        positionListeners.clear();
        signalListeners.clear();
        returnListeners.clear();
        notifier.close();
    }

    /** The notifications that this server has to send. */
    private final class OutgoingNotices implements Notifier.NoticeSource {

        @Override
        public void connected() throws InterruptedException {
            lastNoticeAt = System.nanoTime();
            outgoing.pause(Duration.ZERO);
            outgoing.repeat();
        }

        @Override
        public List<Notice> take(Duration timeout) throws InterruptedException {
            Pause.of(MIN_INTERVAL);
            OutgoingSignals.OutgoingBatch batch = outgoing.take(timeout);
            List<Notice> notices = new ArrayList<>(batch.signals().size() + 1);
            if (batch.position() > 0) {
                notices.add(new Notice(NoticeTopic.POSITIONS, node + " " + batch.position()));
            }
            batch.signals().forEach(signal -> notices.add(new Notice(NoticeTopic.SIGNALS, node + " " + signal)));
            checkForSilence();
            if (notices.isEmpty()) {
                notices.add(new Notice(NoticeTopic.POSITIONS, node + " " + ECHO));
            }
            return notices;
        }
    }
}
