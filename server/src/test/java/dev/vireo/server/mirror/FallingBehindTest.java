package dev.vireo.server.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.backbone.Redis;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestRedis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror that others' time has left behind. */
class FallingBehindTest {

    private static final int REACH = 50;

    @TempDir private Path folder;

    private TestRedis server;
    private Redis redis;
    private Script script;
    private Database database;
    private Log log;
    private RedisMirror mirror;

    @BeforeEach
    void open() {
        server = TestRedis.open();
        redis = Redis.at(server.url());
        script = new Script(server.url());
        database = TestDatabase.open(folder);
        log = new Log(database, new LocalBackbone());
        mirror = new RedisMirror(redis, log, (channelId, pos) -> List.of("sita"), REACH);
        log.follow(mirror);
        log.start();
    }

    @AfterEach
    void close() {
        mirror.close();
        log.close();
        database.close();
        script.close();
        redis.close();
        server.close();
    }

    @Test
    void missedEntriesWithinTheLagAreDeliveredLater() {
        write(REACH);
        script.redis().set(mark(), "1 ~");

        mirror.start();

        Await.until("the last entry", () -> script.list("sita").size() == REACH - 1);
        assertThat(script.list("sita")).first().asString().contains("-" + REACH + "\"");
    }

    @Test
    void beyondTheLagTheListsStartOver() {
        write(REACH + 10);
        script.redis().lpush("messages:sita", "of long ago");
        script.redis().set(mark(), "1 ~");

        mirror.start();
        Await.until("the new beginning", () -> (REACH + 10 + " ~").equals(script.redis().get(mark())));
        write(1);

        Await.until("what comes next", () -> script.list("sita").size() == 1);
        assertThat(script.list("sita")).first().asString().contains("-" + (REACH + 11) + "\"");
    }

    private String mark() {
        return "vireo:" + log.head().epoch() + ":mirrored";
    }

    private void write(int entries) {
        log.write(transaction -> {
            for (int i = 0; i < entries; i++) {
                transaction.append(new Event.ReactionAdded("9", "1", "rama", "👍"), Audience.channel("9"));
            }
            return null;
        });
    }
}
