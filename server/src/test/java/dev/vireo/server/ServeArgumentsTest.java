package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the library for command lines, and what is left to it. */
final class ServeArgumentsTest {

    @Test
    void plainOptionsAreReadAsTheyStand() {
        assertThat(read("serve")).isEqualTo(Map.of());
        assertThat(read("serve --data /srv/office --port 0 --tls=auto --database-url jdbc:postgresql://h/d?user=a&password=b=c"))
                .isEqualTo(Map.of(Setting.DATA, "/srv/office", Setting.PORT, "0", Setting.TLS, "auto",
                        Setting.DATABASE_URL, "jdbc:postgresql://h/d?user=a&password=b=c"));
        assertThat(ServeArguments.read(List.of("serve", "--data", "my office", "--limits", "off")))
                .contains(Map.of(Setting.DATA, "my office", Setting.LIMITS, "off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "serve --help", "serve -h", "serve --version", "move --data x", "serve again", "serve --dance",
        "serve --dance=1", "serve --data", "serve --data=", "serve --data --port 1", "serve --port -1", "serve --data @arguments",
        "serve @arguments", "serve --data \"x\"", "serve --data='x'", "serve --port 1 --port 2", "serve --data x check", "backup serve"})
    void everythingElseIsLeftToTheLibrary(String arguments) {
        assertThat(ServeArguments.read(List.of(arguments.split(" ")))).isEmpty();
    }

    private static Map<Setting, String> read(String arguments) {
        return ServeArguments.read(List.of(arguments.split(" "))).orElseThrow();
    }
}
