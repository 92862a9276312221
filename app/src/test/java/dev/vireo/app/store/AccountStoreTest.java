package dev.vireo.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountStoreTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir private Path folder;
    private AccountStore store;

    @BeforeEach
    void open() {
        store = AccountStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The store that a client finds after this one was killed at this moment. */
    private AccountStore afterAKill() throws IOException {
        Path other = Files.createTempDirectory(folder, "killed");
        Files.copy(folder.resolve("account.mv.db"), other.resolve("account.mv.db"));
        return AccountStore.open(other);
    }

    private static StoredChanges changes(List<User> users, List<Channel> channels, List<Message> messages, List<String> completed,
            @Nullable Cursor cursor, boolean anew) {
        return new StoredChanges(anew, null, users, List.of(), channels, List.of(), messages, List.of(), completed, cursor);
    }

    @Test
    void aMessageInTheOutboxSurvivesAKillTheMomentItIsPosted() throws IOException {
        OutboxMessage message = OutboxMessage.of("c1", "rama", "Is this thing on? 👋", NOON);
        store.post(message, Map.of());
        try (AccountStore next = afterAKill()) {
            assertThat(next.load().outbox()).containsExactly(message);
        }
    }

    @Test
    void wordsThatWereSentAreADraftNoLongerWhateverTheMomentOfAKill() throws IOException {
        store.keepDraft("rama", "one");
        store.keepDraft("sita", "two");
        store.post(OutboxMessage.of("c1", "rama", "one", NOON), Map.of("rama", "", "lakshman", "three"));
        try (AccountStore next = afterAKill()) {
            assertThat(next.load().outbox()).hasSize(1);
            assertThat(next.load().drafts()).containsOnlyKeys("sita", "lakshman");
        }
    }

    @Test
    void theOutboxKeepsItsOrderAndWhatWasRefused() {
        store.post(OutboxMessage.of("c2", "rama", "one", NOON), Map.of());
        store.post(OutboxMessage.of("c1", "rama", "two", NOON), Map.of());
        store.post(OutboxMessage.of("c3", "sita", "three", NOON), Map.of());
        store.fail("c1", "Too long.");
        store.discard("c3");
        assertThat(store.load().outbox()).extracting(OutboxMessage::clientId, OutboxMessage::failure)
                .containsExactly(tuple("c2", null),
                        tuple("c1", "Too long."));

        store.post(OutboxMessage.of("c1", "rama", "two", NOON), Map.of());
        assertThat(store.load().outbox()).extracting(OutboxMessage::clientId).containsExactly("c2", "c1");
        assertThat(store.load().outbox()).extracting(OutboxMessage::failure).containsOnlyNulls();
    }

    @Test
    void changesTheCursorAndWhatLeftTheOutboxAreKeptTogether() throws IOException {
        store.post(OutboxMessage.of("c1", "rama", "one", NOON), Map.of());
        Cursor cursor = new Cursor("e", 7);
        store.save(changes(List.of(user("rama")), List.of(channel()), List.of(message(1)), List.of("c1"), cursor, false));
        try (AccountStore next = afterAKill()) {
            SavedState kept = next.load();
            assertThat(kept.users()).containsExactly(user("rama"));
            assertThat(kept.channels()).containsExactly(channel());
            assertThat(kept.outbox()).isEmpty();
            assertThat(kept.cursor()).isEqualTo(cursor);
            assertThat(next.messagesBefore("5", 2, 10)).containsExactly(message(1));
        }
    }

    @Test
    void aForgottenLogPositionStaysForgotten() throws IOException {
        store.save(changes(List.of(), List.of(channel()), List.of(), List.of(), new Cursor("e", 7), false));
        store.forgetPosition();
        store.save(changes(List.of(user("rama")), List.of(), List.of(), List.of(), null, false));
        try (AccountStore next = afterAKill()) {
            assertThat(next.load().cursor()).isNull();
            assertThat(next.load().channels()).as("what shows until the server is there").containsExactly(channel());
        }
    }

    @Test
    void aSnapshotReplacesWhatWasKeptButNotTheOutboxNorDrafts() {
        store.post(OutboxMessage.of("c1", "rama", "one", NOON), Map.of());
        store.keepDraft("rama", "half a thou");
        store.save(changes(List.of(user("rama")), List.of(channel()), List.of(message(1)), List.of(), null, false));
        store.save(changes(List.of(user("sita")), List.of(), List.of(), List.of(), new Cursor("e", 9), true));

        SavedState kept = store.load();
        assertThat(kept.users()).containsExactly(user("sita"));
        assertThat(kept.channels()).isEmpty();
        assertThat(store.messagesBefore("5", 99, 10)).isEmpty();
        assertThat(kept.outbox()).hasSize(1);
        assertThat(kept.drafts()).containsEntry("rama", "half a thou");
    }

    @Test
    void olderMessagesComeNewestFirst() {
        store.save(changes(List.of(), List.of(), List.of(message(1), message(2), message(3), message(4)), List.of(),
                null, false));
        assertThat(store.messagesBefore("5", 4, 2)).extracting(Message::number).containsExactly(3L, 2L);
    }

    @Test
    void draftsAndPendingReadsComeAndGo() {
        store.keepDraft("rama", "x");
        store.keepDraft("rama", "xy");
        store.keepDraft("sita", "z");
        store.keepDraft("sita", "");
        store.keepRead(new SavedState.PendingRead("5", null, "12", 3));
        store.keepRead(new SavedState.PendingRead("5", null, "14", 5));
        store.forgetRead(new SavedState.PendingRead("5", null, "14", 3));

        assertThat(store.load().drafts()).containsOnlyKeys("rama").containsEntry("rama", "xy");
        assertThat(store.load().reads()).containsExactly(new SavedState.PendingRead("5", null, "14", 5));
        store.forgetRead(new SavedState.PendingRead("5", null, "14", 5));
        assertThat(store.load().reads()).isEmpty();
    }

    @Test
    void aFileThatIsNoDatabaseIsPutAside() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("account.mv.db"), "not a database, not even nearly");
        try (AccountStore next = AccountStore.open(broken)) {
            assertThat(next.load().outbox()).isEmpty();
        }
        assertThat(broken.resolve("account.broken.mv.db")).exists();
    }

    @Test
    void anOutboxMessagesToStringHidesItsText() {
        assertThat(OutboxMessage.of("c1", "rama", "secret", NOON).toString()).doesNotContain("secret");
    }

    private static User user(String name) {
        return new User(name, name, "", "", OfficeRole.MEMBER, "", null, null, null);
    }

    private static Channel channel() {
        return new Channel("5", ChannelKind.DIRECT, "", "", NOON, false, null, List.of(), 1, 1, 0, List.of(), message(1));
    }

    private static Message message(long number) {
        return Message.written("" + (10 + number), "5", number, "rama", "Hello", NOON, null);
    }
}
