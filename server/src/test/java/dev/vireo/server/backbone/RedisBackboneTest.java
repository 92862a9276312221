package dev.vireo.server.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.testing.Await;
import dev.vireo.testing.Certificate;
import dev.vireo.testing.CutLine;
import dev.vireo.testing.TestRedis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisBackboneTest extends SharedBackboneContract {

    private static TestRedis server;
    private static Redis redis;

    @BeforeAll
    static void startRedis() {
        server = TestRedis.open();
        redis = Redis.at(server.url());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
        server.close();
    }

    @Override
    Backbone open(String office) {
        return connected(new RedisBackbone(redis, office));
    }

    private static Backbone connected(Backbone backbone) {
        Await.until("a connection", backbone::connected);
        return backbone;
    }

    @Override
    void takeAway() {
        server.stop();
    }

    @Override
    void bringBack() {
        server.start();
    }

    @Test
    void aCutNetworkIsNoticedWithoutAnyError() throws Exception {
        try (CutLine line = new CutLine(server.port());
                Redis far = Redis.at("redis://127.0.0.1:" + line.port());
                Backbone backbone = connected(new RedisBackbone(far, "mithila"))) {
            BlockingQueue<Boolean> returns = new LinkedBlockingQueue<>();
            backbone.whenBack(() -> returns.add(true));

            line.cut();
            Await.until("noticing the silence", () -> !backbone.connected());
            line.mend();

            assertThat(returns.poll(60, TimeUnit.SECONDS)).isTrue();
            Await.until("coming back", backbone::connected);
        }
    }

    /** The others were there all the time, so nothing else would wake them. */
    @Test
    void aServerThatWasCutOffSaysAgainHowFarTheLogIs() throws Exception {
        try (CutLine line = new CutLine(server.port());
                Redis far = Redis.at("redis://127.0.0.1:" + line.port());
                Backbone cutOff = connected(new RedisBackbone(far, "mithila"));
                Backbone other = open("mithila")) {
            BlockingQueue<Long> heard = positionsOf(other);
            line.cut();
            cutOff.announce(7);
            Await.until("noticing the silence", () -> !cutOff.connected());
            line.mend();

            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void aServerStartsWithoutRedisAndFindsItWhenItComes() {
        TestRedis late = TestRedis.open();
        late.stop();
        try (Redis absent = Redis.at(late.url()); Backbone backbone = new RedisBackbone(absent, "mithila")) {
            assertThat(backbone.connected()).isFalse();

            late.start();

            Await.until("finding it", backbone::connected);
        } finally {
            late.close();
        }
    }

    @Test
    void userAndPasswordComeFromTheUrl() {
        try (TestRedis locked = TestRedis.open("user default off", "user vireo on >s3cret ~* &* +@all");
                Redis known = Redis.at("redis://vireo:s3cret@127.0.0.1:" + locked.port());
                Redis unknown = Redis.at(locked.url());
                Backbone backbone = new RedisBackbone(known, "mithila");
                Backbone refused = new RedisBackbone(unknown, "mithila")) {
            Await.until("a connection", backbone::connected);
            assertThat(refused.connected()).isFalse();
            assertThat(known).hasToString("127.0.0.1:" + locked.port());
        }
    }

    /** Not every build of the embedded Redis has TLS; this one is known to. */
    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
    @EnabledOnOs(OS.LINUX)
    void tlsWorksAndAnUntrustedCertificateIsRefused(@TempDir Path folder) throws Exception {
        Certificate.selfSigned(folder);
        String key = "tls-key-file " + folder.resolve("key.pem");
        String certificate = "tls-cert-file " + folder.resolve("certificate.pem");
        try (TestRedis secure = TestRedis.open("tls-port TLS_PORT", key, certificate, "tls-auth-clients no");
                Redis trusting = Redis.at("rediss://127.0.0.1:" + secure.tlsPort() + "?verifyPeer=NONE");
                Redis careful = Redis.at("rediss://127.0.0.1:" + secure.tlsPort());
                Backbone backbone = new RedisBackbone(trusting, "mithila");
                Backbone refused = new RedisBackbone(careful, "mithila")) {
            Await.until("a connection", backbone::connected);
            assertThat(refused.connected()).isFalse();
        }
    }

    @Test
    void aFailingListenerAffectsNoOther() throws InterruptedException {
        try (Backbone one = open("mithila"); Backbone other = open("mithila")) {
            other.subscribe(signal -> {
                throw new IllegalStateException("a fault of the test");
            });
            BlockingQueue<String> heard = signalsOf(other);

            one.signal("first");
            one.signal("second");

            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("second");
        }
    }

    @Test
    void otherPublishersMessagesAreIgnored() throws Exception {
        try (Backbone one = open("mithila"); Backbone other = open("mithila")) {
            BlockingQueue<Long> positions = positionsOf(other);
            try (RedisLink stranger = RedisLink.open(redis, List.of("elsewhere"), (channel, message) -> {}, () -> {})) {
                stranger.publish(List.of("", "7", " ", "somebody -7", "somebody 99999999999999999999", "somebody x").stream()
                        .map(text -> new RedisLink.RedisMessage("vireo:mithila:positions", text)).toList());
            }
            one.announce(8);

            assertThat(positions.poll(30, TimeUnit.SECONDS)).isEqualTo(8);
        }
    }

    @Test
    void nothingOfItRunsOnWhenItIsClosed() {
        List<Thread> before = threads();
        try (Redis own = Redis.at(server.url()); Backbone backbone = new RedisBackbone(own, "mithila")) {
            Await.until("a connection", backbone::connected);
            assertThat(threads()).hasSizeGreaterThan(before.size());
        }

        Await.until("the end of its threads", () -> {
            List<Thread> left = threads();
            left.removeAll(before);
            return left.isEmpty();
        });
    }

    private static List<Thread> threads() {
        List<Thread> threads = new ArrayList<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("lettuce") && !thread.getName().equals("redis-backbone"));
        return threads;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "redis://", "redis:///", "redis://:s3cret@", "redis://h:port", "http://cache", "redis-socket:///tmp/x",
        "redis://a b"})
    void anInvalidRedisUrlIsRefusedWithoutRepeatingIt(String url) {
        assertThat(Redis.isUrl(url)).isFalse();
        assertThatThrownBy(() -> Redis.at(url)).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessage("not a Redis URL");
    }
}
