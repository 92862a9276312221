package dev.vireo.app.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the network for offices, and listens to what they announce, until it is closed. It has one thread; whoever asked is told
 * on that, and only when something has changed.
 */
public final class OfficeListener implements AutoCloseable {

    /** Told of the offices that are heard. */
    @FunctionalInterface
    public interface OfficesListener {

        /**
         * @param possible whether there is a network on which anything can be heard
         * @param offices  all that are heard now
         */
        void heard(boolean possible, List<FoundOffice> offices);
    }

    private static final Logger log = LoggerFactory.getLogger(OfficeListener.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LOOKING_AROUND = Duration.ofSeconds(3);
    private static final Duration FOLLOW_UP = Duration.ofMillis(100);
    private static final int MOST_FOLLOW_UPS = 20;

    private final Predicate<NetworkInterface> wanted;
    private final OfficesListener hearer;
    private final Announcements announcements = new Announcements(System::nanoTime);
    private final Thread thread = Thread.ofPlatform().daemon().name("vireo-discovery").unstarted(this::run);
    private volatile @Nullable Selector selector;
    private volatile boolean closed;
    private LocalNetworks networks = new LocalNetworks(List.of(), List.of());
    private boolean possible = true;
    private List<FoundOffice> told = List.of();

    private OfficeListener(Predicate<NetworkInterface> wanted, OfficesListener hearer) {
        this.wanted = wanted;
        this.hearer = hearer;
    }

    /** Begins to ask and to listen on all networks that this computer shares with others. Does not block. */
    public static OfficeListener start(OfficesListener hearer) {
        return start(LocalNetworks.SHARED, hearer);
    }

    /** @param wanted where to ask and listen */
    public static OfficeListener start(Predicate<NetworkInterface> wanted, OfficesListener hearer) {
        OfficeListener listener = new OfficeListener(wanted, hearer);
        listener.thread.start();
        return listener;
    }

    /** Nothing more is told once this has returned, but for what is being told just then. */
    @Override
    public void close() {
        closed = true;
        Selector waiting = selector;
        if (waiting != null) {
            waiting.wakeup();
        }
    }

    private void run() {
        List<MulticastChannel> channels = new ArrayList<>();
        try (Selector opened = Selector.open()) {
            selector = opened;
            for (StandardProtocolFamily family : List.of(StandardProtocolFamily.INET, StandardProtocolFamily.INET6)) {
                try {
                    channels.add(MulticastChannel.open(family, opened));
                } catch (IOException | UnsupportedOperationException e) {
                    log.debug("No mDNS over {}: {}", family, e.getMessage());
                }
            }
            listen(opened, channels);
        } catch (IOException | RuntimeException e) {
            log.warn("Couldn't look for offices on the network: {}", e.toString());
            tell(false);
        } finally {
            channels.forEach(MulticastChannel::close);
        }
    }

    private void listen(Selector opened, List<MulticastChannel> channels) throws IOException {
        long now = System.nanoTime();
        long lookAround = now;
        long ask = now;
        Duration wait = FIRST_WAIT;
        int followUps = 0;
        while (!closed) {
            now = System.nanoTime();
            if (lookAround - now <= 0) {
                lookAround = now + LOOKING_AROUND.toNanos();
                LocalNetworks before = networks;
                networks = LocalNetworks.of(wanted);
                channels.forEach(channel -> channel.join(networks));
                if (!networks.equals(before)) {
                    // Somewhere else now, or for the first time anywhere.
                    ask = now;
                    wait = FIRST_WAIT;
                    followUps = 0;
                }
            }
            if (ask - now <= 0) {
                boolean sent = ask(channels, List.of(DnsQuestion.instancesOf(Announcements.TYPE)));
                ask = now + wait.toNanos();
                wait = wait.multipliedBy(4).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(4) : LONGEST_WAIT;
                tell(sent);
            }
            opened.select(millisUntil(Math.min(lookAround, ask) - System.nanoTime()));
            opened.selectedKeys().clear();
            if (hear(channels)) {
                tell(true);
                List<DnsQuestion> missing = announcements.missing();
                if (!missing.isEmpty() && followUps < MOST_FOLLOW_UPS) {
                    followUps++;
                    ask(channels, missing);
                    ask = Math.min(ask, System.nanoTime() + FOLLOW_UP.toNanos());
                }
            }
        }
    }

    private static long millisUntil(long nanos) {
        return Math.max(1, nanos / 1_000_000);
    }

    private static boolean ask(List<MulticastChannel> channels, List<DnsQuestion> questions) {
        ByteBuffer packet = DnsQuestion.packet(questions);
        boolean sent = false;
        for (MulticastChannel channel : channels) {
            sent |= channel.send(packet);
        }
        return sent;
    }

    private boolean hear(List<MulticastChannel> channels) throws IOException {
        boolean[] any = new boolean[1];
        for (MulticastChannel channel : channels) {
            channel.receive((packet, sender) -> {
                any[0] |= hear(packet, sender);
            });
        }
        return any[0];
    }

    /** Only neighbours are listened to: mDNS does not come from further away. */
    private boolean hear(ByteBuffer packet, InetAddress sender) {
        List<DnsRecord> records = networks.contain(sender) ? DnsAnswer.read(packet) : List.of();
        announcements.hear(records, sender, networks);
        return !records.isEmpty();
    }

    private void tell(boolean nowPossible) {
        List<FoundOffice> offices = announcements.offices(networks);
        if (!closed && (nowPossible != possible || !offices.equals(told))) {
            possible = nowPossible;
            told = offices;
            hearer.heard(nowPossible, offices);
        }
    }
}
