package dev.vireo.app.chat.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.transfer.SampleFiles;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Fx;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ComposedMessageTest {

    @Test
    void moreFilesThanAMessageCarriesGoInAnotherWithoutTheWords() {
        List<Upload> files = Fx.call(() -> {
            SampleFiles uploads = new SampleFiles(Path.of("target"));
            return IntStream.range(0, 12).mapToObj(i -> uploads.upload(Path.of("stone" + i + ".png"))).toList();
        });
        assertThat(ComposedMessage.of("Stones", files)).containsExactly(new ComposedMessage("Stones", files.subList(0, 10)),
                new ComposedMessage("", files.subList(10, 12)));
        assertThat(ComposedMessage.of("Stones", List.of())).containsExactly(new ComposedMessage("Stones", List.of()));
    }
}
