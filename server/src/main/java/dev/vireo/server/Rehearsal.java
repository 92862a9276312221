package dev.vireo.server;

import dev.vireo.time.Pause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Serves an office in a folder of its own, and does once what an office does: signing in, sending, streaming. In an empty folder it
 * sets one up; that, and what makes the tables, is needed once, so it is recorded in a folder that has one. A Java runtime that records
 * meanwhile knows afterwards what a server needs, and starts the next one faster. All of that is in the memory of every server
 * from its start, so what few offices need in an hour is left out. Exits with 0 if everything went well.
 */
public final class Rehearsal {

    private static final String PASSWORD = "nobody needs this one";
    private static final int MESSAGES = 40;
    private static final int PATIENCE = 60_000;
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private final Path folder;
    private final int port;

    Rehearsal(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param arguments the folder, which need not exist yet, or is one that a rehearsal has left */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int port = freePort();
        Rehearsal rehearsal = new Rehearsal(folder, port);
        Thread.ofPlatform().daemon().name("rehearsal").start(rehearsal::run);
        Main.main(new String[] {"serve", "--data", folder.toString(), "--host", "127.0.0.1", "--port", "" + port, "--discovery", "off",
            "--limits", "off"});
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run() {
        int code = 1;
        try {
            play();
            code = 0;
        } catch (IOException | RuntimeException e) {
            // Not before Main has chosen the settings of the log.
            LoggerFactory.getLogger(Rehearsal.class).error("The rehearsal broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(code);
    }

    /** Once through, with the server on the port. */
    void play() throws IOException, InterruptedException {
        awaitServer();
        Path code = folder.resolve("setup-code");
        if (Files.exists(code)) {
            setUp(Files.readString(code, StandardCharsets.UTF_8).strip());
        }
        String shyam = signIn("shyam");
        String rama = signIn("rama");
        try (Socket stream = send("GET", "/api/users/messages/stream/rama", rama, "")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
            // Before that it may begin behind the message.
            awaitLine(lines, "heartbeat");
            for (int i = 0; i < MESSAGES; i++) {
                String text = "Good morning, *Rama*, number " + i;
                call("POST", "/api/users/messages/send-with-notification", shyam,
                        "{\"from_user\":\"shyam\",\"to_user\":\"rama\",\"message\":\"" + text + "\"}");
                awaitLine(lines, text);
            }
        }
        call("GET", "/api/v1/users", rama, "");
        call("GET", "/api/v1/channels", rama, "");
        call("POST", "/api/users/messages/mark-read", rama, "{\"reader\":\"rama\",\"sender\":\"shyam\"}");
    }

    private void setUp(String code) throws IOException {
        String shyam = token(call("POST", "/api/v1/setup", "", "{\"code\":\"" + code
                + "\",\"office\":\"Ayodhya\",\"username\":\"shyam\",\"display_name\":\"Shyam\",\"password\":\"" + PASSWORD + "\"}"));
        call("POST", "/api/v1/users", shyam, "{\"username\":\"rama\",\"display_name\":\"Rama\",\"password\":\"" + PASSWORD + "\"}");
    }

    private String signIn(String username) throws IOException {
        return token(call("POST", "/api/v1/session", "", "{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}"));
    }

    private void awaitServer() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
        while (true) {
            try {
                call("GET", "/ready", "", "");
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("The server doesn't answer", e);
                }
                Pause.of(AGAIN);
            }
        }
    }

    /** Heartbeats come for as long as the stream is open, so that reading alone would not end. */
    private static void awaitLine(BufferedReader lines, String text) throws IOException {
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
        String line = lines.readLine();
        while (line != null && !line.contains(text) && System.nanoTime() < end) {
            line = lines.readLine();
        }
        if (line == null || !line.contains(text)) {
            throw new IOException("The stream ended or said nothing of the kind");
        }
    }

    /** By hand, since a server needs none of the classes that Java has for it. */
    private Socket send(String method, String path, String token, String body) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n"
                    + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                    + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n") + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** @throws IOException for any answer that is not one of success, too */
    private String call(String method, String path, String token, String body) throws IOException {
        try (Socket socket = send(method, path, token, body)) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 2")) {
                throw new IOException(method + " " + path + ": " + answer.lines().findFirst().orElse("no answer"));
            }
            return answer;
        }
    }

    private static String token(String answer) {
        Matcher token = TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("The answer holds no token");
        }
        return token.group(1);
    }
}
