package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is handed to another server arrives there as it was. */
final class MessageCodecTest {

    private static final OutgoingMessage.Target CHANNEL = new OutgoingMessage.ToChannel("17");
    private static final OutgoingMessage.Target PERSON = new OutgoingMessage.ToPerson("sita");

    private final MessageCodec codec = new MessageCodec();

    static Stream<OutgoingMessage> messages() {
        return Stream.of(
                new OutgoingMessage("rama", CHANNEL, "id", "Plain", null, List.of()),
                new OutgoingMessage("rama", PERSON, null, "नमस्ते 🙏🏽 \u0000 \"quoted\"", null, List.of()),
                new OutgoingMessage("rama", CHANNEL, null, "For @sita, @here and @channel", "16", List.of("a", "b")),
                new OutgoingMessage("rama", CHANNEL, "", "", null, List.of("a")),
                new OutgoingMessage("rama", CHANNEL, "long", "m".repeat(200_000), null, List.of()),
                new OutgoingMessage("rama", CHANNEL, "on", "", "16", List.of(), "12"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void commands(OutgoingMessage outgoing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.writeCommand(outgoing, new DataOutputStream(bytes));

        assertThat(codec.readCommand(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())))).isEqualTo(outgoing);
        assertThat(codec.isRepeatable(outgoing)).isEqualTo(outgoing.clientId() != null);
    }

    @Test
    void results() throws IOException {
        SentMessage sent = new SentMessage(
                Message.written("17", "4", 3, "rama", "Hello", Instant.parse("2026-01-02T03:04:05.678901Z"), "id"), true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.writeResult(sent, new DataOutputStream(bytes));

        assertThat(codec.readResult(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())))).isEqualTo(sent);
        assertThat(codec.entryOf(sent)).isEmpty();
        assertThat(codec.entryOf(new SentMessage(sent.message(), false))).hasValue(17);
    }
}
