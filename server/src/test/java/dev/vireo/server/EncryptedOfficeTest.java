package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.http.RequestLimits;
import dev.vireo.server.tls.KeyTrust;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.Certificate;
import dev.vireo.testing.Http;
import dev.vireo.testing.OwnAddress;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted offices, and what their people see of it. */
final class EncryptedOfficeTest {

    private static final String OWN = OwnAddress.find().orElse("");

    @TempDir private Path files;

    private static UnaryOperator<Config> onNetwork() {
        assumeTrue(!OWN.isEmpty());
        return config -> config.at("0.0.0.0", config.port());
    }

    private static URI outside(TestOffice office, String scheme) {
        return URI.create(scheme + "://" + OWN + ":" + office.server().port());
    }

    private static HttpClient trusting(KeyFingerprint key) {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(KeyTrust.in(key)).build();
    }

    private static HttpResponse<String> get(HttpClient client, TestOffice office, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(outside(office, "https").resolve(path))
                .header("Authorization", "Bearer " + office.token("rama")).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aNewOfficeOnTheNetworkIsEncryptedAndKnownByItsKey() throws Exception {
        try (TestOffice office = TestOffice.open(onNetwork())) {
            KeyFingerprint key = office.server().fingerprint();
            try (HttpClient client = trusting(key)) {
                assertThat(get(client, office, "/api/v1/unread").statusCode()).isEqualTo(200);
            }
            // Scripts on this computer go on in plain HTTP; others are told how to.
            assertThat(office.as("rama").get("/api/v1/unread").status()).isEqualTo(200);
            assertThat(new Http(outside(office, "http"), office.token("rama")).get("/api/v1/unread").problem()).isEqualTo("tls_required");
            assertThat(office.as("sita").get("/metrics").text()).contains("vireo_tls_certificate_expires_seconds 3");

            office.restart();
            assertThat(office.server().fingerprint()).isEqualTo(key);
            assertThat(office.server().isEncrypted()).isTrue();
        }
    }

    @Test
    void anOfficeForThisComputerAloneHasAKeyAndNoTls() {
        try (TestOffice office = TestOffice.openEmpty(UnaryOperator.identity())) {
            assertThat(office.server().isEncrypted()).isFalse();
            assertThat(office.server().fingerprint().words()).hasSize(8);
        }
    }

    /** As an update finds it: set up, without a key, and nothing said about TLS. */
    @Test
    void anOlderOfficeStaysPlainUntilItIsTold() throws Exception {
        TlsChoice[] choice = {TlsChoice.UNSET};
        try (TestOffice office = TestOffice.open(config -> onNetwork().apply(config).with(choice[0]))) {
            int port = office.stop();
            forgetKey(office);
            office.start(port);
            assertThat(office.server().isEncrypted()).isFalse();
            assertThat(new Http(outside(office, "http"), office.token("rama")).get("/api/v1/unread").status()).isEqualTo(200);
            // Not only at the first start.
            office.restart();
            assertThat(office.server().isEncrypted()).isFalse();

            choice[0] = TlsChoice.AUTO;
            office.restart();
            assertThat(office.server().isEncrypted()).isTrue();
            // Once told, it does not fall back.
            choice[0] = TlsChoice.UNSET;
            office.restart();
            assertThat(office.server().isEncrypted()).isTrue();
            choice[0] = TlsChoice.OFF;
            office.restart();
            assertThat(office.server().isEncrypted()).isFalse();
        }
    }

    private static void forgetKey(TestOffice office) throws SQLException, IOException {
        Rows.change(office.databaseUrl(), "DELETE FROM office_key");
        Files.deleteIfExists(office.folder().resolve("tls/key.pem"));
    }

    @Test
    void aNewCertificateCutsNoStreamAndIsWhatEverybodyIsShownFromThenOn() throws Exception {
        Certificate.selfSigned(files);
        TlsChoice choice = TlsChoice.of(files.resolve("certificate.pem") + "," + files.resolve("key.pem"));
        try (TestOffice office = TestOffice.open(config -> onNetwork().apply(config).with(choice))) {
            KeyFingerprint first = office.server().fingerprint();
            HttpClient client = trusting(first);
            try {
                var stream = client.send(HttpRequest.newBuilder(outside(office, "https").resolve("/api/v1/sse/rama"))
                        .header("Authorization", "Bearer " + office.token("rama")).build(), HttpResponse.BodyHandlers.ofInputStream());
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
                assertThat(lines.lines().filter(line -> line.contains("connection")).findFirst()).isPresent();

                Files.delete(files.resolve("store.p12"));
                Certificate.selfSigned(files);
                office.tidyUp();

                assertThat(office.server().fingerprint()).isNotEqualTo(first);
                office.as("sita").post("/api/users/messages/send-with-notification",
                        "{\"from_user\":\"sita\",\"to_user\":\"rama\",\"message\":\"Is this thing on?\"}");
                assertThat(lines.lines().filter(line -> line.contains("Is this thing on?")).findFirst()).isPresent();
            } finally {
                client.shutdownNow();
            }
            KeyFingerprint second = office.server().fingerprint();
            try (HttpClient next = trusting(second)) {
                assertThat(get(next, office, "/api/v1/unread").statusCode()).isEqualTo(200);
                assertThat(get(next, office, "/").body()).contains(second.spoken());
                String code = office.as("sita").post("/api/v1/invitations", Map.of("role", "member")).as(Answers.IssuedInvitation.class)
                        .code();
                assertThat(second.hasHead(((InvitationCode.ReadCode) InvitationCode.read(code)).code().head())).isTrue();
            }
        }
    }

    @Test
    void filesThatCannotBeUsedAreSaidInOneLineAndNothingIsTouched() {
        Path missing = files.resolve("missing.pem");
        Path data = files.resolve("data");
        assertThatThrownBy(() -> VireoServer.start(
                Config.local(data, 0).with(RequestLimits.NONE).with(TlsChoice.of(missing.toString()))))
                .isInstanceOf(StartException.class).hasMessageContainingAll("missing.pem", "--tls").hasMessageNotContaining("\n");
        assertThat(data).doesNotExist();
    }
}
