package dev.vireo.server.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.BackboneKind;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An office as somebody with {@code redis-cli} sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisMirrorTest {

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private TestRedis redis;
    private TestOffice office;
    private Script script;

    @BeforeAll
    void open() {
        redis = TestRedis.open();
        office = TestOffice.open(config -> config.on(BackboneKind.REDIS, redis.url()), () -> Instant.now().plus(passed.get()));
        script = new Script(redis.url()).awaitMirror();
    }

    @AfterAll
    void close() {
        script.close();
        office.close();
        redis.close();
    }

    @Test
    void aPersonsEventsAreHeardAsTheyHappenAndTheRecentOnesAreKept() throws InterruptedException {
        TestChannel direct = TestChannel.direct(office, "rama", "shyam");
        BlockingQueue<String> heard = script.subscribe("shyam");

        Message sent = direct.send("rama", "Is this thing on?");

        String frame = heard.poll(60, TimeUnit.SECONDS);
        assertThat(Json.readEvent(frame)).isEqualTo(new Event.NewMessage(sent));
        assertThat(frame).startsWith("{\"id\":\"").contains("-" + sent.id() + "\",\"type\":\"new_message\"");
        assertThat(script.awaitLatest("shyam", "Is this thing on?")).first().isEqualTo(frame);
        assertThat(script.list("rama")).first().isEqualTo(frame);
        assertThat(script.list("sita")).noneMatch(kept -> kept.contains("Is this thing on?"));
        assertThat(script.redis().keys("*")).allSatisfy(key -> assertThat(script.redis().ttl(key)).isPositive());
    }

    @Test
    void eventsForEverybodyAreStoredOnce() throws InterruptedException {
        BlockingQueue<String> heard = script.subscribe("@everyone");

        office.add(TestOffice.person("hanuman", "Hanuman", OfficeRole.GUEST));

        assertThat(heard.poll(60, TimeUnit.SECONDS)).contains("user_updated", "hanuman");
        script.awaitLatest("@everyone", "hanuman");
        assertThat(script.list("rama")).noneMatch(frame -> frame.contains("hanuman"));
    }

    @Test
    void onlyMembersReceiveEntriesAndLeaversKeepNone() {
        TestChannel group = TestChannel.group(office, "Mithila", "rama", "sita");
        group.send("shyam", "for three");
        script.awaitLatest("sita", "for three");

        office.as("shyam").delete("/api/v1/channel/" + group.id() + "/member/sita");
        office.as("shyam").post("/api/v1/channel/" + group.id() + "/members", new Requests.NewMembers(List.of("lakshman")));
        group.send("shyam", "for others");

        script.awaitLatest("lakshman", "for others");
        assertThat(script.list("lakshman")).noneMatch(frame -> frame.contains("for three"));
        assertThat(script.list("rama")).anyMatch(frame -> frame.contains("for three"));
        assertThat(script.list("sita")).noneMatch(frame -> frame.contains("for three") || frame.contains("for others"));
    }

    @Test
    void noTextOfADeletedMessageRemains() {
        TestChannel group = TestChannel.group(office, "Lanka", "rama", "sita");
        Message message = group.send("rama", "a secret");
        group.edit("rama", message, "more of the secret");
        script.awaitLatest("sita", "more of the secret");

        group.delete("rama", message);

        assertThat(script.awaitLatest("sita", "message_deleted")).noneMatch(frame -> frame.contains("secret"));
        assertThat(script.list("rama")).noneMatch(frame -> frame.contains("secret"));
    }

    @Test
    void noTextOfAnExpiredMessageRemains() {
        office.as("shyam").patch("/api/v1/office", new Requests.OfficeChange(null, null, 30, null));
        TestChannel group = TestChannel.group(office, "Kosala", "rama", "sita");
        group.send("rama", "of old");
        script.awaitLatest("sita", "of old");
        passed.set(Duration.ofDays(31));
        group.send("rama", "of today");

        office.tidyUp();

        // The channels of other tests lose their old messages as well.
        Await.until("the expiry in the list", () -> script.list("sita").stream()
                .anyMatch(frame -> frame.contains("messages_expired") && frame.contains("\"channel_id\":\"" + group.id() + "\"")));
        assertThat(script.list("sita")).noneMatch(frame -> frame.contains("of old")).anyMatch(frame -> frame.contains("of today"));
    }

    @Test
    void theOfficeRunsWithoutRedisAndTheMirrorContinuesAfterwards() {
        TestChannel direct = TestChannel.direct(office, "rama", "shyam");
        direct.send("rama", "before");
        script.awaitLatest("shyam", "before");

        redis.stop();
        direct.send("rama", "meanwhile");
        redis.start();

        try (Script again = new Script(redis.url())) {
            List<String> list = again.awaitLatest("shyam", "meanwhile");
            assertThat(list).as("this Redis keeps nothing on disk").hasSize(1);
        }
    }

    @Test
    void whileRedisHasNoMemoryNothingIsPassedOverAndAfterwardsAllOfItArrivesOnce() {
        TestChannel direct = TestChannel.direct(office, "rama", "shyam");
        direct.send("rama", "before");
        script.awaitLatest("shyam", "before");

        long refusals = refusals();
        script.redis().configSet("maxmemory", "1");
        try {
            direct.send("rama", "meanwhile one");
            direct.send("rama", "meanwhile two");
            Await.until("refused writes", () -> refusals() > refusals);
            direct.send("rama", "meanwhile three");
        } finally {
            script.redis().configSet("maxmemory", "0");
        }

        List<String> list = script.awaitLatest("shyam", "meanwhile three");
        assertThat(list.stream().filter(frame -> frame.contains("\"body\":\"meanwhile"))).hasSize(3);
        assertThat(list.stream().filter(frame -> frame.contains("\"body\":\"before"))).hasSize(1);
    }

    private long refusals() {
        return Long.parseLong(script.redis().info("stats").lines().filter(line -> line.startsWith("total_error_replies:"))
                .findFirst().orElseThrow().replaceFirst(".*:", ""));
    }

    @Test
    void aKeyThatIsNotAListIsLeftAloneAndOthersStillReceiveEntries() {
        TestChannel group = TestChannel.group(office, "Panchavati", "rama", "sita", "lakshman");
        group.send("shyam", "before");
        script.awaitLatest("lakshman", "before");
        script.redis().del("messages:lakshman");
        script.redis().set("messages:lakshman", "something else");

        group.send("shyam", "after");

        script.awaitLatest("sita", "after");
        assertThat(script.redis().get("messages:lakshman")).isEqualTo("something else");
        assertThat(script.redis().ttl("messages:lakshman")).as("no time to live").isEqualTo(-1);
        script.redis().del("messages:lakshman");
    }

    @Test
    void aRestartedServerDeliversWhatItHadNotDelivered() {
        TestChannel direct = TestChannel.direct(office, "rama", "shyam");
        direct.send("rama", "before");
        script.awaitLatest("shyam", "before");

        office.restart();
        direct.send("rama", "after");

        assertThat(script.awaitLatest("shyam", "after").stream().filter(frame -> frame.contains("before"))).hasSize(1);
    }

    /** What docs/self-hosting.md gives as the user's line; in a redis.conf it may do nothing else. */
    @Test
    void theUserThatTheDocumentationDescribesMayDoAllThatIsNeeded() throws IOException {
        String user = Files.readAllLines(Path.of("../docs/self-hosting.md")).stream()
                .filter(line -> line.startsWith("user vireo on >password ")).findFirst().orElseThrow();
        try (TestRedis guarded = TestRedis.open(user);
                TestOffice office = TestOffice.open(config -> config.on(BackboneKind.REDIS,
                        guarded.url().replace("//", "//vireo:password@")));
                Script watcher = new Script(guarded.url()).awaitMirror()) {
            TestChannel group = TestChannel.group(office, "Ashoka grove", "rama", "sita");
            Message message = group.send("rama", "a secret");
            watcher.awaitLatest("sita", "a secret");

            group.delete("rama", message);
            assertThat(watcher.awaitLatest("sita", "message_deleted")).noneMatch(frame -> frame.contains("a secret"));

            office.as("shyam").delete("/api/v1/channel/" + group.id() + "/member/sita");
            watcher.awaitLatest("rama", "member_updated");
            assertThat(office.as("shyam").get("/metrics").text()).contains("vireo_backbone_connected 1.0");
        }
    }

    @Test
    void anOfficeStartsWithoutRedisAndTheMirrorBeginsWhenItComes() {
        try (TestRedis late = TestRedis.open()) {
            late.stop();
            try (TestOffice early = TestOffice.open(config -> config.on(BackboneKind.REDIS, late.url()))) {
                TestChannel direct = TestChannel.direct(early, "rama", "shyam");
                direct.send("rama", "before");
                late.start();
                try (Script watcher = new Script(late.url()).awaitMirror()) {
                    direct.send("rama", "after");

                    assertThat(watcher.awaitLatest("shyam", "after")).hasSize(1);
                }
            }
        }
    }

    @Test
    void severalServersTellOnce() {
        try (TestRedis shared = TestRedis.open();
                TestNodes nodes = TestNodes.open(2, config -> config.on(BackboneKind.REDIS, shared.url()));
                Script watcher = new Script(shared.url()).awaitMirror()) {
            TestChannel direct = TestChannel.direct(nodes.node(0), "rama", "shyam");
            TestChannel atTheOther = new TestChannel(nodes.node(1), direct.id());
            for (int i = 1; i <= 20; i++) {
                (i % 2 == 0 ? direct : atTheOther).send("rama", "number " + i);
            }

            watcher.awaitLatest("shyam", "number 20");
            assertThat(watcher.list("shyam").stream().filter(frame -> frame.contains("\"body\":\"number"))).hasSize(20);
        }
    }

    @Test
    void whenAServerStopsAnotherContinuesDelivering() {
        try (TestRedis shared = TestRedis.open();
                TestNodes nodes = TestNodes.open(2, config -> config.on(BackboneKind.REDIS, shared.url()));
                Script watcher = new Script(shared.url()).awaitMirror()) {
            String direct = TestChannel.direct(nodes.node(0), "rama", "shyam").id();
            for (int stopped = 0; stopped < 2; stopped++) {
                TestChannel atTheOther = new TestChannel(nodes.node(1 - stopped), direct);
                atTheOther.send("rama", String.format(Locale.ROOT, "number %d, both there", stopped));
                watcher.awaitLatest("shyam", "both there");
                int port = nodes.node(stopped).stop();
                atTheOther.send("rama", String.format(Locale.ROOT, "number %d, one away", stopped));
                watcher.awaitLatest("shyam", "one away");
                nodes.node(stopped).start(port);
            }

            assertThat(watcher.list("shyam").stream().filter(frame -> frame.contains("\"body\":\"number"))).hasSize(4);
        }
    }
}
