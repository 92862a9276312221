package dev.vireo.server.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every backbone; one subclass for each implementation. */
abstract class BackboneContract {

    private Backbone backbone;

    /** A fresh backbone of an office that nobody else announces in. */
    abstract Backbone open();

    @BeforeEach
    void openBackbone() {
        backbone = open();
    }

    @AfterEach
    void closeBackbone() {
        backbone.close();
    }

    @Test
    void everyListenerHearsOfAnAnnouncedPosition() throws InterruptedException {
        BlockingQueue<Long> first = new LinkedBlockingQueue<>();
        BlockingQueue<Long> second = new LinkedBlockingQueue<>();
        backbone.listen(first::add);
        backbone.listen(second::add);

        backbone.announce(7);

        assertThat(first.poll(30, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(second.poll(30, TimeUnit.SECONDS)).isEqualTo(7);
    }

    /** Announcements may be merged, so only the last one must come through. */
    @Test
    void theLastOfManyAnnouncementsComesThrough() throws InterruptedException {
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        backbone.listen(heard::add);

        LongStream.rangeClosed(1, 1_000).forEach(backbone::announce);

        List<Long> positions = new ArrayList<>();
        while (positions.isEmpty() || positions.getLast() < 1_000) {
            Long next = heard.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("an announcement after %s", positions.size()).isNotNull();
            positions.add(next);
        }
        assertThat(positions).isSorted();
    }

    @Test
    void anOpenBackboneIsConnected() {
        Await.until("a connection", backbone::connected);
    }

    @Test
    void aClosedBackboneAcceptsAnnouncementsInSilence() {
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        backbone.listen(heard::add);
        backbone.close();

        backbone.announce(1);

        assertThat(heard).isEmpty();
    }
}
