package dev.vireo.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownKeysTest {

    private static final URI OFFICE = URI.create("https://office.local:8080");
    private static final KnownKey KEY = new KnownKey(new KeyFingerprint("ab".repeat(32)), false);

    @TempDir private Path folder;

    @Test
    void keysSurviveARestartUntilTheyAreForgotten() throws Exception {
        KnownKeys.in(folder).keep(OFFICE, KEY);
        KnownKeys.in(folder).keep(URI.create("https://office.example"), KnownKey.VOUCHED);

        assertThat(KnownKeys.in(folder).find(OFFICE)).contains(KEY);
        assertThat(KnownKeys.in(folder).find(URI.create("https://office.example:443"))).contains(KnownKey.VOUCHED);
        assertThat(KnownKeys.in(folder).find(URI.create("https://office.local:9000"))).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys.json")))).isEqualTo("rw-------");

        KnownKeys.in(folder).forget(OFFICE);
        assertThat(KnownKeys.in(folder).find(OFFICE)).isEmpty();
    }

    /** Whoever was encrypted once is known in the clear, too, so that nobody goes there by mistake. */
    @Test
    void anOfficeIsTheSameWithoutEncryption() {
        KnownKeys keys = KnownKeys.inMemory();
        keys.keep(OFFICE, KEY);

        assertThat(keys.find(URI.create("http://OFFICE.local:8080"))).contains(KEY);
    }

    @Test
    void anOfficeThatMovesIsKnownAtBothAddressesAndGoesByTheFirst() {
        URI second = URI.create("https://10.0.0.7:8080");
        URI third = URI.create("https://office.example");
        KnownKeys.in(folder).keep(OFFICE, KEY.compared());
        KnownKeys.in(folder).move(OFFICE, second);
        KnownKeys.in(folder).move(second, third);

        KnownKeys keys = KnownKeys.in(folder);
        assertThat(keys.find(third)).hasValueSatisfying(known -> {
            assertThat(known.key()).isEqualTo(KEY.key());
            assertThat(known.verified()).isTrue();
        });
        assertThat(keys.home(third)).isEqualTo(OFFICE);
        assertThat(keys.home(OFFICE)).isEqualTo(OFFICE);
        assertThat(keys.home(URI.create("https://office.local"))).isEqualTo(URI.create("https://office.local"));
        assertThat(keys.addresses(new KeyFingerprint("ab".repeat(32)))).containsExactlyInAnyOrder(OFFICE, second, third);

        // Back home.
        keys.move(third, OFFICE);
        assertThat(keys.home(OFFICE)).isEqualTo(OFFICE);
    }

    @Test
    void anAddressThatIsForgottenLeadsToNoOfficeAnyMore() {
        URI second = URI.create("https://10.0.0.7:8080");
        KnownKeys keys = KnownKeys.inMemory();
        keys.keep(OFFICE, KEY);
        keys.move(OFFICE, second);
        keys.forget(second);

        assertThat(keys.home(second)).isEqualTo(second);
        assertThat(keys.addresses(new KeyFingerprint("ab".repeat(32)))).containsExactly(OFFICE);
    }
}
