package dev.vireo.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.app.client.Impostor;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.SignInError;
import dev.vireo.app.store.KnownKeys;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.OwnAddress;
import dev.vireo.testing.TestOffice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invitation's code is sent only to the right server; the servers are real. */
final class InvitedEntranceTest {

    @TempDir private static Path folder;
    private static String own = "";
    private static TestOffice office;
    private static InvitationCode code;
    private static TlsChoice choice = TlsChoice.AUTO;

    private final InvitedEntrance entrance = new InvitedEntrance(KnownKeys.inMemory());

    @BeforeAll
    static void open() {
        own = OwnAddress.find().orElse("");
        assumeTrue(!own.isEmpty());
        office = TestOffice.open(config -> config.at("0.0.0.0", config.port()).with(choice));
        code = ((InvitationCode.ReadCode) InvitationCode.read(office.as("shyam").post("/api/v1/invitations", "{\"role\":\"member\"}")
                .as(Answers.IssuedInvitation.class).code())).code();
    }

    @AfterAll
    static void close() {
        if (office != null) {
            office.close();
        }
    }

    private static String place() {
        return own + ":" + office.server().port();
    }

    private SignInError.ErrorKind refusal(String... places) {
        return catchThrowableOfType(OfficeAccess.EntranceException.class, () -> entrance.find(code, List.of(places))).trouble().kind();
    }

    @Test
    void whoeverHasAnotherKeyHearsNothingAndTheOfficeIsFoundBehindThem() {
        try (Impostor impostor = new Impostor(folder.resolve("impostor"))) {
            assertThat(refusal(impostor.address().toString())).isEqualTo(SignInError.ErrorKind.WRONG_SERVER);
            OfficeAccess.InvitationOffer offer = entrance.find(code, List.of(impostor.address().toString(), "https://" + place()));
            assertThat(offer.office().name()).isEqualTo(TestOffice.NAME);
            assertThat(impostor.callers()).isEqualTo(2);
            assertThat(impostor.heard()).isZero();
        }
    }

    /** The code and a password would go there. */
    @Test
    void whoeverTakesTheOfficesPlaceBeforeSomebodyJoinsHearsNothing() {
        OfficeAccess.InvitationOffer offer = entrance.find(code, List.of("https://" + place()));
        int port = office.stop();
        try (Impostor impostor = new Impostor(folder.resolve("impostor"), own, port)) {
            assertThatThrownBy(() -> entrance.check(offer, "newcomer")).isInstanceOf(ServerException.OtherKey.class);
            assertThat(catchThrowableOfType(OfficeAccess.EntranceException.class,
                    () -> entrance.join(offer, "Newcomer", "newcomer", TestOffice.PASSWORD)).trouble().kind())
                    .isEqualTo(SignInError.ErrorKind.WRONG_SERVER);
            assertThat(impostor.callers()).isEqualTo(2);
            assertThat(impostor.heard()).isZero();
        } finally {
            // The old port may stay taken for a while by the connections that were refused.
            office.start(0);
        }
    }

    @Test
    void anInvitationWithAnotherKeyThanTheAdministratorSaysLeadsNowhere() {
        KnownKeys keys = KnownKeys.inMemory();
        InvitedEntrance governed = new InvitedEntrance(keys);
        URI address = URI.create("https://" + place());
        keys.vouch(address, new KeyFingerprint("f".repeat(64)));
        assertThat(catchThrowableOfType(OfficeAccess.EntranceException.class,
                () -> governed.find(code, List.of(address.toString()))).trouble().kind()).isEqualTo(SignInError.ErrorKind.WRONG_SERVER);

        keys.vouch(address, office.server().fingerprint());
        assertThat(governed.find(code, List.of(address.toString())).office().name()).isEqualTo(TestOffice.NAME);
    }

    @Test
    void anOfficeWithoutEncryptionCannotShowThatItIsTheOne() {
        choice = TlsChoice.OFF;
        office.restart();
        try {
            for (String place : List.of(place(), "http://" + place())) {
                assertThat(refusal(place)).isEqualTo(SignInError.ErrorKind.NOT_ENCRYPTED);
            }
            // On this very computer nobody is in between.
            assertThat(entrance.find(code, List.of("127.0.0.1:" + office.server().port())).encrypted()).isTrue();
        } finally {
            choice = TlsChoice.AUTO;
            office.restart();
        }
    }

    @Test
    void whereNobodyAnswersThereIsNobody() {
        int port = office.stop();
        try {
            for (String place : List.of(own + ":" + port, "http://" + own + ":" + port, "https://" + own + ":" + port)) {
                assertThat(catchThrowableOfType(RuntimeException.class, () -> entrance.find(code, List.of(place))))
                        .isInstanceOf(ServerException.Unreachable.class)
                        .isNotInstanceOf(ServerException.OtherKey.class);
            }
        } finally {
            office.start(port);
        }
    }
}
