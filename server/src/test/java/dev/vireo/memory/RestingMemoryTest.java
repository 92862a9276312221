package dev.vireo.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestingMemoryTest {

    private static final long MIB = 1 << 20;

    private final RestingMemory memory = new RestingMemory();

    @Test
    void isCollectedAtRestAndNotWhileThereIsWork() {
        assertThat(memory.isDue(Duration.ofSeconds(5), 80 * MIB)).isFalse();
        assertThat(memory.isDue(Duration.ofSeconds(9), 80 * MIB)).isFalse();
        assertThat(memory.isDue(Duration.ofMillis(9_100), 80 * MIB)).isTrue();
    }

    @Test
    void isCollectedAgainOnlyWhenSomethingHasComeTogether() {
        memory.collected(30 * MIB);
        assertThat(memory.isDue(Duration.ofMillis(100), 31 * MIB)).isFalse();
        assertThat(memory.isDue(Duration.ofMillis(200), 34 * MIB)).isTrue();
        memory.collected(29 * MIB);
        assertThat(memory.isDue(Duration.ofMillis(300), 32 * MIB)).isFalse();
    }
}
