package dev.vireo.server.backbone;

import dev.vireo.server.database.NoticeTopic;
import dev.vireo.server.database.Notifications;
import dev.vireo.server.database.Notifier;
import dev.vireo.server.database.Notifier.Notice;
import dev.vireo.time.Pause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backbone over the office's own PostgreSQL: LISTEN and NOTIFY, each notification prefixed with the sender's name. Positions
 * are announced after the commit; several within a few milliseconds are merged into the last. Triggers of the database announce
 * what other programs write; those positions have no prefix. An idle backbone sends itself an echo every second, since a pooler
 * that shares connections between transactions swallows notifications without any error.
 */
public final class PostgresBackbone extends RemoteBackbone {

    private static final Logger logger = LoggerFactory.getLogger(PostgresBackbone.class);
    /** The shortest time between two announcements. A single one goes out at once. */
    private static final Duration MIN_INTERVAL = Duration.ofMillis(5);
    /** After this long without any notification, even its own echo, the backbone counts as away. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(5);
    /** Sent in place of a position; servers ignore it. */
    private static final String ECHO = "echo";

    private final Notifications notifications;
    private final Notifier notifier;
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
            isBack();
        });
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
    public boolean connected() {
        return notifications.connected() && notifier.connected() && System.nanoTime() - lastNoticeAt < MAX_SILENCE.toNanos();
    }

    private void receivedPosition(String notice) {
        noticeArrived();
        String position = notice.substring(notice.indexOf(' ') + 1);
        if (!notice.startsWith(node + " ")) {
            positionArrived(position);
        }
    }

    private void receivedSignal(String notice) {
        noticeArrived();
        int space = notice.indexOf(' ');
        if (space >= 0 && !notice.startsWith(node + " ")) {
            signalArrived(notice.substring(space + 1));
        }
    }

    private void noticeArrived() {
        lastNoticeAt = System.nanoTime();
        if (silent) {
            silent = false;
            logger.info("PostgreSQL's notifications arrive again");
            isBack();
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
        forgetListeners();
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
