package dev.vireo.server.writer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An encrypted connection between two servers of an office, each of which has proved that it is one. One reads, one writes. */
final class LinkSocket implements AutoCloseable {

    /** Another one is not spoken with: what it knows of the office's entries may differ. */
    private static final int PROTOCOL = 0x5652_0002;
    private static final Duration CONNECTING = Duration.ofMillis(500);
    private static final Duration GREETING = Duration.ofSeconds(2);
    /** The other side says something twice a second. */
    static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_NAME = 64;

    private final Socket raw;
    private final DataInputStream in;
    private final DataOutputStream out;

    private LinkSocket(Socket raw, SSLSocket encrypted) throws IOException {
        this.raw = raw;
        this.in = new DataInputStream(new BufferedInputStream(encrypted.getInputStream(), BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(encrypted.getOutputStream(), BUFFER));
    }

    /** Connects to a server of this name. */
    static LinkSocket connect(SSLContext tls, InetSocketAddress address, String name) throws IOException {
        Socket raw = new Socket();
        try {
            raw.connect(address, Math.toIntExact(CONNECTING.toMillis()));
            prepare(raw);
            SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(raw, address.getHostString(), address.getPort(), true);
            encrypted.startHandshake();
            LinkSocket link = new LinkSocket(raw, encrypted);
            link.out.writeInt(PROTOCOL);
            link.out.flush();
            // Only this shows that the other side has accepted us.
            if (link.in.readInt() != PROTOCOL || !new String(link.in.readNBytes(link.in.readUnsignedByte()),
                    StandardCharsets.US_ASCII).equals(name)) {
                throw new IOException("another server, or another version of it");
            }
            link.established();
            return link;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Greets a server that has connected. @param name of this one */
    static LinkSocket accept(SSLContext tls, Socket raw, String name) throws IOException {
        prepare(raw);
        SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, true);
        encrypted.setNeedClientAuth(true);
        encrypted.startHandshake();
        LinkSocket link = new LinkSocket(raw, encrypted);
        if (link.in.readInt() != PROTOCOL) {
            throw new IOException("another version of a server");
        }
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > LONGEST_NAME) {
            throw new IOException("a name that is too long");
        }
        link.out.writeInt(PROTOCOL);
        link.out.writeByte(bytes.length);
        link.out.write(bytes);
        link.out.flush();
        link.established();
        return link;
    }

    private static void prepare(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        raw.setSoTimeout(Math.toIntExact(GREETING.toMillis()));
    }

    private void established() throws IOException {
        raw.setSoTimeout(Math.toIntExact(SILENCE.toMillis()));
    }

    DataInputStream in() {
        return in;
    }

    DataOutputStream out() {
        return out;
    }

    /** At once, whoever reads or writes: the encrypted socket itself would wait for a writer. */
    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException closedAlready) {
            // as it should be
        }
    }
}
