package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotificationRuleTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            wanted, do not disturb, quiet, own,   wanted here, in view, notified
            true,   false,          false, false, true,        false,   true
            false,  false,          false, false, true,        false,   false
            true,   true,           false, false, true,        false,   false
            true,   false,          true,  false, true,        false,   false
            true,   false,          false, true,  true,        false,   false
            true,   false,          false, false, false,       false,   false
            true,   false,          false, false, true,        true,    false
            false,  true,           true,  true,  false,       true,    false
            """)
    void anyOneReasonSuppressesANotification(boolean wanted, boolean doNotDisturb, boolean quiet, boolean own, boolean conversationAllows,
            boolean inView,
            boolean notified) {
        assertThat(new NotificationRule(wanted, doNotDisturb, quiet).allows(own, conversationAllows, inView)).isEqualTo(notified);
    }
}
