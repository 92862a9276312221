package dev.vireo.server;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** An office in which people write to a channel, where a file was sent before. */
final class BusyOffice implements AutoCloseable {

    static final byte[] PLAN = "The plan.".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    private final TestOffice office;
    private final TestChannel chat;
    private final Message.Attachment plan;

    /** People who write until it is closed. */
    static final class Load implements AutoCloseable {

        private final TestChannel chat;
        private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean enough = new AtomicBoolean();
        private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

        Load(TestChannel chat) {
            this.chat = chat;
            for (int i = 0; i < 8; i++) {
                int sender = i;
                senders.execute(() -> {
                    for (int n = 0; !enough.get(); n++) {
                        sent.add(chat.send("rama", "message " + sender + "." + n).body());
                    }
                });
            }
        }

        void await(int count) {
            int before = sent.size();
            Await.until(count + " more messages", () -> sent.size() >= before + count);
        }

        /** What was acknowledged so far. */
        List<String> sent() {
            return List.copyOf(sent);
        }

        @Override
        public void close() {
            enough.set(true);
            senders.close();
        }
    }

    BusyOffice() {
        office = TestOffice.open();
        chat = TestChannel.group(office, "Bridge", "rama");
        plan = office.as("rama").send("POST", "/api/v1/attachments?name=plan.txt", Optional.of("application/octet-stream"), PLAN)
                .as(Message.Attachment.class);
        office.as("rama").post("/api/v1/channel/" + chat.id() + "/messages",
                new Requests.MessageToSend(null, "The plan", null, List.of(plan.id()))).as(Message.class);
    }

    TestOffice office() {
        return office;
    }

    /** The file. */
    Message.Attachment plan() {
        return plan;
    }

    Load load() {
        return new Load(chat);
    }

    /** All that was said in the channel, as this server tells. */
    List<String> bodies(Http rama) {
        List<String> bodies = new ArrayList<>();
        String before = "";
        Answers.MessagePage page;
        do {
            page = rama.get("/api/v1/channel/" + chat.id() + "/messages?limit=100" + before).as(Answers.MessagePage.class);
            page.messages().forEach(message -> bodies.add(message.body()));
            before = page.messages().isEmpty() ? "" : "&before=" + page.messages().getFirst().id();
        } while (page.more());
        return bodies;
    }

    /** That of the log of a server. */
    static String epoch(Http http) {
        Cursor cursor = http.get("/api/v1/events?limit=1").as(Answers.EventPage.class).cursor();
        return cursor.epoch();
    }

    /** Copies a folder as cp would, also in the middle of everything. */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                try {
                    Files.copy(each, to.resolve(from.relativize(each).toString()));
                } catch (NoSuchFileException gone) {
                    // While it was copied, as cp would find, too.
                }
            }
        }
        return to;
    }

    @Override
    public void close() {
        office.close();
    }
}
