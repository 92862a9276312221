package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseParserTest {

    private static final String STREAM = """
            : a comment
            retry: 1000

            id: e-1
            data: {"type":"new_message","data":"नमस्ते 👋"}

            event: named
            data: first
            data:second
            data

            id: e-2
            data:  two spaces

            id: of a frame without data

            data: without id

            """;

    private static final List<SseFrame> FRAMES = List.of(
            new SseFrame("e-1", "message", "{\"type\":\"new_message\",\"data\":\"नमस्ते 👋\"}"),
            new SseFrame(null, "named", "first\nsecond\n"),
            new SseFrame("e-2", "message", " two spaces"),
            new SseFrame(null, "message", "without id"));

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyKindOfLineEndGivesTheSameFramesCutAtAnyByte(String lineEnd) throws IOException {
        byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(parse(bytes, cut)).as("cut at %d", cut).isEqualTo(FRAMES);
        }
    }

    @Test
    void anyPiecesAndAnyMixOfLineEndsGiveTheSameFrames() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder mixed = new StringBuilder();
            STREAM.chars().forEach(c -> {
                if (c == '\n') {
                    // "\r" before "\n" would make one line end out of two.
                    mixed.append(random.nextBoolean() ? "\r\n" : "\n");
                } else {
                    mixed.append((char) c);
                }
            });
            byte[] bytes = mixed.toString().getBytes(StandardCharsets.UTF_8);
            SseParser parser = new SseParser();
            List<SseFrame> frames = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int count = Math.min(bytes.length - at, random.nextInt(12));
                frames.addAll(parser.feed(bytes, at, count));
                at += count;
            }
            assertThat(frames).isEqualTo(FRAMES);
        }
    }

    @Test
    void noiseBreaksNeitherTheParserNorTheNextFrame() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            SseParser parser = new SseParser();
            parser.feed(noise, 0, noise.length);
            byte[] end = "\n\ndata: still here\n\n".getBytes(StandardCharsets.UTF_8);
            assertThat(parser.feed(end, 0, end.length)).last()
                    .extracting(SseFrame::data).isEqualTo("still here");
        }
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(parse("\uFEFFdata: x\n\n".getBytes(StandardCharsets.UTF_8), 1))
                .containsExactly(new SseFrame(null, "message", "x"));
    }

    @Test
    void aFrameThatTheStreamDidNotFinishIsNotTold() throws IOException {
        assertThat(parse("id: e-3\ndata: half\n".getBytes(StandardCharsets.UTF_8), 0)).isEmpty();
    }

    @Test
    void aLongLineIsReadWhole() throws IOException {
        String text = "x".repeat(200_000);
        assertThat(parse(("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8), 77))
                .containsExactly(new SseFrame(null, "message", text));
    }

    @Test
    void aLineWithoutEndIsGivenUp() {
        byte[] piece = new byte[64 * 1024];
        SseParser parser = new SseParser();
        assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                parser.feed(piece, 0, piece.length);
            }
        }).isInstanceOf(IOException.class);
    }

    @Test
    void aFrameWithoutEndIsGivenUp() {
        byte[] piece = ("data: " + "x".repeat(64 * 1024) + "\n").getBytes(StandardCharsets.UTF_8);
        SseParser parser = new SseParser();
        assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                parser.feed(piece, 0, piece.length);
            }
        }).isInstanceOf(IOException.class);
    }

    private static List<SseFrame> parse(byte[] bytes, int cut) throws IOException {
        SseParser parser = new SseParser();
        List<SseFrame> frames = new ArrayList<>(parser.feed(bytes, 0, cut));
        frames.addAll(parser.feed(bytes, cut, bytes.length - cut));
        return frames;
    }
}
