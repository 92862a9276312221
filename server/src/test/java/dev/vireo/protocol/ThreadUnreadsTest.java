package dev.vireo.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadUnreadsTest {

    private final ThreadUnreads threads = new ThreadUnreads();

    @Test
    void repliesAddUpByThreadInTheOrderOfTheThreads() {
        threads.add("10", false);
        threads.add("9", true);
        threads.add("10", true);

        assertThat(threads.list()).containsExactly(new ThreadUnread("9", 1, 1), new ThreadUnread("10", 2, 1));
        assertThat(threads.unread()).isEqualTo(3);
        assertThat(threads.mentions()).isEqualTo(2);
    }

    @Test
    void aThreadIsWhatTheChannelsTotalsLeaveForIt() {
        threads.set(List.of(new ThreadUnread("9", 2, 1), new ThreadUnread("10", 4, 0)));

        threads.settle("9", 12, 4, 5, 1);

        assertThat(threads.list()).containsExactly(new ThreadUnread("9", 3, 3), new ThreadUnread("10", 4, 0));
    }

    @Test
    void aThreadThatHasNothingLeftIsGone() {
        threads.set(List.of(new ThreadUnread("9", 2, 1), new ThreadUnread("10", 4, 0)));

        threads.settle("9", 9, 1, 5, 1);

        assertThat(threads.list()).containsExactly(new ThreadUnread("10", 4, 0));
    }
}
