package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.testing.Certificate;
import dev.vireo.testing.TestOffice;
import dev.vireo.server.tls.TlsChoice;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients between a real office and a real server that pretends to be it. */
final class ServerTrustTest {

    @TempDir private static Path folder;
    private static TestOffice office;
    private static URI address;
    private static KeyFingerprint key;
    private static Impostor impostor;

    @BeforeAll
    static void open() {
        office = TestOffice.open(config -> config.with(TlsChoice.AUTO));
        address = URI.create("https://127.0.0.1:" + office.server().port());
        key = office.server().fingerprint();
        impostor = new Impostor(folder);
    }

    @AfterAll
    static void close() {
        office.close();
        impostor.close();
    }

    private static ServerClient rama(URI server, ServerTrust trust) {
        return ServerClient.of(server, trust).signedIn(office.token("rama"));
    }

    @Test
    void theOfficesKeyLetsEverythingThrough() throws IOException {
        for (ServerTrust trust : List.of(ServerTrust.pinned(key), ServerTrust.invited(key.head()))) {
            try (ServerClient client = rama(address, trust)) {
                assertThat(client.people().all()).isNotEmpty();
                Path file = Files.writeString(folder.resolve("plan.txt"), "a".repeat(300_000));
                String id = client.files().upload(file, "plan.txt", new Patient()).id();
                client.files().download(id, folder.resolve("back.txt"), new Patient());
                assertThat(folder.resolve("back.txt")).hasSameBinaryContentAs(file);
                try (InputStream stream = client.stream("rama", client.channels().mine().cursor())) {
                    assertThat(stream.readNBytes(10)).hasSize(10);
                }
                assertThat(trust.seen()).contains(key);
                assertThat(trust.isVouched()).isFalse();
                assertThat(client.protocol()).contains("TLSv1.3");
            }
        }
    }

    private static final class Patient implements TransferListener {
        @Override
        public void moved(long bytes, long total) {
            // in its own time
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @Test
    void nothingIsSaidToWhoeverHasAnotherKey() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "a".repeat(300_000));
        for (ServerTrust trust : List.of(ServerTrust.pinned(key), ServerTrust.invited(key.head()))) {
            int before = impostor.callers();
            try (ServerClient client = rama(impostor.address(), trust)) {
                assertRefused(client.people()::all);
                assertRefused(() -> client.signIn("rama", TestOffice.PASSWORD));
                assertRefused(() -> client.files().upload(file, "secret.txt", new Patient()));
                assertRefused(() -> client.stream("rama", Cursor.parse("1-1")));
                assertThat(client.protocol()).isEmpty();
            }
            assertThat(impostor.callers()).isGreaterThan(before);
        }
        assertThat(impostor.heard()).isZero();
    }

    /** A call that may throw anything. */
    private interface Call {
        void run() throws Exception;
    }

