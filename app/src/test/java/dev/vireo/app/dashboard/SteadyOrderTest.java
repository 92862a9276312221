package dev.vireo.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SteadyOrderTest {

    private final SteadyOrder<String> order = new SteadyOrder<>();

    @Test
    void reorderingWaitsWhileThePointerIsOverACard() {
        order.offer(List.of("Rama", "Sita"), false);
        assertThat(order.offer(List.of("Sita", "Rama"), true)).isFalse();
        assertThat(order.order()).containsExactly("Rama", "Sita");
        assertThat(order.offer(List.of("Sita", "Rama"), false)).isTrue();
        assertThat(order.order()).containsExactly("Sita", "Rama");
    }

    @Test
    void arrivalsAndDeparturesApplyAtOnce() {
        order.offer(List.of("Rama", "Sita"), false);
        assertThat(order.offer(List.of("Lakshman", "Sita"), true)).isTrue();
        assertThat(order.order()).containsExactly("Lakshman", "Sita");
    }
}
