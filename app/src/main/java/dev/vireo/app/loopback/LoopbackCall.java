package dev.vireo.app.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A call to whoever listens with a {@link LoopbackListener}. */
public final class LoopbackCall {

    private LoopbackCall() {
    }

    /**
     * Says one line. Where nobody listens any more, this fails at once.
     *
     * @return the answer; empty if nobody gives any, be it because the secret is wrong
     */
    public static Optional<String> say(int port, String secret, String line) {
        try (Socket call = new Socket()) {
            int patience = (int) LoopbackListener.TIMEOUT.toMillis();
            call.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
            call.setSoTimeout(patience);
            call.getOutputStream().write((secret + line + "\n").getBytes(StandardCharsets.UTF_8));
            call.getOutputStream().flush();
            return Optional.of(LoopbackListener.line(call.getInputStream())).filter(answer -> !answer.isEmpty());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
