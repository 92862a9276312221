package dev.vireo.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Background;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstCodesTest {

    private static final User RAMA = SamplePeople.user("rama", "=1+2", "", OfficeRole.MEMBER);
    private static final User SITA = SamplePeople.user("sita", "Sita", "", OfficeRole.MEMBER);

    private final SamplePeople people = new SamplePeople();
    private final FirstCodes codes = new FirstCodes(people, new Background(Runnable::run, Runnable::run));

    @TempDir private Path folder;

    @Test
    void everybodysCodeIsInTheFileAndNoNameIsAFormula() throws IOException {
        Path file = folder.resolve("codes.csv");
        codes.save(List.of(RAMA, SITA), file);

        assertThat(codes.saved()).contains(file);
        assertThat(codes.madeProperty().get()).isEqualTo(2);
        assertThat(Files.readAllLines(file)).hasSize(3).element(1).asString().startsWith("\"rama\",\"'=1+2\",\"7KQ4-M2XN-W8RT\",");
    }

    @Test
    void noCodeIsMadeWhereTheFileCannotBeWritten() {
        codes.save(List.of(RAMA), folder.resolve("no such folder").resolve("codes.csv"));

        assertThat(people.asked).isEmpty();
        assertThat(codes.saved()).isEmpty();
        assertThat(codes.making().problemProperty().get()).startsWith("Couldn\u2019t save the file.");
    }

    @Test
    void aRefusalIsToldAndLeavesNoHalfOfThem() throws IOException {
        people.failure = Optional.of(new IllegalStateException("Not now."));
        Path file = folder.resolve("codes.csv");
        codes.save(List.of(RAMA, SITA), file);

        assertThat(codes.saved()).isEmpty();
        assertThat(codes.making().problemProperty().get()).isEqualTo("Not now.");
        assertThat(Files.readString(file)).isEqualTo("\uFEFF");
    }

    @Test
    void whoeverLeavesMakesNoMoreOfThem() {
        codes.cancel();
        codes.save(List.of(RAMA, SITA), folder.resolve("codes.csv"));
        assertThat(people.asked).isEmpty();
    }
}
