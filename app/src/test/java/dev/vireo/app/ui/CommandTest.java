package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be asked for by name and by keys. */
final class CommandTest {

    @BeforeAll
    static void start() {
        Fx.run(() -> {});
    }

    @Test
    void eachHasANameOfItsOwnWhereItHolds() {
        for (CommandScope scope : CommandScope.values()) {
            List<String> names = Command.in(scope).map(Command::words).toList();
            assertThat(names).isNotEmpty().doesNotHaveDuplicates().noneMatch(String::isBlank);
            assertThat(scope.words()).isNotBlank();
        }
    }

    @Test
    void noKeysMeanTwoThingsInOnePlace() {
        for (CommandScope scope : CommandScope.values()) {
            Set<String> keys = new HashSet<>();
            Command.in(scope).flatMap(command -> command.everyKeys().stream())
                    .forEach(each -> assertThat(keys.add(each)).as("%s in %s", each, scope).isTrue());
        }
    }

    @Test
    void keysAreKnownWhereTheyHoldAndNowhereElse() {
        assertThat(pressed(KeyCode.K, "", true, false, false)).contains(Command.GO_TO);
        assertThat(pressed(KeyCode.K, "", false, false, false)).isEmpty();
        assertThat(pressed(KeyCode.DOWN, "", false, true, true)).contains(Command.NEXT_UNREAD);
        assertThat(pressed(KeyCode.SLASH, "/", true, false, false)).contains(Command.SHORTCUTS);
        assertThat(pressed(KeyCode.DIGIT7, "/", true, false, true)).contains(Command.SHORTCUTS);
        assertThat(Command.SHORTCUTS.everyKeys()).containsExactly(Command.SHORTCUTS.keys());
        // A letter belongs to a message that is chosen, and Escape to whatever opened last.
        assertThat(pressed(KeyCode.R, "r", false, false, false)).isEmpty();
        assertThat(pressed(KeyCode.ESCAPE, "", false, false, false)).isEmpty();
        KeyEvent find = key(KeyCode.F, "", true, false, false);
        assertThat(Command.of(find)).contains(Command.FIND);
        assertThat(Command.of(find, CommandScope.CHAT)).contains(Command.FIND_HERE);
    }

    @Test
    void theLettersOfMessagesAreEachTheirOwn() {
        List<String> letters = Command.in(CommandScope.MESSAGE).map(Command::letter).filter(letter -> !letter.isEmpty()).toList();

        assertThat(letters).containsExactly("e", "r", "q", "c", "l", "f", "p", "s", "t", "u");
        assertThat(Stream.of(Command.values()).filter(command -> !Command.in(CommandScope.MESSAGE).toList().contains(command))
                .map(Command::letter)).allMatch(String::isEmpty);
    }

    private static Optional<Command> pressed(KeyCode code, String text, boolean control, boolean alt, boolean shift) {
        return Command.of(key(code, text, control, alt, shift));
    }

    private static KeyEvent key(KeyCode code, String text, boolean control, boolean alt, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, shift, control, alt, false);
    }
}
