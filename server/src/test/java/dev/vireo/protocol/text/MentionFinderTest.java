package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MentionFinderTest {

    private static final Set<String> OFFICE = Set.of("rama", "sita", "channel");

    static List<CallCases.Case> cases() {
        return CallCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoIsCalled(CallCases.Case each) {
        Set<String> called = Markup.calls(each.text()).stream().filter(OFFICE::contains).collect(Collectors.toSet());
        assertThat(called).isEqualTo(each.called());
    }

    @Test
    void mentionsInATextWithTooMuchMarkupStillCount() {
        assertThat(Markup.calls("- line\n".repeat(300) + "@sita, look")).containsExactly("sita");
        assertThat(Markup.calls("- line\n".repeat(300) + "https://example.com/@sita")).isEmpty();
    }
}
