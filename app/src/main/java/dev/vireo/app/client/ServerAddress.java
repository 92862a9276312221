package dev.vireo.app.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads a server's address as people write it. */
public final class ServerAddress {

    /** Where an office listens unless told otherwise. */
    public static final int DEFAULT_PORT = 8080;

    /**
     * {@code office.local}, {@code 192.168.0.5:8080}, {@code https://office.example}. Without a scheme it is plain HTTP, on
     * port {@value #DEFAULT_PORT} unless another is given.
     *
     * @return empty if the text is no address
     */
    public static Optional<URI> parse(String text) {
        String trimmed = text.strip();
        boolean bare = !trimmed.contains("://");
        try {
            URI uri = new URI(bare ? "http://" + trimmed : trimmed);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https")) || uri.getUserInfo() != null
                    || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            int port = bare && uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            return Optional.of(new URI(scheme, null, uri.getHost().toLowerCase(Locale.ROOT), port, "", null, null));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private ServerAddress() {
    }
}
