package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.work.HeavyWork;
import dev.vireo.testing.TestOffice;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Hashing what somebody guesses takes all the time that there is for it. */
final class KnownPasswordsTest {

    private static final int MORE_THAN_THREADS = 8;

    @AutoClose private final HeavyWork strangers = new HeavyWork("password");
    @AutoClose private final HeavyWork known = new HeavyWork("known-password");
    private final Passwords passwords = new Passwords(strangers, known, TestOffice.CHEAP_PASSWORDS);

    @Test
    void whoWasHereBeforeDoesNotWaitBehindWhoGuesses() {
        String hash = passwords.hash(TestOffice.PASSWORD);
        CountDownLatch guessing = new CountDownLatch(1);
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                strangers.begin(() -> guessing.await(1, TimeUnit.MINUTES));
            }

            assertThat(passwords.matches(TestOffice.PASSWORD, hash, true)).isTrue();
            assertThat(passwords.matches("another one", hash, true)).isFalse();
            assertThat(guessing.getCount()).as("the guesses are still waiting").isOne();
        } finally {
            guessing.countDown();
        }
    }
}
