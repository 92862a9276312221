package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.NodeProcess;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An office works alike whatever the computer's locale is: those with other digits than 0 to 9, and those where I and i are two
 * letters. The whole suite runs in two of them as well, see the pom.
 */
@Tag("long")
final class LocalesTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void resetLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "ar-EG", "ar-SA", "bn-BD", "mr-IN", "ne-NP", "my-MM", "as-IN", "dz-BT", "ps-AF", "ckb-IQ",
        "tr-TR", "az-AZ", "lt-LT", "th-TH-u-ca-buddhist-nu-thai", "en-US"})
    void anOfficeWorksInEveryLocale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        try (TestOffice office = TestOffice.open()) {
            assertThat(office.signIn("rama")).isNotEmpty();
            assertSendsAndReadsFiles(office.as("rama"));
            assertThat(open(office.as("sita"), "IDIL").status()).isEqualTo(201);
            assertThat(open(office.as("rama"), "idil").problem()).isEqualTo("name_taken");
            assertThat(office.as("rama").get("/api/v1/open-channels?query=idil").as(Answers.OpenChannelPage.class).channels()).hasSize(1);
            assertThat(office.as("rama").get("/api/v1/users?query=SITA").as(Answers.UserList.class).users()).hasSize(1);
        }
    }

    @Test
    void anOfficeMovesBetweenComputersOfDifferentLocales(@TempDir Path data) throws Exception {
        try (NodeProcess english = start(data, "en", "US")) {
            new Http(english.address(), null).post("/api/v1/setup", new Requests.Setup(
                    english.setupCode(), TestOffice.NAME, "shyam", "Shyam", TestOffice.PASSWORD)).as(Answers.SignedIn.class);
            english.terminate();
        }
        try (NodeProcess turkish = start(data, "tr", "TR")) {
            Http shyam = signIn(turkish, "shyam");
            shyam.post("/api/v1/users", List.of(new Requests.NewUser("sita", "Sita", null, null, null, TestOffice.PASSWORD)))
                    .as(Answers.UserList.class);
            assertSendsAndReadsFiles(shyam);
            turkish.terminate();
        }
        try (NodeProcess persian = start(data, "fa", "IR")) {
            signIn(persian, "shyam");
            assertSendsAndReadsFiles(signIn(persian, "sita"));
            persian.terminate();
        }
    }

    private static NodeProcess start(Path data, String language, String country) throws Exception {
        return NodeProcess.start(data, List.of("-XX:TieredStopAtLevel=1", "-Duser.language=" + language, "-Duser.country=" + country),
                List.of());
    }

    private static Http signIn(NodeProcess server, String username) {
        String token = new Http(server.address(), null).post("/api/v1/session", new Requests.SignIn(username, TestOffice.PASSWORD))
                .as(Answers.SignedIn.class).token();
        return new Http(server.address(), token);
    }

    private static Http.Answer open(Http person, String name) {
        return person.post("/api/v1/channels", new Requests.NewChannel(ChannelKind.OPEN, name, null, List.of()));
    }

    private static void assertSendsAndReadsFiles(Http person) {
        String channel = person.post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Files", null, List.of()))
                .as(Channel.class).id();
        Message.Attachment file = person.send("POST", "/api/v1/attachments?name=plan.txt", Optional.of("application/octet-stream"),
                "mangoes".getBytes(StandardCharsets.UTF_8)).as(Message.Attachment.class);
        Message sent = person.post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend("one", "12 mangoes", null, List.of(file.id()))).as(Message.class);
        assertThat(sent.body()).isEqualTo("12 mangoes");

        Http.Answer part = person.send("GET", "/api/v1/attachment/" + file.id(), Optional.empty(), new byte[0], "Range", "bytes=1-3");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).hasValue("bytes 1-3/7");
        assertThat(part.text()).isEqualTo("ang");
    }
}
