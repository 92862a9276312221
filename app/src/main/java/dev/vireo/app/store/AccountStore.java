package dev.vireo.app.store;

import dev.vireo.app.store.OutboxMessage.OutboxFile;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.FileNames;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account's database: the outbox, and a cache of people, channels and messages with the cursor as of which it is true.
 * Calls block; any thread, one at a time. What goes into the outbox is on stable storage when the call returns (H2 needs
 * {@code CHECKPOINT SYNC} for that); of the cache a crash may cost the last moments, which the log then replays.
 */
public final class AccountStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AccountStore.class);

    /** Of the cache's form. A cache of another is dropped: the server has all of it. The outbox and the drafts stay. */
    private static final String VERSION = "5";

    private static final List<String> TABLES = List.of(
            """
                    CREATE TABLE IF NOT EXISTS outbox (
                        place BIGINT GENERATED ALWAYS AS IDENTITY,
                        client_id VARCHAR(128) PRIMARY KEY,
                        to_user VARCHAR(64) NOT NULL,
                        body CLOB NOT NULL,
                        written_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
                        failure VARCHAR(1000))
                    """,
            "ALTER TABLE outbox ADD COLUMN IF NOT EXISTS parent_id VARCHAR(64)",
            "ALTER TABLE outbox ADD COLUMN IF NOT EXISTS files CLOB",
            "ALTER TABLE outbox ADD COLUMN IF NOT EXISTS original CLOB",
            "CREATE TABLE IF NOT EXISTS draft (to_user VARCHAR(64) PRIMARY KEY, body CLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS fact (name VARCHAR(32) PRIMARY KEY, text VARCHAR(1000) NOT NULL)");

    private static final List<String> CACHE = List.of(
            "DROP TABLE IF EXISTS person",
            "DROP TABLE IF EXISTS channel",
            "DROP TABLE IF EXISTS message",
            "DROP TABLE IF EXISTS pending_read",
            "CREATE TABLE person (username VARCHAR(64) PRIMARY KEY, document CLOB NOT NULL)",
            "CREATE TABLE channel (id VARCHAR(64) PRIMARY KEY, document CLOB NOT NULL)",
            """
                    CREATE TABLE message (
                        channel_id VARCHAR(64) NOT NULL,
                        number BIGINT NOT NULL,
                        id VARCHAR(64) NOT NULL,
                        parent_id VARCHAR(64),
                        document CLOB NOT NULL,
                        PRIMARY KEY (channel_id, number))
                    """,
            "CREATE INDEX message_id ON message (channel_id, id)",
            """
                    CREATE TABLE pending_read (
                        channel_id VARCHAR(64) NOT NULL,
                        parent_id VARCHAR(64) NOT NULL,
                        message_id VARCHAR(64) NOT NULL,
                        number BIGINT NOT NULL,
                        PRIMARY KEY (channel_id, parent_id))
                    """,
            "DELETE FROM fact WHERE name = 'cursor'");

    private final Path folder;
    private final Connection connection;
    private final Jdbi jdbi;

    private AccountStore(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
        this.jdbi = Jdbi.create(connection);
        // What a failed statement was about is what people wrote, and exceptions end up in logs.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.useHandle(handle -> {
            TABLES.forEach(handle::execute);
            if (!fact(handle, "version").equals(Optional.of(VERSION))) {
                CACHE.forEach(handle::execute);
                keep(handle, "version", VERSION);
            }
        });
    }

    /** Opens the database in this folder. One that cannot be read is put aside: a client that starts is worth more. */
    static AccountStore open(Path folder) {
        Path file = folder.resolve("account.mv.db");
        try {
            return new AccountStore(folder, connect(folder));
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new IllegalStateException("another program is using " + file, e);
            }
            log.error("Couldn't open an account's database, so it was set aside together with any unsent messages", e);
            try {
                Files.move(file, folder.resolve("account.broken.mv.db"), StandardCopyOption.REPLACE_EXISTING);
                return new AccountStore(folder, connect(folder));
            } catch (IOException moving) {
                throw new UncheckedIOException(moving);
            } catch (SQLException again) {
                throw new IllegalStateException("couldn't create a database in " + folder, again);
            }
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("account").toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "vireo", "");
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            log.warn("Couldn't close the account's database: {}", e.getMessage());
        }
    }

    // --- at start ---------------------------------------------------------------------------------------------------

    /** Everything kept. A cache that this version cannot read is dropped, not the outbox: the server has the rest. */
    public synchronized SavedState load() {
        try {
            return read();
        } catch (Json.InvalidJsonException | IllegalArgumentException e) {
            log.warn("Couldn't read the cache, discarding it", e);
            jdbi.useTransaction(handle -> {
                clear(handle);
                handle.execute("DELETE FROM fact WHERE name <> 'version'");
            });
            return read();
        }
    }

    private SavedState read() {
        return jdbi.withHandle(handle -> new SavedState(
                fact(handle, "settings").map(text -> Json.read(text, Office.class)).orElse(null),
                documents(handle, "SELECT document FROM person", User.class),
                documents(handle, "SELECT document FROM channel", Channel.class),
                outbox(handle),
                handle.createQuery("SELECT to_user, body FROM draft")
                        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                handle.createQuery("SELECT channel_id, parent_id, message_id, number FROM pending_read")
                        .map((row, context) -> new SavedState.PendingRead(row.getString(1), orNull(row.getString(2)),
                                row.getString(3), row.getLong(4)))
                        .list(),
                fact(handle, "cursor").map(Cursor::parse).orElse(null)));
    }

    private static List<OutboxMessage> outbox(Handle handle) {
        return handle
                .createQuery("SELECT client_id, to_user, parent_id, body, files, written_at, failure, original FROM outbox ORDER BY place")
                .map((row, context) -> new OutboxMessage(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        files(row.getString(5)), row.getObject(6, Instant.class), row.getString(7), original(row.getString(8))))
                .list();
    }

    private static OutboxMessage.@Nullable Original original(@Nullable String document) {
        return document == null ? null : Json.read(document, OutboxMessage.Original.class);
    }

    private static List<OutboxFile> files(@Nullable String document) {
        return document == null ? List.of()
                : Json.readOneOrMany(document.getBytes(StandardCharsets.UTF_8), OutboxFile.class);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> List<T> documents(Handle handle, String query, Class<T> type) {
        return handle.createQuery(query).mapTo(String.class).map(document -> Json.read(document, type)).list();
    }

    private static Optional<String> fact(Handle handle, String name) {
        return handle.createQuery("SELECT text FROM fact WHERE name = :name").bind("name", name)
                .mapTo(String.class).findOne();
    }

    // --- the cache --------------------------------------------------------------------------------------------------

    /** Writes changes and the cursor in one transaction. */
    public synchronized void save(StoredChanges changes) {
        jdbi.useTransaction(handle -> {
            if (changes.anew()) {
                clear(handle);
            }
            if (changes.office() != null) {
                keep(handle, "settings", Json.write(changes.office()));
            }
            batch(handle, "MERGE INTO person KEY (username) VALUES (?, ?)", changes.users(),
                    (user, batch) -> batch.add(user.username(), Json.write(user)));
            changes.left().forEach(id -> {
                handle.execute("DELETE FROM channel WHERE id = ?", id);
                handle.execute("DELETE FROM message WHERE channel_id = ?", id);
                handle.execute("DELETE FROM pending_read WHERE channel_id = ?", id);
            });
            batch(handle, "MERGE INTO channel KEY (id) VALUES (?, ?)", changes.channels(),
                    (channel, batch) -> batch.add(channel.id(), Json.write(channel)));
            changes.expired().forEach(gone -> {
                handle.execute("DELETE FROM message WHERE channel_id = ? AND number <= ?", gone.channelId(), gone.upTo());
                handle.execute("""
                        DELETE FROM message WHERE channel_id = ? AND parent_id IS NOT NULL
                        AND parent_id NOT IN (SELECT id FROM message WHERE channel_id = ?)""", gone.channelId(), gone.channelId());
            });
            batch(handle, "MERGE INTO message KEY (channel_id, number) VALUES (?, ?, ?, ?, ?)", changes.messages(),
                    (message, batch) -> batch.add(message.channelId(), message.number(), message.id(), message.parentId(),
                            Json.write(message)));
            changes.revisions().forEach(revision -> revise(handle, revision));
            batch(handle, "DELETE FROM outbox WHERE client_id = ?", changes.completed(),
                    (clientId, batch) -> batch.add(clientId));
            Cursor cursor = changes.cursor();
            if (cursor != null) {
                keep(handle, "cursor", cursor.toString());
            }
        });
    }

    private static void revise(Handle handle, MessageRevision revision) {
        handle.createQuery("SELECT document FROM message WHERE channel_id = :channel AND id = :id")
                .bind("channel", revision.channelId())
                .bind("id", revision.messageId())
                .mapTo(String.class)
                .findOne()
                .map(document -> Json.read(document, Message.class))
                .ifPresent(before -> handle.execute("UPDATE message SET document = ? WHERE channel_id = ? AND number = ?",
                        Json.write(revision.change().apply(before)), before.channelId(), before.number()));
    }

    private static void clear(Handle handle) {
        handle.execute("DELETE FROM person");
        handle.execute("DELETE FROM channel");
        handle.execute("DELETE FROM message");
    }

    /** What is kept is as of no place in the log any more: the next start begins with a snapshot, if none comes before. */
    public synchronized void forgetPosition() {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM fact WHERE name = 'cursor'"));
    }

    /** The messages right before a number, newest first, as far as they are kept; there may be holes. */
    public synchronized List<Message> messagesBefore(String channelId, long number, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                SELECT document FROM message WHERE channel_id = :channel AND number < :number
                ORDER BY number DESC LIMIT :limit""")
                .bind("channel", channelId)
                .bind("number", number)
                .bind("limit", limit)
                .mapTo(String.class)
                .map(document -> Json.read(document, Message.class))
                .list());
    }

    private static void keep(Handle handle, String name, String text) {
        handle.execute("MERGE INTO fact KEY (name) VALUES (?, ?)", name, text);
    }

    private interface SqlBinding<T> {
        void bind(T item, PreparedBatch batch);
    }

    private static <T> void batch(Handle handle, String sql, List<T> items, SqlBinding<T> binding) {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            items.forEach(item -> binding.bind(item, batch));
            batch.execute();
        }
    }

    // --- the outbox -------------------------------------------------------------------------------------------------

    /**
     * Puts a message in, or a refused one in again. When this returns, the message survives a power cut.
     *
     * @param drafts what has become of drafts meanwhile: with the message, or a kill in between would bring back words that were sent
     */
    public synchronized void post(OutboxMessage message, Map<String, String> drafts) {
        durably(handle -> {
            handle.execute("""
                    MERGE INTO outbox (client_id, to_user, parent_id, body, files, written_at, failure, original) KEY (client_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    message.clientId(), message.to(), message.parentId(), message.body(),
                    message.files().isEmpty() ? null : Json.write(message.files()), message.writtenAt(), message.failure(),
                    message.original() == null ? null : Json.write(message.original()));
            drafts.forEach((to, body) -> keepDraft(handle, to, body));
        });
    }

    /** What waits under this client id, or was refused. */
    public synchronized Optional<OutboxMessage> waiting(String clientId) {
        return jdbi.withHandle(AccountStore::outbox).stream().filter(message -> message.clientId().equals(clientId)).findFirst();
    }

    /** The server refused it for good. */
    public synchronized void fail(String clientId, String reason) {
        durably(handle -> handle.execute("UPDATE outbox SET failure = ? WHERE client_id = ?", reason, clientId));
    }

    public synchronized void discard(String clientId) {
        durably(handle -> handle.execute("DELETE FROM outbox WHERE client_id = ?", clientId));
    }

    // --- drafts and reading -----------------------------------------------------------------------------------------

    public synchronized void keepDraft(String to, String body) {
        jdbi.useHandle(handle -> keepDraft(handle, to, body));
    }

    private static void keepDraft(Handle handle, String to, String body) {
        if (body.isEmpty()) {
            handle.execute("DELETE FROM draft WHERE to_user = ?", to);
        } else {
            handle.execute("MERGE INTO draft KEY (to_user) VALUES (?, ?)", to, body);
        }
    }

    public synchronized void keepRead(SavedState.PendingRead read) {
        jdbi.useHandle(handle -> handle.execute("MERGE INTO pending_read KEY (channel_id, parent_id) VALUES (?, ?, ?, ?)",
                read.channelId(), thread(read.parentId()), read.messageId(), read.number()));
    }

    /** The server knows now, of everything up to this number. */
    public synchronized void forgetRead(SavedState.PendingRead upTo) {
        jdbi.useHandle(handle -> handle.execute(
                "DELETE FROM pending_read WHERE channel_id = ? AND parent_id = ? AND number <= ?",
                upTo.channelId(), thread(upTo.parentId()), upTo.number()));
    }

    private static String thread(@Nullable String parentId) {
        return parentId == null ? "" : parentId;
    }

    // --- files that are pasted --------------------------------------------------------------------------------------

    /** Where a copy of an attachment belongs; it may not be there. The name is the office's, so nothing of it is taken for a path. */
    public Path attachment(String id, String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceFirst("^\\.+", "_");
        return folder.resolve("attachments").resolve(id.replaceAll("[^A-Za-z0-9_-]", "_"))
                .resolve(plain.isBlank() ? "file" : FileNames.shortened(plain, Limits.FILE_NAME_BYTES, Limits.FILE_NAME_BYTES));
    }

    /** A place for what has no file of its own; nothing is there yet. */
    public Path newFile() {
        return folder.resolve("pasted").resolve(UUID.randomUUID().toString());
    }

    /** Keeps what has no file of its own, until the message that carries it is sent. */
    public void keepFile(Path newFile, byte[] content) throws IOException {
        Files.createDirectories(folder.resolve("pasted"));
        Files.write(newFile, content);
    }

    /** Of what {@link #keepFile} kept; another file stays. */
    public void forgetFile(Path file) throws IOException {
        if (file.startsWith(folder.resolve("pasted"))) {
            Files.deleteIfExists(file);
        }
    }

    private void durably(Consumer<Handle> work) {
        jdbi.useHandle(handle -> {
            handle.useTransaction(work::accept);
            handle.execute("CHECKPOINT SYNC");
        });
    }
}
