package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What guests get of random offices, by every route that reads and on their streams, against what sets of shared channels say:
 * nothing more, nothing less. Each run has another office. A failure names its seed; {@code -Dvireo.test.seed} repeats it.
 */
final class GuestViewsTest {

    private static final String V1 = "/api/v1";
    private static final String SIMPLE = "/api/users/messages/";
    private static final int STEPS = 36;
    private static final int STEPS_BETWEEN_LOOKS = 18;
    private static final String NOBODY = "nobody";
    private static final List<String> OF_A_PERSON = List.of("", "/avatar", "/status", "/tokens");

    static List<Long> seeds() {
        Long given = Long.getLong("vireo.test.seed");
        return List.of(given != null ? given : System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGuestGetsWhatTheSharedChannelsSay(long seed) throws InterruptedException {
        List<String> story = new ArrayList<>(List.of("seed " + seed));
        try (TestOffice office = TestOffice.open(); Readers readers = new Readers(office)) {
            RandomOffice life = new RandomOffice(office, new Random(seed));
            Cursor start = life.as("shyam").get(V1 + "/channels").as(Answers.ChannelList.class).cursor();
            readers.open();
            for (int i = 1; i <= STEPS; i++) {
                story.add(life.step());
                if (i % STEPS_BETWEEN_LOOKS == 0) {
                    RandomOffice.CHANGING.forEach(viewer -> look(life, viewer));
                }
            }
            life.as("shyam").patch(V1 + "/office", "{\"name\":\"The end\"}");
            for (String reader : RandomOffice.CHANGING) {
                readers.awaitEnd(reader);
                assertThat(readers.told.get(reader)).as("the stream of " + reader).isEqualTo(life.told(reader));
                assertThat(life.everSeenBy(reader)).as("whose presence was told to " + reader).containsAll(readers.present.get(reader));
                assertThat(readers.present.get(reader)).as("whose presence was told to " + reader).containsAll(life.introducedTo(reader));
                assertThat(polled(life, reader, start)).as("what " + reader + " polls").isEqualTo(life.toBePolledBy(reader));
            }
        } catch (AssertionError e) {
            throw new AssertionError(String.join("\n", story), e);
        }
    }

    private static void look(RandomOffice life, String viewer) {
        Set<String> seen = life.seenBy(viewer);
        lookAtLists(life, viewer, seen);
        for (String each : life.people()) {
            lookAt(life, viewer, each, seen.contains(each));
        }
        lookAtChannels(life, viewer, seen);
    }

    private static void lookAtLists(RandomOffice life, String viewer, Set<String> seen) {
        List<User> users = users(life, viewer, "");
        assertThat(users).extracting(User::username).as("whom " + viewer + " sees").containsExactlyElementsOf(seen);
        assertThat(users).allSatisfy(user -> assertThat(user.displayName()).isEqualTo(life.name(user.username())));
        List<String> paged = new ArrayList<>();
        List<User> page = users(life, viewer, "?query=person&limit=2");
        while (!page.isEmpty()) {
            page.forEach(user -> paged.add(user.username()));
            page = users(life, viewer, "?query=person&limit=2&after=" + paged.getLast());
        }
        assertThat(paged).as("the pages of " + viewer)
                .containsExactlyElementsOf(seen.stream().filter(each -> each.startsWith("person")).toList());
        assertThat(life.as(viewer).get(V1 + "/online-users").as(Answers.OnlineUsers.class).users()).extracting(Status::user)
                .containsExactlyElementsOf(seen.stream().filter(RandomOffice.CHANGING::contains).toList());
    }

    private static void lookAt(RandomOffice life, String viewer, String other, boolean seen) {
        for (String path : OF_A_PERSON) {
            Answer answer = life.as(viewer).get(V1 + "/user/" + other + path);
            if (!seen) {
                assertSameAsOfNobody(life, viewer, answer, V1 + "/user/" + NOBODY + path);
            } else if (path.equals("/avatar")) {
                assertThat(answer.problem()).isEqualTo("avatar_not_found");
            } else {
                assertThat(answer.status()).as(viewer + " asks for " + other + path)
                        .isEqualTo(path.equals("/tokens") && !viewer.equals(other) ? 403 : 200);
            }
        }
        Answer polling = life.as(viewer).get(SIMPLE + "poll/" + other);
        if (seen) {
            assertThat(polling.status()).isEqualTo(viewer.equals(other) ? 200 : 403);
        } else {
            assertSameAsOfNobody(life, viewer, polling, SIMPLE + "poll/" + NOBODY);
            assertThat(life.as(viewer).post(V1 + "/direct/" + other).text())
                    .isEqualTo(life.as(viewer).post(V1 + "/direct/" + NOBODY).text());
        }
    }

    private static void assertSameAsOfNobody(RandomOffice life, String viewer, Answer answer, String path) {
        Answer ofNobody = life.as(viewer).get(path);
        assertThat(answer.status()).isEqualTo(404).isEqualTo(ofNobody.status());
        assertThat(answer.text()).isEqualTo(ofNobody.text());
    }

    private static void lookAtChannels(RandomOffice life, String viewer, Set<String> seen) {
        Set<String> mine = new TreeSet<>();
        life.channels().forEach((id, members) -> {
            boolean member = members.contains(viewer);
            assertThat(life.as(viewer).get(V1 + "/channel/" + id).status()).isEqualTo(member ? 200 : 404);
            if (member) {
                mine.add(id);
                assertThat(life.as(viewer).get(V1 + "/channel/" + id + "/members").as(Answers.Members.class).members())
                        .extracting(Member::user).containsExactlyElementsOf(members);
            }
        });
        life.directs().forEach((both, id) -> {
            if (both.contains(viewer)) {
                mine.add(id);
                String other = both.stream().filter(each -> !each.equals(viewer)).findFirst().orElseThrow();
                assertThat(life.as(viewer).post(V1 + "/channel/" + id + "/typing").status()).as(viewer + " writes to " + other)
                        .isEqualTo(life.areInReach(viewer, other) ? 204 : 403);
                Set<String> online = new TreeSet<>(both);
                online.retainAll(RandomOffice.CHANGING);
                online.retainAll(seen);
                assertThat(life.as(viewer).get(V1 + "/channel/" + id + "/online-members").as(Answers.OnlineUsers.class).users())
                        .extracting(Status::user).containsExactlyElementsOf(online);
            }
        });
        assertThat(life.as(viewer).get(V1 + "/channels").as(Answers.ChannelList.class).channels()).extracting(Channel::id)
                .containsExactlyInAnyOrderElementsOf(mine);
        assertThat(life.as(viewer).get(V1 + "/open-channels").status()).isEqualTo(life.isGuest(viewer) ? 403 : 200);
    }

    private static List<User> users(RandomOffice life, String viewer, String query) {
        return life.as(viewer).get(V1 + "/users" + query).as(Answers.UserList.class).users();
    }

    private static List<String> polled(RandomOffice life, String reader, Cursor start) {
        Cursor end = life.as("shyam").get(V1 + "/channels").as(Answers.ChannelList.class).cursor();
        List<String> lines = new ArrayList<>();
        Cursor at = start;
        while (at.pos() < end.pos()) {
            Answers.EventPage page = Json.readEvents(life.as(reader).get(V1 + "/events?limit=20&after=" + at).bytes());
            page.events().stream().map(logged -> Readers.line(logged.event())).filter(line -> !line.isEmpty()).forEach(lines::add);
            at = page.cursor();
        }
        return lines;
    }

    /** The streams of those who may be guests, and what they said of people. */
    private record Readers(TestOffice office, Map<String, OpenStream> streams, Map<String, List<String>> told,
            Map<String, Set<String>> present) implements AutoCloseable {

        Readers(TestOffice office) {
            this(office, new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        void open() throws InterruptedException {
            for (String reader : RandomOffice.CHANGING) {
                told.put(reader, new ArrayList<>());
                present.put(reader, new TreeSet<>());
                streams.put(reader, OpenStream.of(office.address(), reader, office.token(reader)));
                await(reader, "\"heartbeat\"");
            }
        }

        void awaitEnd(String reader) throws InterruptedException {
            await(reader, "The end");
        }

        private void await(String reader, String end) throws InterruptedException {
            streams.get(reader).awaitLine(line -> {
                if (line.startsWith("data: ")) {
                    take(reader, Json.readEvent(line.substring("data: ".length())));
                }
                return line.contains(end);
            });
        }

        private void take(String reader, Event event) {
            if (event instanceof Event.PresenceChanged(Status status)) {
                present.get(reader).add(status.user());
            } else if (!line(event).isEmpty()) {
                told.get(reader).add(line(event));
            }
        }

        static String line(Event event) {
            return switch (event) {
                case Event.UserUpdated(User user) -> user.username() + " is " + user.displayName()
                        + (user.role() == OfficeRole.GUEST ? ", a guest" : "");
                case Event.Resync resync -> "resync";
                default -> "";
            };
        }

        @Override
        public void close() {
            streams.values().forEach(OpenStream::close);
        }
    }
}
