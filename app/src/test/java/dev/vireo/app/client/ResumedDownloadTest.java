package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.testing.CutLine;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestReleaseKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a real server, over a line that breaks. */
final class ResumedDownloadTest {

    private static final String DEB = "vireo_0.2.0_amd64.deb";
    private static final int SIZE = 8 * 1024 * 1024;
    private static final int BREAKS_AFTER = SIZE / 4;

    @TempDir private Path folder;

    private static TransferListener listener(LongConsumer moved) {
        return new TransferListener() {
            @Override
            public void moved(long bytes, long total) {
                moved.accept(bytes);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    @Test
    void aDownloadGoesOnWhereTheLineBroke() throws IOException {
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        Path part = folder.resolve("package.part");
        try (TestOffice office = TestOffice.open();
                CutLine line = new CutLine(office.server().port());
                ServerClient client = ServerClient.of(URI.create("http://127.0.0.1:" + line.port()))) {
            Files.write(Files.createDirectories(office.folder().resolve("downloads")).resolve(DEB), content);
            ReleaseFile file = TestReleaseKey.file(DEB, TargetProcessor.X64, content);

            assertThatThrownBy(() -> client.releases().download(file, part, listener(bytes -> {
                if (bytes > BREAKS_AFTER) {
                    breakOff(line);
                }
            }))).isInstanceOf(ServerException.Unreachable.class);
            long there = Files.size(part);
            assertThat(there).isBetween((long) BREAKS_AFTER, SIZE - 1L);

            List<Long> moved = new ArrayList<>();
            client.releases().download(file, part, listener(moved::add));
            assertThat(moved.getFirst()).as("the first piece comes after what was there").isGreaterThan(there);
            assertThat(part).hasBinaryContent(content);
        }
    }

    private static void breakOff(CutLine line) {
        line.cut();
        line.mend();
    }
}
