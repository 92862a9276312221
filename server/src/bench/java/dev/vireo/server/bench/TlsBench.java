package dev.vireo.server.bench;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.Requests;
import dev.vireo.server.tls.KeyTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;

/**
 * What TLS costs, against plain HTTP on the same port of the same server, in turns: a message in a closed loop of 16 senders whose
 * connections stay open, and a stream that waits.
 */
public final class TlsBench {

    private static final int SENDERS = 16;
    private static final int REPEATS = 9;
    private static final Duration WARMING_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final int STREAMS = 2_000;
    private static final int MEMORY_REPEATS = 5;
    private static final List<String> SETTINGS = List.of("--tls", "auto", "--streams-per-person", "10000");

    private final ServerProcess server;
    private final SocketFactory encrypted;
    private final AtomicInteger sent = new AtomicInteger();

    private TlsBench(ServerProcess server) throws IOException, GeneralSecurityException {
        this.server = server;
        try (InputStream in = Files.newInputStream(server.data().resolve("tls/certificate.pem"))) {
            encrypted = KeyTrust.in(KeyFingerprint.of(CertificateFactory.getInstance("X.509").generateCertificate(in).getPublicKey()))
                    .getSocketFactory();
        }
    }

    public static void main(String[] args) throws Exception {
        try (ServerProcess server = ServerProcess.start(List.of(), SETTINGS)) {
            new TlsBench(server).messages();
        }
        streams();
    }

    private Socket connect(boolean tls) throws IOException {
        return (tls ? encrypted : SocketFactory.getDefault()).createSocket(InetAddress.getLoopbackAddress(), server.port());
    }

    // --- a message --------------------------------------------------------------------------------------------------

    private record Round(double perSecond, double serverMicros) {
    }

    private void messages() throws IOException {
        String channel = server.owner().post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "everybody", null, List.of()))
                .as(Channel.class).id();
        round(false, channel, WARMING_UP);
        round(true, channel, WARMING_UP);
        List<Round> plain = new ArrayList<>();
        List<Round> tls = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            plain.add(round(false, channel, ROUND));
            tls.add(round(true, channel, ROUND));
        }
        System.out.println("| | messages/s | server CPU per message µs |");
        System.out.println("|---|---:|---:|");
        print("plain HTTP", plain);
        print("TLS 1.3", tls);
        List<Double> ratios = IntStream.range(0, REPEATS).mapToObj(i -> tls.get(i).perSecond() / plain.get(i).perSecond()).sorted()
                .toList();
        System.out.printf(Locale.ROOT, "TLS makes %.0f %% of the messages (median of %d pairs; %.0f to %.0f %%)%n", 100 * median(ratios),
                REPEATS,
                100 * ratios.getFirst(), 100 * ratios.getLast());
    }

    private static void print(String what, List<Round> rounds) {
        System.out.printf(Locale.ROOT, "| %s | %,.0f | %.0f |%n", what, median(rounds.stream().map(Round::perSecond).toList()),
                median(rounds.stream().map(Round::serverMicros).toList()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private Round round(boolean tls, String channel, Duration length) throws IOException {
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(new Sender(connect(tls), server.ownerToken(), channel, Duration.ZERO));
            // The handshake is not what is measured.
            senders.getLast().send("b" + sent.incrementAndGet(), "The carts leave before noon.");
        }
        AtomicLong count = new AtomicLong();
        Duration cpu = server.cpu();
        long end = System.nanoTime() + length.toNanos();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Sender sender : senders) {
                tasks.submit(() -> {
                    while (System.nanoTime() < end) {
                        sender.send("b" + sent.incrementAndGet(), "The carts leave before noon and come back with the mangoes.");
                        count.incrementAndGet();
                    }
                    return null;
                });
            }
        }
        double micros = server.cpu().minus(cpu).toNanos() / 1e3 / count.get();
        for (Sender sender : senders) {
            sender.close();
        }
        return new Round(count.get() / (double) length.toSeconds(), micros);
    }

    // --- a stream ---------------------------------------------------------------------------------------------------

    private static void streams() throws IOException, GeneralSecurityException {
        List<double[]> plain = new ArrayList<>();
        List<double[]> tls = new ArrayList<>();
        for (int i = 0; i < MEMORY_REPEATS; i++) {
            plain.add(memory(false));
            tls.add(memory(true));
        }
        System.out.printf(Locale.ROOT,
                "%n| %d open streams | live heap a stream KB | direct buffers a stream KB | resident memory a stream KB |%n"
                        + "|---|---:|---:|---:|%n",
                STREAMS);
        printMemory("plain HTTP", plain);
        printMemory("TLS 1.3", tls);
    }

    private static void printMemory(String what, List<double[]> all) {
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", what, perStream(all, 0), perStream(all, 1), perStream(all, 2));
    }

    private static double perStream(List<double[]> all, int what) {
        return median(all.stream().map(each -> each[what] / STREAMS / 1_000).toList());
    }

    /** @return what all streams together add to the live heap, to the direct buffers and to the resident memory, in bytes */
    private static double[] memory(boolean tls) throws IOException, GeneralSecurityException {
        try (ServerProcess server = ServerProcess.start(List.of("-Xmx256m"), SETTINGS)) {
            TlsBench bench = new TlsBench(server);
            List<Socket> open = new ArrayList<>();
            // What is only loaded, or pooled, once.
            bench.open(tls, 100, open);
            double[] before = bench.held();
            bench.open(tls, STREAMS, open);
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            double[] after = bench.held();
            for (Socket socket : open) {
                socket.close();
            }
            return new double[] {after[0] - before[0], after[1] - before[1], after[2] - before[2]};
        }
    }

    private double[] held() throws IOException {
        long heap = server.liveHeap();
        return new double[] {heap, server.directBuffers(), server.residentMegabytes() * 1_048_576.0};
    }

    private void open(boolean tls, int count, List<Socket> open) throws IOException {
        byte[] request = ("GET /api/v1/sse/shyam HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + server.ownerToken() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Socket socket = connect(tls);
            if (socket instanceof SSLSocket shaking) {
                shaking.startHandshake();
            }
            socket.getOutputStream().write(request);
            socket.getInputStream().read(new byte[4_096]);
            open.add(socket);
        }
    }
}
