package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;

final class NodeSubscriptionsTest {

    private final SimpleIntegerProperty rama = new SimpleIntegerProperty(1);
    private final SimpleIntegerProperty sita = new SimpleIntegerProperty(7);
    private final NodeSubscriptions following = new NodeSubscriptions();
    private final List<Number> shown = new ArrayList<>();

    @Test
    void aNodeReusedDuringAChangeIgnoresIt() {
        // As a list does that sorts anew when a count changes: the row is Sita's before its own listener hears of Rama's.
        rama.addListener((InvalidationListener) _ -> {
            following.clear();
            following.show(sita, shown::add);
        });
        following.show(rama, shown::add);

        rama.set(2);

        assertThat(shown).as("Rama's count, then only Sita's").containsExactly(1, 7);
        sita.set(8);
        assertThat(shown).containsExactly(1, 7, 8);
    }

    @Test
    void everyChangeIsReported() {
        following.show(rama, shown::add);

        rama.set(2);
        rama.set(3);

        assertThat(shown).containsExactly(1, 2, 3);
        following.clear();
        rama.set(4);
        assertThat(shown).hasSize(3);
    }
}
