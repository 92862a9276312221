package dev.vireo.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * Stands before a PostgreSQL as a pooler does that shares connections between transactions: everything passes, but for the notices, which
 * it drops without a word. For connections without TLS.
 */
public final class NoticeSwallower implements AutoCloseable {

    private static final int NOTIFICATION_RESPONSE = 'A';

    private final ServerSocket entrance;
    private final String url;
    private final int postgres;
    private volatile boolean swallows = true;

    /** @param url of the database behind it */
    public NoticeSwallower(String url) throws IOException {
        this.postgres = URI.create(url.substring("jdbc:".length())).getPort();
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.url = url.replace(":" + postgres + "/", ":" + entrance.getLocalPort() + "/") + "&sslmode=disable";
        Thread.startVirtualThread(this::accept);
    }

    /** The address of the database through this proxy. */
    public String url() {
        return url;
    }

    public void swallow(boolean everyNotice) {
        swallows = everyNotice;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), postgres);
                Thread.startVirtualThread(() -> passOn(client, server));
                Thread.startVirtualThread(() -> passOnButNotices(server, client));
            } catch (IOException e) {
                // Closed, or the database is away: whoever came is sent away.
            }
        }
    }

    private static void passOn(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone; then the other is closed, too.
        }
    }

    /** Each message of PostgreSQL is a type, its length without the type, and the rest. */
    private void passOnButNotices(Socket from, Socket to) {
        try (from;
                to;
                DataInputStream in = new DataInputStream(from.getInputStream());
                DataOutputStream out = new DataOutputStream(to.getOutputStream())) {
            while (true) {
                int type = in.readUnsignedByte();
                byte[] rest = in.readNBytes(in.readInt() - Integer.BYTES);
                if (type != NOTIFICATION_RESPONSE || !swallows) {
                    out.writeByte(type);
                    out.writeInt(rest.length + Integer.BYTES);
                    out.write(rest);
                }
            }
        } catch (IOException e) {
            // One side is gone; then the other is closed, too.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
