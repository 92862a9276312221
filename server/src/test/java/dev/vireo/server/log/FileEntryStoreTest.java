package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.database.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileEntryStoreTest extends EntryStoreContract {

    @Override
    Database open(Path place) {
        return Database.open(place);
    }

    @Test
    void whatWasPrunedLeavesTheDiskOnlyAfterACheckpoint() throws IOException {
        append(at(DAY, message(CHANNEL, "1")), at(DAY.plusSeconds(1), message(CHANNEL, "2")),
                at(DAY.plusSeconds(2), message(CHANNEL, "3")));
        prune(DAY.plusSeconds(2), 100);
        List<ByteBuffer> before = checkpoints();

        store.tidy();
        List<ByteBuffer> after = checkpoints();
        assertThat(after).isNotEqualTo(before);
        store.tidy();
        assertThat(checkpoints()).as("nothing was left to tidy up").isEqualTo(after);
    }

    private List<ByteBuffer> checkpoints() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("journal"))) {
            List<ByteBuffer> found = new ArrayList<>();
            for (Path each : all.filter(file -> file.getFileName().toString().startsWith("checkpoint-")).sorted().toList()) {
                found.add(ByteBuffer.wrap(Files.readAllBytes(each)));
            }
            return found;
        }
    }
}
