package dev.vireo.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Many streams read by one thread. It looks at nothing in them but the time that a text carries, as in {@code at=…;} with eighteen
 * digits of {@link System#nanoTime()}, which all processes of one Linux machine share.
 */
public final class Crowd implements AutoCloseable {

    private static final byte[] MARK = "at=".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 18;
    private static final int MOST = 20_000_000;

    private final Selector selector = Selector.open();
    private final List<Reader> readers = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("crowd").unstarted(this::run);
    private final long[] latencies = new long[MOST];
    private volatile int deliveries;
    private volatile int connected;
    private volatile int lost;
    private volatile boolean closed;

    private Crowd() throws IOException {
    }

    /** Opens a stream for each of these. */
    static Crowd connect(int port, List<Member> members) throws IOException {
        return connect(port, members, "");
    }

    /** @param after the cursor that all continue from; empty for none */
    public static Crowd connect(int port, List<Member> members, String after) throws IOException {
        Crowd crowd = new Crowd();
        for (Member member : members) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            // HTTP/1.0, so that the answer is not cut into chunks.
            channel.write(ByteBuffer.wrap(("GET /api/v1/sse/" + member.username() + (after.isEmpty() ? "" : "?after=" + after)
                    + " HTTP/1.0\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + member.token() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            Reader reader = crowd.new Reader();
            channel.register(crowd.selector, SelectionKey.OP_READ, reader);
            crowd.readers.add(reader);
        }
        crowd.thread.start();
        return crowd;
    }

    public record Member(String username, String token) {
    }

    /** The number of open streams. */
    public int connected() {
        return connected;
    }

    /** The number of streams that the server has ended. */
    public int lost() {
        return lost;
    }

    /** The number of texts that have arrived so far, on all streams together. */
    public int deliveries() {
        return deliveries;
    }

    /** How long each of these deliveries took, in nanoseconds, sorted. */
    public Latencies latencies(int from, int to) {
        return Latencies.of(latencies, from, to);
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
        byte[] bytes = new byte[buffer.capacity()];
        try {
            while (!closed) {
                selector.select(key -> read(key, buffer, bytes), 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer, byte[] bytes) {
        Reader reader = (Reader) key.attachment();
        try {
            buffer.clear();
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                throw new IOException("ended");
            }
            buffer.flip().get(bytes, 0, count);
            reader.take(bytes, count);
        } catch (IOException e) {
            key.cancel();
            lost++;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** One stream. It continues in the middle of a mark if a read ended there. Used only by the crowd's thread. */
    private final class Reader {

        private boolean begun;
        private int matched;
        private int digits;
        private long sentAt;

        void take(byte[] bytes, int count) {
            if (!begun) {
                begun = true;
                connected++;
            }
            for (int i = 0; i < count; i++) {
                byte next = bytes[i];
                if (matched < MARK.length) {
                    matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
                } else if (next >= '0' && next <= '9') {
                    sentAt = sentAt * 10 + next - '0';
                    digits++;
                } else {
                    if (digits == DIGITS) {
                        int place = deliveries;
                        if (place < MOST) {
                            latencies[place] = System.nanoTime() - sentAt;
                        }
                        deliveries = place + 1;
                    }
                    matched = 0;
                    digits = 0;
                    sentAt = 0;
                }
            }
        }
    }

    /** A text that contains the current time. */
    public static String text() {
        return String.format(Locale.ROOT, "The carts leave before noon at=%018d; and come back with the mangoes.",
                System.nanoTime());
    }
}
