package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs programs and packages for Windows, where the environment names a certificate. Nothing of it is in the project. */
final class WindowsSigning {

    /** A file with the certificate and its key. */
    private static final String CERTIFICATE = "VIREO_WIN_CERTIFICATE";
    private static final String PASSWORD = "VIREO_WIN_PASSWORD";
    /** Of a service that vouches for the time, so that the signature outlives the certificate. */
    private static final String TIMESTAMPS = "VIREO_WIN_TIMESTAMP_URL";

    private WindowsSigning() {
    }

    static void sign(Path file) throws IOException {
        Optional<List<String>> command = command(file, System.getenv());
        if (command.isPresent()) {
            Tool.run(command.get());
        }
    }

    /** Empty without a certificate. */
    static Optional<List<String>> command(Path file, Map<String, String> environment) {
        String certificate = environment.getOrDefault(CERTIFICATE, "");
        if (certificate.isBlank()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of("signtool", "sign", "/fd", "SHA256", "/f", certificate));
        option(command, "/p", environment.getOrDefault(PASSWORD, ""));
        String timestamps = environment.getOrDefault(TIMESTAMPS, "");
        if (!timestamps.isBlank()) {
            command.addAll(List.of("/tr", timestamps, "/td", "SHA256"));
        }
        command.add(file.toString());
        return Optional.of(command);
    }

    private static void option(List<String> command, String name, String value) {
        if (!value.isEmpty()) {
            command.add(name);
            command.add(value);
        }
    }
}