    private static void assertRefused(Call call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ServerException.OtherKey.class,
                refusal -> assertThat(refusal.found()).contains(impostor.fingerprint()));
    }

    /** One bit less is another key. */
    @Test
    void allEightyBitsOfACodeCount() {
        byte[] head = key.head();
        head[KeyFingerprint.HEAD_BYTES - 1] ^= 1;
        try (ServerClient client = rama(address, ServerTrust.invited(head))) {
            assertThatThrownBy(client.people()::all).isInstanceOf(ServerException.OtherKey.class);
        }
    }

    @Test
    void whoeverExpectsAKeySaysNothingInTheClearButOnThisComputer() {
        for (ServerTrust trust : List.of(ServerTrust.pinned(key), ServerTrust.invited(key.head()))) {
            try (ServerClient client = rama(URI.create("http://192.0.2.1:8080"), trust)) {
                assertThatThrownBy(client.people()::all).isInstanceOfSatisfying(ServerException.OtherKey.class,
                        refusal -> assertThat(refusal.found()).isEmpty());
            }
            try (ServerClient client = rama(office.address(), trust)) {
                assertThat(client.people().all()).isNotEmpty();
            }
        }
    }

    /** One certificate may serve several offices, and an office may be called otherwise since. */
    @Test
    void anOfficeIsRecognisedByItsKeyAndByItsNameOrThePerson() {
        String token = office.token("rama");
        assertThat(new OfficeProbe(key, TestOffice.NAME, "").answersAt(address)).isTrue();
        assertThat(new OfficeProbe(key, "", "").answersAt(address)).isTrue();
        assertThat(new OfficeProbe(key, "Mithila", token).answersAt(address)).isTrue();
        assertThat(new OfficeProbe(key, "Mithila", "vireo_" + "z".repeat(43)).answersAt(address)).isFalse();
        assertThat(new OfficeProbe(key, TestOffice.NAME, token).answersAt(office.address())).as("in the clear").isFalse();
        assertThat(new OfficeProbe(impostor.fingerprint(), TestOffice.NAME, token).answersAt(address)).isFalse();
        assertThat(new OfficeProbe(key, TestOffice.NAME, token).answersAt(impostor.address())).isFalse();
        assertThat(impostor.heard()).isZero();
    }

    @Test
    void theFirstContactTellsTheKey() {
        ServerTrust trust = ServerTrust.firstContact();
        try (ServerClient client = ServerClient.of(address, trust)) {
            assertThat(client.health().office()).isEqualTo(TestOffice.NAME);
        }
        assertThat(trust.seen()).contains(key);
        assertThat(trust.isVouched()).isFalse();
    }

    @Test
    void anAuthoritysWordIsGoodForItsNameAloneAndNotInPlaceOfAPin() throws Exception {
        Certificate.selfSigned(folder);
        TlsChoice choice = TlsChoice.of(folder.resolve("certificate.pem") + "," + folder.resolve("key.pem"));
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve("certificate.pem"))) {
            store.setCertificateEntry("the office's", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Authorities authorities = Authorities.of(store);
        try (TestOffice vouched = TestOffice.openEmpty(config -> config.with(choice))) {
            ServerTrust trust = ServerTrust.vouched(() -> authorities);
            try (ServerClient client = ServerClient.of(URI.create("https://localhost:" + vouched.server().port()), trust)) {
                assertThat(client.health().status()).isEqualTo("ok");
                assertThat(trust.isVouched()).isTrue();
            }
            URI byName = URI.create("https://localhost:" + vouched.server().port());
            ServerTrust invited = ServerTrust.invited(key.head(), () -> authorities);
            try (ServerClient client = ServerClient.of(byName, invited)) {
                assertThat(client.health().status()).as("by an invitation of before there was an authority").isEqualTo("ok");
                assertThat(invited.isVouched()).isTrue();
            }
            try (ServerClient client = ServerClient.of(byName, ServerTrust.pinned(key, () -> authorities))) {
                assertThatThrownBy(client::health).as("an office whose key is known").isInstanceOf(ServerException.OtherKey.class);
            }
            URI byNumber = URI.create("https://127.0.0.1:" + vouched.server().port());
            try (ServerClient client = ServerClient.of(byNumber, ServerTrust.vouched(() -> authorities))) {
                assertThatThrownBy(client::health).isInstanceOf(ServerException.Unreachable.class);
            }
            try (ServerClient client = ServerClient.of(byNumber)) {
                assertThatThrownBy(client::health).isInstanceOf(ServerException.Unreachable.class);
            }
        }
    }

    @Test
    void aStreamInWhosePlaceSomebodyElseAnswersEndsForGood() throws InterruptedException {
        BlockingQueue<LinkState> links = new LinkedBlockingQueue<>();
        StreamListener listener = new StreamListener() {
            @Override
            public void arrived(List<LoggedEvent> events, Cursor cursor) {
                // nothing comes
            }

            @Override
            public void told(Event event) {
                // nor this
            }

            @Override
            public void linkChanged(LinkState link) {
                links.add(link);
            }

            @Override
            public Cursor startOver() {
                return Cursor.parse("1-1");
            }
        };
        try (ServerClient client = rama(impostor.address(), ServerTrust.pinned(key));
                EventStream stream = new EventStream(client, "rama", StreamTiming.STANDARD, new Random(1), listener)) {
            stream.start(null);
            LinkState last = links.poll(60, TimeUnit.SECONDS);
            while (last != LinkState.OTHER_KEY && last != null) {
                last = links.poll(60, TimeUnit.SECONDS);
            }
            assertThat(last).isEqualTo(LinkState.OTHER_KEY);
        }
        assertThat(impostor.heard()).isZero();
    }
}
