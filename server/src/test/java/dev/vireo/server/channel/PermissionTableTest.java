package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Requests.ChannelChange;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The permission table, cell by cell: Rama, in each role in a channel of each kind, tries each thing over HTTP. The table is
 * written down here once more, so that nobody changes it by accident.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionTableTest {

    /** The roles in groups and open channels, and what the two of a direct channel may. */
    private static final String TABLE = """
                              OWNER MODERATOR MEMBER READER direct
            READ              yes   yes       yes    yes    yes
            LEAVE             yes   yes       yes    yes    -
            WRITE             yes   yes       yes    -      yes
            REACT             yes   yes       yes    -      yes
            PIN               yes   yes       yes    -      yes
            MENTION_ALL       yes   yes       -      -      -
            INVITE            yes   yes       yes    -      -
            REMOVE            yes   yes       -      -      -
            DESCRIBE          yes   yes       -      -      -
            DELETE_OF_OTHERS  yes   yes       -      -      -
            SEE_VERSIONS      yes   yes       -      -      -
            GIVE_ROLES        yes   -         -      -      -
            ARCHIVE           yes   -         -      -      -
            SET_RETENTION     yes   -         -      -      -
            EXPORT            yes   -         -      -      -
            """;

    private static final String THUMB = "%F0%9F%91%8D";

    private TestOffice office;
    private Talk talk;

    @BeforeAll
    void open() {
        office = TestOffice.open();
        talk = new Talk(office);
    }

    @AfterAll
    void close() {
        office.close();
    }

    private record Cell(Permission permission, ChannelKind kind, ChannelRole role, boolean allowed) {
    }

    private static List<Cell> cells() {
        return TABLE.lines().skip(1).map(line -> line.split(" +")).flatMap(row -> {
            Permission permission = Permission.valueOf(row[0]);
            Stream<Cell> named = Arrays.stream(ChannelRole.values()).flatMap(role -> Stream.of(ChannelKind.GROUP, ChannelKind.OPEN)
                    .map(kind -> new Cell(permission, kind, role, row[1 + role.ordinal()].equals("yes"))));
            return Stream.concat(named,
                    Stream.of(new Cell(permission, ChannelKind.DIRECT, ChannelRole.MEMBER, row[5].equals("yes"))));
        }).toList();
    }

    @Test
    void theTableIsTheOneThatClientsAsk() {
        assertThat(cells()).extracting(Cell::permission).contains(Permission.values());
        assertThat(cells()).allSatisfy(
                cell -> assertThat(cell.permission().granted(cell.kind(), cell.role())).as(cell.toString()).isEqualTo(cell.allowed()));
    }

    @TestFactory
    Stream<DynamicTest> everyCellHoldsOverHttp() {
        return cells().stream().filter(cell -> isServed(cell.permission())).map(cell -> dynamicTest(
                cell.permission() + " " + cell.kind() + " " + cell.role(), () -> check(cell)));
    }

    private boolean isServed(Permission permission) {
        return permission != Permission.EXPORT || office.server().routes().contains("POST /api/v1/channel/{channel_id}/export");
    }

    private void check(Cell cell) {
        Channel channel = channel(cell);
        Message theirs = talk.send("shyam", channel, "From its first owner");

        Answer answer = attempt(cell.permission(), channel, theirs);

        if (cell.permission() == Permission.MENTION_ALL && answer.status() == 201) {
            // Whoever may write but not call everybody is not refused: the words call nobody.
            assertThat(answer.as(Message.class).mentions().contains(Message.EVERYONE)).isEqualTo(cell.allowed());
        } else if (cell.allowed()) {
            assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("not_allowed");
        }
    }

    private Channel channel(Cell cell) {
        if (cell.kind() == ChannelKind.DIRECT) {
            return talk.direct("shyam", "rama");
        }
        Channel channel = talk.make("shyam", cell.kind(), cell.permission() + " " + cell.role(), "rama", "sita").as(Channel.class);
        talk.give("shyam", channel, "rama", cell.role());
        return channel;
    }

    private Answer attempt(Permission permission, Channel channel, Message theirs) {
        String other = channel.kind() == ChannelKind.DIRECT ? "shyam" : "sita";
        String message = "/api/v1/message/" + theirs.id();
        return switch (permission) {
            case READ -> office.as("rama").get(Talk.of(channel));
            case LEAVE -> talk.leave("rama", channel);
            case WRITE -> talk.tries("rama", channel, "From Rama");
            case REACT -> office.as("rama").send("PUT", message + "/reaction/" + THUMB, null);
            case PIN -> office.as("rama").send("PUT", message + "/pin", null);
            case MENTION_ALL -> talk.tries("rama", channel, "Listen, @channel");
            case INVITE -> talk.add("rama", channel, "lakshman");
            case REMOVE -> talk.remove("rama", channel, other);
            case DESCRIBE -> talk.change("rama", channel, new ChannelChange(null, "By Rama", null, null));
            case DELETE_OF_OTHERS -> office.as("rama").delete(message);
            case SEE_VERSIONS -> office.as("rama").get(message + "/versions");
            case GIVE_ROLES -> talk.give("rama", channel, other, ChannelRole.READER);
            case ARCHIVE -> talk.archive("rama", channel);
            case SET_RETENTION -> talk.change("rama", channel, new ChannelChange(null, null, null, 30));
            case EXPORT -> exported(office.as("rama").post(Talk.of(channel) + "/export"));
        };
    }

    /** One person has one export at a time; the next cell begins another. */
    private Answer exported(Answer started) {
        if (started.status() == 202) {
            String export = "/api/v1/export/" + started.as(Answers.ExportProgress.class).id();
            Await.until("the export is done",
                    () -> !office.as("rama").get(export).as(Answers.ExportProgress.class).state().equals("running"));
        }
        return started;
    }
}
