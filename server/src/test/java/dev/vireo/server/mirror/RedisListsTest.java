package dev.vireo.server.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.server.backbone.Redis;
import dev.vireo.testing.TestRedis;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripts that run in Redis, on a real one. */
class RedisListsTest {

    private static TestRedis server;
    private static Redis redis;
    private static Script script;

    private RedisLists lists;
    private RedisLists ofAnotherServer;

    @BeforeAll
    static void startRedis() {
        server = TestRedis.open();
        redis = Redis.at(server.url());
        script = new Script(server.url());
    }

    @AfterAll
    static void stopRedis() {
        script.close();
        redis.close();
        server.close();
    }

    @BeforeEach
    void open() {
        lists = new RedisLists(redis, "epoch");
        ofAnotherServer = new RedisLists(redis, "epoch");
    }

    @AfterEach
    void close() {
        lists.close();
        ofAnotherServer.close();
        script.redis().flushall();
    }

    @Test
    void aListHoldsTheLatestThousandAndEveryKeyEnds() {
        for (int page = 0; page < 11; page++) {
            DeliveryBatch deliveries = new DeliveryBatch();
            IntStream.rangeClosed(page * 100 + 1, page * 100 + 100)
                    .forEach(pos -> deliveries.add(pos, "frame " + pos, List.of("rama", "sita")));
            assertThat(lists.deliver(deliveries)).isEqualTo(page * 100);
        }

        assertThat(script.list("rama")).hasSize(1_000).startsWith("frame 1100", "frame 1099").endsWith("frame 101");
        assertThat(script.redis().keys("*")).containsExactlyInAnyOrder("messages:rama", "messages:sita", "vireo:epoch:mirrored")
                .allSatisfy(key -> assertThat(script.redis().ttl(key)).isBetween(1L, 30 * 24 * 3_600L));
    }

    @Test
    void severalServersDeliverEachEntryOnce() {
        DeliveryBatch first = new DeliveryBatch();
        first.add(1, "one", List.of("rama"));
        first.add(2, "two", List.of("rama", "sita"));
        DeliveryBatch second = new DeliveryBatch();
        second.add(2, "two", List.of("rama", "sita"));
        second.add(3, "three", List.of("sita"));

        assertThat(lists.deliver(first)).as("handed out before").isZero();
        assertThat(ofAnotherServer.deliver(first)).isEqualTo(2);
        assertThat(ofAnotherServer.deliver(second)).isEqualTo(2);
        assertThat(lists.deliver(first)).isEqualTo(3);

        assertThat(script.list("rama")).containsExactly("two", "one");
        assertThat(script.list("sita")).containsExactly("three", "two");
        assertThat(lists.mirrored()).hasValue(3);
    }

    /** Names that one byte tells apart, and names that begin others. */
    @Test
    void anEntryForManyIsDeliveredInPartsAndAnotherServerContinuesWhereOneStopped() {
        List<String> names = IntStream.range(0, 1_200).mapToObj(i -> (i % 2 == 0 ? "r.a" : "r_a-") + i).sorted().toList();
        DeliveryBatch part = new DeliveryBatch();
        int taken = part.add(7, "to all", names);
        assertThat(taken).isLessThan(names.size());
        lists.deliver(part);
        DeliveryBatch again = new DeliveryBatch();
        again.add(7, "to all", names);

        int done = 0;
        while (done < names.size()) {
            DeliveryBatch rest = new DeliveryBatch();
            done += rest.add(7, "to all", names.subList(done, names.size()));
            ofAnotherServer.deliver(rest);
        }
        lists.deliver(again);

        assertThat(names).allSatisfy(name -> assertThat(script.list(name)).containsExactly("to all"));
    }

