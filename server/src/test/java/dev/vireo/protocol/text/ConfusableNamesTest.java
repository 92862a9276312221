package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfusableNamesTest {

    @ParameterizedTest
    @CsvSource({"Rama, rama", "Rama, R\u0430ma", "Rama, Rarna", "Shyam, SHYAM", "Lakshman, Iakshman", "Lakshman, 1akshman", "Ila, lla",
        "Sita, \u0405ita",
        "sita.a, sita-a", "Sita A, sita_a", "Rama., Rama", "\uFF32ama, Rama", "Iris, iris", "vire0, vireo", "R\u0101ma, Ra\u0304ma"})
    void theseLookTheSame(String one, String other) {
        assertThat(alike(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Rama, Sita", "Rama, R\u0101ma", "Hoa, H\u00f2a", "Li Na, Lina", "Rama, Rama S", "rama1, rama2", "\u674E, \u738B",
        "user10, user01",
        "\u0930\u093E\u092E, \u0930\u092E"})
    void theseDoNot(String one, String other) {
        assertThat(alike(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Jos\u00e9, jose", "R\u0101ma, rama", "R\u0101ma, rarna"})
    void besideUsernamesAccentsDoNotCount(String name, String username) {
        assertThat(Collections.disjoint(ConfusableNames.bareSkeletons(name), ConfusableNames.bareSkeletons(username))).isFalse();
    }

    private static boolean alike(String one, String other) {
        return !Collections.disjoint(ConfusableNames.skeletons(one), ConfusableNames.skeletons(other));
    }
}
