package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Language;
import dev.vireo.app.ui.Texts;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Longer words than the English ones, larger than usual: whatever the client says by itself can be read to its end. */
@Timeout(240)
final class ClippedTextsTest {

    private static final String CUT = "\u2026";
    private static final int LARGE = 150;

    @TempDir private Path folder;
    private final Set<String> clipped = new TreeSet<>();

    @AfterEach
    void speakAsTheComputerDoes() {
        Texts.speak("");
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"GERMAN", "ARABIC"})
    void everyTextFitsWhereItStands(Language language) {
        Texts.speak(language.code());
        Set<String> own = texts(language);
        try (TestOffice office = TestOffice.open(); Player shyam = Player.open(folder.resolve("shyam"), Optional.empty())) {
            Fx.run(() -> shyam.app().preferences().change(now -> now.withDisplay(now.display().withTextSize(LARGE))));
            Fx.run(shyam.app()::start);
            look(own);
            shyam.enter(office.address(), "shyam", TestOffice.PASSWORD);
            look(own);
            shyam.show("messages");
            look(own);
            // Its card may lie beyond the edge of a small screen, where no mouse gets.
            Fx.run(() -> shyam.app().chats().open(shyam.conversation("rama")));
            Fx.await(() -> shyam.chat("rama").isPresent());
            look(own);
            shyam.closeChat("rama");
            shyam.toMain().pressControl(KeyCode.COMMA);
            Fx.await(() -> isOpen("#settings"));
            look(own);
            Fx.run(() -> shyam.app().mainWindow().menu().lookup("menuProfile").fire());
            Fx.await(() -> isOpen("#myProfile"));
            look(own);
        }
        assertThat(clipped).isEmpty();
    }

    private void look(Set<String> own) {
        Fx.pulse();
        Fx.run(() -> Window.getWindows().stream().filter(Stage.class::isInstance)
                .flatMap(window -> window.getScene().getRoot().lookupAll("*").stream())
                .filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .filter(each -> isCut(each) && (each instanceof ButtonBase || own.contains(unmarked(each.getText()))))
                .forEach(each -> clipped.add(each.getText())));
    }

    private static boolean isCut(Labeled labeled) {
        Node drawn = labeled.lookup(".text");
        return labeled.isVisible() && drawn instanceof Text text && text.isVisible() && text.getText().endsWith(CUT)
                && !labeled.getText().endsWith(CUT);
    }

    /** As in the file: where a line of Arabic may end, a label's text has marks. */
    private static String unmarked(String text) {
        return text.replace("\u200e", "").replace('\u00a0', ' ');
    }

    private static boolean isOpen(String id) {
        return Window.getWindows().stream().anyMatch(window -> window.getScene() != null && window.getScene().lookup(id) != null);
    }

    private static Set<String> texts(Language language) {
        Set<String> texts = new HashSet<>();
        String name = "texts_" + language.code() + ".properties";
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : List.copyOf(files.filter(each -> each.endsWith(name)).toList())) {
                Properties read = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    read.load(reader);
                }
                read.stringPropertyNames().forEach(key -> texts.add(unmarked(read.getProperty(key))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
