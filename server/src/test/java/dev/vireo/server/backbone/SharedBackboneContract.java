package dev.vireo.server.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Await;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The further contract of a backbone between several servers. */
abstract class SharedBackboneContract extends BackboneContract {

    private final List<Backbone> opened = new ArrayList<>();

    /** A backbone of one of the servers of an office, connected. */
    abstract Backbone open(String office);

    /** What the backbones go through is gone for everybody. */
    abstract void takeAway();

    abstract void bringBack();

    @Override
    Backbone open() {
        return open("ayodhya");
    }

    private Backbone server(String office) {
        Backbone backbone = open(office);
        opened.add(backbone);
        return backbone;
    }

    @AfterEach
    void closeServers() {
        opened.forEach(Backbone::close);
    }

    @Test
    void aPositionReachesTheOtherServers() throws InterruptedException {
        Backbone one = server("mithila");
        BlockingQueue<Long> heard = positionsOf(server("mithila"));

        one.announce(7);

        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void aSignalReachesTheOtherServersAndNotItsSender() throws InterruptedException {
        Backbone one = server("mithila");
        Backbone other = server("mithila");
        BlockingQueue<String> heardByOne = signalsOf(one);
        BlockingQueue<String> heardByOther = signalsOf(other);

        one.signal("presence {\"user\":\"sita\"}");
        assertThat(heardByOther.poll(30, TimeUnit.SECONDS)).isEqualTo("presence {\"user\":\"sita\"}");
        other.signal("the end");

        assertThat(heardByOne.poll(30, TimeUnit.SECONDS)).isEqualTo("the end");
    }

    @Test
    void anotherOfficeHearsNothing() throws InterruptedException {
        Backbone one = server("mithila");
        BlockingQueue<String> heard = signalsOf(server("mithila"));
        Backbone stranger = server("lanka");
        BlockingQueue<String> overheard = signalsOf(stranger);
        BlockingQueue<Long> positions = positionsOf(stranger);

        one.announce(7);
        one.signal("typing {}");
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("typing {}");
        Backbone neighbour = server("lanka");
        neighbour.announce(8);
        neighbour.signal("the end");

        assertThat(overheard.poll(30, TimeUnit.SECONDS)).isEqualTo("the end");
        assertThat(positions.poll(30, TimeUnit.SECONDS)).isEqualTo(8);
    }

    @Test
    void theLongestSignalComesThroughWhole() throws InterruptedException {
        Backbone one = server("mithila");
        BlockingQueue<String> heard = signalsOf(server("mithila"));
        String longest = "presence '\"\\\n$$ é☃" + "x".repeat(Backbone.SIGNAL_BYTES - 21);
        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(Backbone.SIGNAL_BYTES);

        one.signal(longest);

        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(longest);
    }

    /** And nobody who announces or signals meanwhile is kept waiting or told of it. */
    @Test
    void whatIsAwayIsNoticedAndOnItsReturnEverybodyIsWoken() throws InterruptedException {
        Backbone one = server("mithila");
        Backbone other = server("mithila");
        BlockingQueue<Long> heard = positionsOf(other);
        BlockingQueue<Boolean> returns = new LinkedBlockingQueue<>();
        other.whenBack(() -> returns.add(true));

        takeAway();
        try {
            Await.until("noticing that it is away", () -> !one.connected() && !other.connected());
            LongStream.rangeClosed(1, 10_000).forEach(pos -> {
                one.announce(pos);
                one.signal("presence " + pos);
            });
        } finally {
            bringBack();
        }

        assertThat(returns.poll(60, TimeUnit.SECONDS)).as("woken").isTrue();
        Await.until("coming back", () -> one.connected() && other.connected());
        one.announce(10_001);
        Await.until("hearing of positions again", () -> heard.contains(10_001L));
    }

    static BlockingQueue<Long> positionsOf(Backbone backbone) {
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        backbone.listen(heard::add);
        return heard;
    }

    static BlockingQueue<String> signalsOf(Backbone backbone) {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        backbone.subscribe(heard::add);
        return heard;
    }
}
