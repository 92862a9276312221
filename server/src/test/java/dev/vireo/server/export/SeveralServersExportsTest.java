package dev.vireo.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An export of an office on two servers: whichever is asked knows of it. */
final class SeveralServersExportsTest {

    private static final String LONG = "x".repeat(9_000);

    @Test
    void eitherServerReturnsAnExport() {
        try (TestNodes office = TestNodes.open(2, UnaryOperator.identity())) {
            TestOffice one = office.node(0);
            TestOffice other = office.node(1);
            String channel = one.as("rama").post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Bridge",
                    null, List.of("shyam"))).as(Channel.class).id();
            for (int i = 0; i < 40; i++) {
                one.as("rama").post("/api/v1/channel/" + channel + "/messages",
                        new Requests.MessageToSend(null, i + LONG, null, null)).as(Message.class);
            }
            String path = "/api/v1/export/"
                    + one.as("rama").post("/api/v1/channel/" + channel + "/export").as(Answers.ExportProgress.class).id();

            Await.until("the export", () -> other.as("rama").get(path).as(Answers.ExportProgress.class).state().equals("done"));

            ExportsTest.Exported exported = other.as("rama").get(path + "/file").as(ExportsTest.Exported.class);
            assertThat(exported.messages()).hasSize(40);
            assertThat(exported.messages().getLast().message().body()).isEqualTo("39" + LONG);
            assertThat(other.as("rama").delete(path).status()).isEqualTo(204);
            assertThat(one.as("rama").get(path).status()).isEqualTo(404);
        }
    }
}
