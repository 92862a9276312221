package dev.vireo.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.database.Database;
import dev.vireo.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a data folder and in a real PostgreSQL. */
final class OfficeKeysTest {

    @TempDir private Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private OfficeKeys inFolder() {
        return new OfficeKeys(database, Optional.of(folder));
    }

    @Test
    void anOfficeKeepsTheKeyThatItGotAtFirst() {
        OfficeKey made = inFolder().open(false);

        assertThat(inFolder().open(true).fingerprint()).isEqualTo(made.fingerprint());
        assertThat(inFolder().staysPlain()).isFalse();
        assertThat(made.toString()).doesNotContain(new String(made.encoded(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void onlyTheServersOwnUserReadsTheKey() throws IOException {
        inFolder().open(false);
        Path key = folder.resolve("tls/key.pem");
        Files.setPosixFilePermissions(key.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));

        inFolder().open(false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent()))).isEqualTo("rwx------");
        assertThat(key.getParent().toFile().list()).containsExactly("key.pem");
    }

    @Test
    void anOfficeThatIsOlderThanItsKeyStaysPlainUntilSomebodySetsIt() {
        inFolder().open(true);
        assertThat(inFolder().staysPlain()).isTrue();

        inFolder().encrypt();

        assertThat(inFolder().staysPlain()).isFalse();
    }

    @Test
    void anEncryptedOfficeWhoseKeyWasLostGetsAnotherAndStaysEncrypted() throws IOException {
        OfficeKey lost = inFolder().open(false);
        Files.delete(folder.resolve("tls/key.pem"));

        assertThat(inFolder().open(true).fingerprint()).isNotEqualTo(lost.fingerprint());
        assertThat(inFolder().staysPlain()).isFalse();
    }

    @Test
    void aSpoiledKeyIsRefusedWithTheWayOut() throws IOException {
        inFolder().open(false);
        Files.writeString(folder.resolve("tls/key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> inFolder().open(false)).isInstanceOf(TlsException.class).hasMessageContaining("restore it from a backup");
    }

    @Test
    void allServersOfAnOfficeShareItsKeyAndAMoveCarriesItBothWays() throws IOException {
        String url = TestPostgres.freshDatabase();
        try (Database shared = Database.open(url)) {
            OfficeKeys inDatabase = new OfficeKeys(shared, Optional.empty());
            OfficeKey made = inDatabase.open(true);
            assertThat(new OfficeKeys(shared, Optional.empty()).open(false).fingerprint()).isEqualTo(made.fingerprint());

            inFolder().copyFrom(inDatabase);
            assertThat(inFolder().open(false).fingerprint()).isEqualTo(made.fingerprint());
            assertThat(inFolder().staysPlain()).isTrue();

            Files.delete(folder.resolve("tls/key.pem"));
            OfficeKey other = inFolder().open(false);
            inFolder().encrypt();
            inDatabase.copyFrom(inFolder());
            assertThat(inDatabase.open(true).fingerprint()).isEqualTo(other.fingerprint());
            assertThat(inDatabase.staysPlain()).isFalse();
        } finally {
            TestPostgres.drop(url);
        }
    }
}
