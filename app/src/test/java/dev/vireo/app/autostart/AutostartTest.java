package dev.vireo.app.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AutostartTest {

    private static final List<String> COMMAND = List.of("/opt/The \"Vireo\"/bin/java", "-cp", "a&b<c>:100%", "--office",
            "/home/sita/$office`\\");

    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "FreeBSD", "Mac OS X"})
    void itIsOffUntilItIsTurnedOnAndOffAgainAfterwards(String system) throws IOException {
        Autostart office = SystemAutostart.of(system, Map.of(), home, "Vireo office", "office", COMMAND);
        Autostart client = SystemAutostart.of(system, Map.of(), home, "Vireo", "client", COMMAND);
        assertThat(office.isOn()).isFalse();
        office.turn(false);
        assertThat(home).isEmptyDirectory();
        office.turn(true);
        office.turn(true);
        assertThat(office.isOn()).isTrue();
        assertThat(client.isOn()).isFalse();
        // It stands with the system, not with whoever turned it on.
        assertThat(SystemAutostart.of(system, Map.of(), home, "Vireo office", "office", List.of()).isOn()).isTrue();
        office.turn(false);
        assertThat(office.isOn()).isFalse();
    }

    @Test
    void aDesktopStartsExactlyTheseArguments() throws IOException {
        SystemAutostart
                .of("Linux", Map.of("XDG_CONFIG_HOME", home.toString()), home.resolve("elsewhere"), "Vireo office", "office", COMMAND)
                .turn(true);
        assertThat(Files.readAllLines(home.resolve("autostart").resolve("vireo-office.desktop"))).startsWith("[Desktop Entry]")
                .contains("Name=Vireo office", "Terminal=false",
                        "Exec=\"/opt/The \\\\\"Vireo\\\\\"/bin/java\" \"-cp\" \"a&b<c>:100%%\" \"--office\" \"/home/sita/\\\\$office\\\\`\\\\\\\\\"");
    }

    @Test
    void whatADesktopTurnedOffIsOff() throws IOException {
        Autostart entry = SystemAutostart.of("Linux", Map.of(), home, "Vireo", "client", COMMAND);
        entry.turn(true);
        Path file = home.resolve(".config").resolve("autostart").resolve("vireo-client.desktop");
        Files.writeString(file, Files.readString(file).replace("enabled=true", "enabled=false"));
        assertThat(entry.isOn()).isFalse();
        Files.writeString(file, "[Desktop Entry]\nHidden = true\n");
        assertThat(entry.isOn()).isFalse();
        entry.turn(true);
        assertThat(entry.isOn()).isTrue();
    }

    @Test
    void macOsReadsTheArgumentsAsTheyAre() throws IOException {
        SystemAutostart.of("Mac OS X", Map.of(), home, "Vireo office", "office", COMMAND).turn(true);
        assertThat(home.resolve("Library").resolve("LaunchAgents").resolve("dev.vireo.office.plist")).content()
                .contains("<string>dev.vireo.office</string>", "<string>a&amp;b&lt;c&gt;:100%</string>", "<key>RunAtLoad</key>");
    }

    @Test
    void windowsIsAskedForItsRunKey() throws IOException {
        List<List<String>> asked = new ArrayList<>();
        List<Boolean> answers = new ArrayList<>(List.of(false, true, true, true));
        RunKey key = new RunKey("Vireo office", List.of("C:\\Program Files\\Vireo\\Vireo.exe", "--office", "C:\\the office"), arguments -> {
            asked.add(arguments);
            return answers.removeFirst();
        });
        assertThat(key.isOn()).isFalse();
        key.turn(true);
        key.turn(false);
        assertThat(asked).extracting(List::getFirst).containsExactly("query", "add", "query", "delete");
        assertThat(asked.get(1)).containsSubsequence("/v", "Vireo office", "/d",
                "\"C:\\Program Files\\Vireo\\Vireo.exe\" \"--office\" \"C:\\the office\"", "/f");
        answers.addAll(List.of(false));
        assertThatThrownBy(() -> key.turn(true)).isInstanceOf(IOException.class).hasMessageContaining("Windows");
    }

    @Test
    void whatStartsForEverybodyIsOnAndIsNotStartedTwice() throws IOException {
        Autostart own = SystemAutostart.of("Linux", Map.of(), home, "Vireo", "client", COMMAND);
        List<Boolean> there = new ArrayList<>(List.of(false));
        Autostart entry = new SharedAutostart(own, there::getFirst);
        entry.turn(true);
        assertThat(own.isOn()).isTrue();
        there.set(0, true);
        assertThat(entry.isOn()).isTrue();
        entry.turn(true);
        assertThat(own.isOn()).as("it would start a second time").isFalse();
        assertThatThrownBy(() -> entry.turn(false)).isInstanceOf(IOException.class).hasMessageContaining("everybody");
        there.set(0, false);
        assertThat(entry.isOn()).isFalse();
    }

    @Test
    void windowsIsAskedWhatItStartsForEverybody() throws IOException {
        List<List<String>> asked = new ArrayList<>();
        assertThat(RunKey.isForEverybody("Vireo", asked::add)).isTrue();
        assertThat(asked).containsExactly(
                List.of("query", "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", "/v", "Vireo"));
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaid() throws IOException {
        Files.writeString(home.resolve("file"), "");
        Autostart entry = SystemAutostart.of("Linux", Map.of("XDG_CONFIG_HOME", home.resolve("file").toString()), home, "Vireo", "client",
                COMMAND);
        assertThatThrownBy(() -> entry.turn(true)).isInstanceOf(IOException.class);
    }
}
