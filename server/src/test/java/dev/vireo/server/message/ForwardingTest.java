package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passing messages on, over HTTP. */
class ForwardingTest {

    private TestOffice office;
    private TestChannel lanka;
    private TestChannel ayodhya;

    @BeforeEach
    void open() {
        office = TestOffice.open();
        lanka = TestChannel.group(office, "Lanka", "rama", "sita");
        ayodhya = TestChannel.group(office, "Ayodhya", "sita", "lakshman");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aForwardedMessageSaysWhoWroteItAndWhenAndNothingOfWhere() {
        Message original = lanka.send("rama", "The bridge is ready, @sita and @channel");

        Message passedOn = ayodhya.forward("sita", original, "1").as(Message.class);
        Message again = lanka.forward("lakshman", passedOn, "2").status() == 404
                ? TestChannel.direct(office, "lakshman", "shyam").forward("lakshman", passedOn, "2").as(Message.class)
                : passedOn;

        assertThat(passedOn.author()).isEqualTo("sita");
        assertThat(passedOn.body()).isEqualTo(original.body());
        assertThat(passedOn.mentions()).as("nobody is called anew").isEmpty();
        assertThat(passedOn.forwarded()).isEqualTo(new Message.Forwarded("rama", original.createdAt()));
        assertThat(ayodhya.see("lakshman", passedOn)).isEqualTo(passedOn);
        assertThat(again.forwarded()).as("still the first author").isEqualTo(passedOn.forwarded());
        assertThat(office.as("lakshman").get("/api/v1/message/" + passedOn.id()).text())
                .doesNotContain("\"" + original.id() + "\"").doesNotContain("\"" + lanka.id() + "\"");
    }

    @Test
    void theFilesGoAlongWithTheirReadersOfTheirOwn() throws SQLException {
        String id = upload("plan.txt", "dig here");
        Message original = office.as("rama").post("/api/v1/channel/" + lanka.id() + "/messages",
                new Requests.MessageToSend(null, "", null, List.of(id))).as(Message.class);

        Message passedOn = ayodhya.forward("sita", original, "1").as(Message.class);

        assertThat(passedOn.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("plan.txt");
            assertThat(file.id()).isNotEqualTo(id);
            assertThat(office.as("lakshman").get("/api/v1/attachment/" + file.id()).text()).isEqualTo("dig here");
            assertThat(office.as("rama").get("/api/v1/attachment/" + file.id()).status()).isEqualTo(404);
        });
        assertThat(office.as("lakshman").get("/api/v1/attachment/" + id).status()).as("the original's stays closed").isEqualTo(404);
        lanka.delete("rama", original);
        office.tidyUp();
        assertThat(office.as("lakshman").get("/api/v1/attachment/" + passedOn.attachments().getFirst().id()).text()).isEqualTo("dig here");
        ayodhya.delete("sita", passedOn);
        assertThat(Rows.count(office.databaseUrl(), "attachment")).isZero();
        assertThat(Rows.count(office.databaseUrl(), "forwarded")).isZero();
    }

    @Test
    void aRepeatGivesTheFirstResultEvenAfterTheOriginalIsGone() {
        Message original = lanka.send("rama", "Once");
        Message other = lanka.send("rama", "Another");
        Message first = ayodhya.forward("sita", original, "same").as(Message.class);

        Answer repeat = ayodhya.forward("sita", original, "same");
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.as(Message.class)).isEqualTo(first);
        assertThat(ayodhya.forward("sita", other, "same").problem()).isEqualTo("client_id_reused");
        assertThat(send("sita", ayodhya, new Requests.MessageToSend("same", "Once", null, null)).problem()).isEqualTo("client_id_reused");
        lanka.delete("rama", original);
        assertThat(ayodhya.forward("sita", original, "same").as(Message.class)).isEqualTo(first);
        assertThat(ayodhya.forward("sita", original, "new").problem()).isEqualTo("message_deleted");
    }

    @Test
    void onlyWhatOneSeesIsPassedOnAndOnlyToWhereOneMayWrite() {
        Message hidden = ayodhya.send("lakshman", "Not for Rama");
        assertThat(lanka.forward("rama", hidden, "1").status()).isEqualTo(404);
        assertThat(lanka.forward("rama", new Message("x", "", 1, "", "", hidden.createdAt(), null, false, null, List.of(), List.of(),
                List.of(), null, null, null, null), "2").status()).isEqualTo(404);

        office.as("shyam").patch("/api/v1/user/rama", new Requests.UserChange(null, null, null, null, OfficeRole.GUEST));
        Message own = lanka.send("rama", "From a guest");
        assertThat(ayodhya.forward("rama", own, "3").status()).isEqualTo(404);
        assertThat(lanka.forward("rama", own, "4").status()).isEqualTo(201);
        lanka.archive();
        assertThat(lanka.forward("sita", own, "5").problem()).isEqualTo("channel_archived");
        assertThat(ayodhya.forward("sita", own, "6").status()).as("out of the archive").isEqualTo(201);
    }

    @Test
    void aForwardedMessageKeepsItsWords() {
        Message original = lanka.send("rama", "As written");
        Message passedOn = ayodhya.forward("sita", original, "1").as(Message.class);

        assertThat(ayodhya.edit("sita", passedOn, "As changed").problem()).isEqualTo("message_forwarded");
        assertThat(send("sita", ayodhya, new Requests.MessageToSend("2", "Mine", null, null, original.id())).problem())
                .isEqualTo("invalid_forwarded_id");
        Message reply = send("sita", ayodhya, new Requests.MessageToSend("3", "", passedOn.id(), null, original.id())).as(Message.class);
        assertThat(reply.parentId()).isEqualTo(passedOn.id());
        assertThat(reply.body()).isEqualTo("As written");
    }

    private Answer send(String username, TestChannel to, Requests.MessageToSend request) {
        return office.as(username).post("/api/v1/channel/" + to.id() + "/messages", request);
    }

    private String upload(String name, String text) {
        return office.as("rama").send("POST", "/api/v1/attachments?name=" + name, Optional.of("application/octet-stream"),
                text.getBytes(StandardCharsets.UTF_8)).as(Message.Attachment.class).id();
    }
}