    @Test
    void aKeyOfAnotherTypeAffectsNoOtherList() {
        script.redis().set("messages:rama", "of another program");
        DeliveryBatch deliveries = new DeliveryBatch();
        deliveries.add(1, "one", List.of("rama", "sita"));

        lists.deliver(deliveries);
        lists.forget(2, RedisLists.CleanupReason.LEFT, "1", "", List.of("rama", "sita"));

        assertThat(script.redis().get("messages:rama")).isEqualTo("of another program");
        assertThat(script.list("sita")).containsExactly("one");
    }

    @Test
    void everythingAboutADeletedMessageIsRemovedAndNothingElse() {
        Message message = message(101, 1, "a secret");
        Message other = message(102, 2, "says \"id\":\"101\" and 101");
        deliver(101, new Event.NewMessage(message));
        deliver(102, new Event.NewMessage(other));
        deliver(103, new Event.MessageUpdated(message.edited("more of the secret", Instant.EPOCH)));
        for (int pos = 104; pos < 350; pos++) {
            deliver(pos, new Event.ReactionAdded("9", "101", "rama", "👍"));
        }

        lists.forget(350, RedisLists.CleanupReason.MESSAGE, "9", "101", List.of("sita", "nobody"));

        assertThat(script.list("sita")).hasSize(247).noneMatch(frame -> frame.contains("secret"))
                .last().asString().contains("and 101");
    }

    @Test
    void expiredMessagesAreRemovedWithTheirRepliesAndTheRestStays() {
        deliver(101, new Event.NewMessage(message(101, 1, "old")));
        deliver(102, new Event.NewMessage(message(102, 2, "younger")));
        deliver(103, new Event.NewMessage(message(103, 3, "answers what is old").inThread("101", List.of())));
        deliver(104, new Event.NewMessage(message(104, 4, "answers what is younger").inThread("102", List.of())));
        deliver(105, new Event.NewMessage(message(105, 5, "answers what is not here").inThread("77", List.of())));
        deliver(106, new Event.ReactionAdded("9", "102", "rama", "👍"));
        deliver(107, new Event.NewMessage(new Message("107", "8", 1, "rama", "elsewhere", Instant.EPOCH, null, false, null, List.of(),
                List.of(), List.of(), null, null, null, null)));

        lists.forget(108, RedisLists.CleanupReason.EXPIRED, "9", "1", List.of("sita"));

        assertThat(script.list("sita")).satisfiesExactly(
                frame -> assertThat(frame).contains("elsewhere"),
                frame -> assertThat(frame).contains("message_reaction"),
                frame -> assertThat(frame).contains("answers what is younger"),
                frame -> assertThat(frame).contains("\"younger\""));
    }

    @Test
    void entriesPassedByAnotherServerAreNotRemovedTwice() {
        deliver(101, new Event.NewMessage(message(101, 1, "words")));
        deliver(103, new Event.ReactionAdded("9", "101", "rama", "👍"));

        lists.forget(102, RedisLists.CleanupReason.MESSAGE, "9", "101", List.of("sita"));

        assertThat(script.list("sita")).hasSize(2);
    }

    @Test
    void startingOverEmptiesTheListsAndKeepsOtherKeys() {
        deliver(101, new Event.NewMessage(message(101, 1, "words")));
        script.redis().set("messages:count", "7");
        script.redis().rpush("elsewhere", "words");

        lists.startOver(500);

        assertThat(script.list("sita")).isEmpty();
        assertThat(script.redis().keys("*")).containsExactlyInAnyOrder("messages:count", "elsewhere", "vireo:epoch:mirrored");
        assertThat(lists.mirrored()).hasValue(500);
    }

    private void deliver(long pos, Event.Stored event) {
        DeliveryBatch deliveries = new DeliveryBatch();
        deliveries.add(pos, Json.writeEvent(event).replaceFirst("\\{", "{\"id\":\"epoch-" + pos + "\","), List.of("sita"));
        lists.deliver(deliveries);
    }

    private static Message message(long id, long number, String body) {
        return Message.written(Long.toString(id), "9", number, "rama", body, Instant.EPOCH, null);
    }
}
