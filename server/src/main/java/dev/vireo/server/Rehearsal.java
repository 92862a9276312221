package dev.vireo.server;

import dev.vireo.protocol.text.UsernameSuggestion;
import dev.vireo.time.Pause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Serves a new office in an empty folder, and does once what an office does: setting up, sending, streaming. A Java runtime that
 * records meanwhile knows afterwards what a server needs, and starts the next one faster. Exits with 0 if everything went well.
 */
public final class Rehearsal {

    private static final String PASSWORD = "nobody needs this one";
    private static final int MESSAGES = 40;
    private static final int PATIENCE = 60_000;
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    /** In the scripts for whose letters tables are read. */
    private static final List<String> NAMES = List.of("Sita", "सीता", "Сита", "シータ", "悉多", "สีดา", "سیتا");

    private final Path folder;
    private final String address;

    private Rehearsal(Path folder, int port) {
        this.folder = folder;
        this.address = "http://127.0.0.1:" + port;
    }

    /** @param arguments the folder, which need not exist yet */
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

    private void play() throws IOException, InterruptedException {
        awaitServer();
        NAMES.forEach(UsernameSuggestion::of);
        String code = Files.readString(folder.resolve("setup-code"), StandardCharsets.UTF_8).strip();
        String shyam = token(call("POST", "/api/v1/setup", "", "{\"code\":\"" + code
                + "\",\"office\":\"Ayodhya\",\"username\":\"shyam\",\"display_name\":\"Shyam\",\"password\":\"" + PASSWORD + "\"}"));
        call("POST", "/api/v1/users", shyam, "{\"username\":\"rama\",\"display_name\":\"Rama\",\"password\":\"" + PASSWORD + "\"}");
        String rama = token(call("POST", "/api/v1/session", "", "{\"username\":\"rama\",\"password\":\"" + PASSWORD + "\"}"));
        HttpURLConnection stream = open("GET", "/api/users/messages/stream/rama", rama);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < MESSAGES; i++) {
                String text = "Good morning, *Rama*, number " + i;
                call("POST", "/api/users/messages/send-with-notification", shyam,
                        "{\"from_user\":\"shyam\",\"to_user\":\"rama\",\"message\":\"" + text + "\"}");
                awaitLine(lines, text);
            }
        }
        call("GET", "/api/v1/users", rama, "");
        call("GET", "/api/v1/channels", rama, "");
        call("GET", "/api/v1/search?query=morning", rama, "");
        call("POST", "/api/users/messages/mark-read", rama, "{\"reader\":\"rama\",\"sender\":\"shyam\"}");
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

    private static void awaitLine(BufferedReader lines, String text) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("The stream ended");
        }
    }

    private HttpURLConnection open(String method, String path, String token) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        if (!token.isEmpty()) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        return connection;
    }

    /** @throws IOException for any answer that is not one of success, too */
    private String call(String method, String path, String token, String body) throws IOException {
        HttpURLConnection connection = open(method, path, token);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
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
