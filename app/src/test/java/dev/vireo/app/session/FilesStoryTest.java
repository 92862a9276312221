package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureReason.LocalCause;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.store.Account;
import dev.vireo.app.transfer.Download;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.transfer.Uploads;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that travel with messages between people at a real server. */
final class FilesStoryTest {

    @TempDir private Path temporary;
    private TestOffice office;
    private final List<Desk> desks = new ArrayList<>();

    @BeforeEach
    void open() {
        office = TestOffice.open();
    }

    @AfterEach
    void close() {
        desks.forEach(Desk::close);
        office.close();
    }

    private Desk signIn(String username) {
        Account account = new Account(office.address(), username, username, office.token(username), false);
        Desk desk = new Desk(temporary.resolve(username), account,
                ServerClient.of(office.address()).signedIn(office.token(username)), Desk.QUICK);
        desks.add(desk);
        return desk;
    }

    private Path file(String name, int size) throws IOException {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        return Files.write(temporary.resolve(name), content);
    }

    private static Attachment received(Desk desk, String from, int count) {
        desk.await("the files", () -> !desk.talk(from).messages().isEmpty()
                && desk.talk(from).messages().getLast().attachments().size() == count);
        return desk.see(() -> desk.talk(from).messages().getLast().attachments().getFirst());
    }

    @Test
    void aFileAndAPastedOneArriveWithAMessageAndCanBeSaved() throws Exception {
        Desk shyam = signIn("shyam");
        Desk rama = signIn("rama");
        shyam.await("rama is known", () -> shyam.session().workspace().person("rama").isPresent());
        rama.await("shyam is known", () -> rama.session().workspace().person("shyam").isPresent());
        Path plan = file("plan.bin", 300_000);
        shyam.act(() -> {
            Uploads uploads = shyam.session().uploads();
            List<Upload> files = List.of(uploads.upload(plan), uploads.upload("note.txt", "Mangoes".getBytes(StandardCharsets.UTF_8)));
            shyam.session().chats().send(shyam.talk("rama"), "", files);
        });
        shyam.awaitDelivery("rama", Delivery.SENT);
        Attachment attachment = received(rama, "shyam", 2);
        assertThat(attachment.name()).isEqualTo("plan.bin");
        assertThat(attachment.size()).isEqualTo(300_000);

        Path saved = temporary.resolve("saved.bin");
        Download download = rama.see(() -> rama.session().attachments().save(attachment, saved));
        rama.await("it is saved", () -> download.stateProperty().get() == TransferState.DONE);
        assertThat(Files.mismatch(plan, saved)).isEqualTo(-1);
        Attachment note = rama.see(() -> rama.talk("shyam").messages().getLast().attachments().getLast());
        Path opened = rama.see(() -> rama.session().attachments().open(note)).toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(opened).hasContent("Mangoes");
    }

    @Test
    void aMessageWhoseFileIsUnsentGoesWithItAfterARestart() throws IOException {
        Desk shyam = signIn("shyam");
        Desk rama = signIn("rama");
        rama.await("shyam is known", () -> rama.session().workspace().person("shyam").isPresent());
        shyam.await("rama is known", () -> shyam.session().workspace().person("rama").isPresent());
        int port = office.stop();
        shyam.awaitConnection(ConnectionState.OFFLINE);
        Path plan = file("plan.bin", 2_000);
        shyam.act(() -> shyam.session().chats().send(shyam.talk("rama"), "The plan",
                List.of(shyam.session().uploads().upload(plan))));
        shyam.await("it is pending", () -> !shyam.talk("rama").messages().isEmpty());
        shyam.close();
        desks.remove(shyam);
        office.start(port);
        signIn("shyam");
        assertThat(received(rama, "shyam", 1).name()).isEqualTo("plan.bin");
    }

    /** As a server does that was put back from an older backup. */
    @Test
    void aFileThatTheServerHasForgottenGoesAgainByItself() throws Exception {
        Desk shyam = signIn("shyam");
        Desk rama = signIn("rama");
        rama.await("shyam is known", () -> rama.session().workspace().person("shyam").isPresent());
        shyam.await("rama is known", () -> shyam.session().workspace().person("rama").isPresent());
        Path plan = file("plan.bin", 2_000);
        Upload upload = shyam.see(() -> shyam.session().uploads().upload(plan));
        shyam.await("it is there", () -> upload.stateProperty().get() == TransferState.DONE);
        office.forgetUploads();

        shyam.act(() -> shyam.session().chats().send(shyam.talk("rama"), "The plan", List.of(upload)));

        shyam.awaitDelivery("rama", Delivery.SENT);
        assertThat(received(rama, "shyam", 1).name()).isEqualTo("plan.bin");
    }

    @Test
    void aMessageWhoseFileWentMissingSaysSo() throws IOException {
        Desk shyam = signIn("shyam");
        shyam.await("rama is known", () -> shyam.session().workspace().person("rama").isPresent());
        int port = office.stop();
        shyam.awaitConnection(ConnectionState.OFFLINE);
        Path plan = file("plan.bin", 2_000);
        shyam.act(() -> shyam.session().chats().send(shyam.talk("rama"), "The plan",
                List.of(shyam.session().uploads().upload(plan))));
        shyam.await("it is pending", () -> !shyam.talk("rama").messages().isEmpty());
        shyam.close();
        desks.remove(shyam);
        Files.delete(plan);
        office.start(port);
        Desk again = signIn("shyam");
        again.await("it failed", () -> again.talk("rama").messages().getLast().delivery() == Delivery.FAILED);
        assertThat(again.see(() -> again.talk("rama").messages().getLast().failureProperty().get()))
                .isEqualTo(new FailureReason.FoundHere(LocalCause.FILE_GONE, "plan.bin"));
    }

    @Test
    void aFileThatIsTooLargeOrCancelledFailsInWordsAndCanBeTriedAgain() throws IOException {
        Desk shyam = signIn("shyam");
        Path large = temporary.resolve("large.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(Limits.ATTACHMENT_BYTES + 1);
        }
        Upload upload = shyam.see(() -> shyam.session().uploads().upload(large));
        shyam.await("it failed", () -> upload.stateProperty().get() == TransferState.FAILED);
        assertThat(shyam.see(() -> upload.failureProperty().get()))
                .isEqualTo(new FailureReason.FoundHere(LocalCause.FILE_TOO_LARGE, "large.bin"));

        Path plan = file("plan.bin", 2_000);
        Upload cancelled = shyam.see(() -> {
            Upload begun = shyam.session().uploads().upload(plan);
            begun.cancel();
            return begun;
        });
        assertThat(shyam.see(() -> cancelled.stateProperty().get())).isEqualTo(TransferState.CANCELLED);
        shyam.act(cancelled::retry);
        shyam.await("it is done", () -> cancelled.stateProperty().get() == TransferState.DONE);
    }
}
