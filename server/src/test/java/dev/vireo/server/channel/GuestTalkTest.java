package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.server.channel.RandomTalk.Written;
import dev.vireo.testing.Await;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What guests and others find and hear of what is said in a random office, in its channels and between two: hits of a search, messages
 * and those they mention, files, exports, what streams and polling tell of messages, reading and typing; nothing more, nothing less. As with {@link GuestViewsTest}, a failure names its seed.
 */
final class GuestTalkTest {

    private static final String V1 = "/api/v1";
    private static final int STEPS = 40;

    private final Map<String, OpenStream> streams = new HashMap<>();
    private final Map<String, List<Event>> heard = new HashMap<>();
    private int settled;

    static List<Long> seeds() {
        return GuestViewsTest.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsSaidReachesThePeopleOfItsChannelAndNobodyElse(long seed) throws InterruptedException {
        List<String> story = new ArrayList<>(List.of("seed " + seed));
        try (TestOffice office = TestOffice.open()) {
            Random random = new Random(seed);
            RandomOffice life = new RandomOffice(office, random);
            RandomTalk talk = new RandomTalk(life, random, () -> settle(life));
            Cursor start = life.as("shyam").get(V1 + "/channels").as(Answers.ChannelList.class).cursor();
            for (String reader : RandomOffice.CHANGING) {
                heard.put(reader, new ArrayList<>());
                streams.put(reader, OpenStream.of(office.address(), reader, office.token(reader)));
                hear(reader, "\"heartbeat\"");
            }
            for (int i = 0; i < STEPS; i++) {
                story.add(random.nextInt(3) == 0 ? life.step() : talk.step());
            }
            settle(life);
            Await.until("all that was written is in the index", () -> allFound(life) == talk.written().size());
            for (String reader : RandomOffice.CHANGING) {
                assertThat(lines(heard.get(reader))).as("the stream of " + reader).isEqualTo(talk.told(reader));
                assertPolled(life, talk, reader, start);
                assertFound(life, talk, reader);
            }
        } catch (AssertionError e) {
            throw new AssertionError(String.join("\n", story), e);
        } finally {
            streams.values().forEach(OpenStream::close);
        }
    }

    /** Waits until all streams have told what has happened. */
    private void settle(RandomOffice life) {
        String name = "Moment " + ++settled + ".";
        life.as("shyam").patch(V1 + "/office", Map.of("name", name));
        try {
            for (String reader : RandomOffice.CHANGING) {
                hear(reader, name);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void hear(String reader, String end) throws InterruptedException {
        streams.get(reader).awaitLine(line -> {
            if (line.startsWith("data: ")) {
                heard.get(reader).add(Json.readEvent(line.substring("data: ".length())));
            }
            return line.contains(end);
        });
    }

    private static void assertPolled(RandomOffice life, RandomTalk talk, String reader, Cursor start) {
        List<Event> polled = polled(life, reader, start);
        assertThat(lines(polled)).as("what " + reader + " polls").isEqualTo(talk.toBePolledBy(reader));
        assertThat(polled.stream().filter(Event.UserUpdated.class::isInstance).map(event -> ((Event.UserUpdated) event).user().username()))
                .isSubsetOf(life.seenBy(reader));
    }

    private static void assertFound(RandomOffice life, RandomTalk talk, String viewer) {
        List<Message> hits = found(life, viewer);
        assertThat(hits).extracting(Message::id).as("what " + viewer + " finds").containsExactlyInAnyOrderElementsOf(talk.written().stream()
                .filter(message -> life.membersOf(message.place()).contains(viewer)).map(Written::id).toList());
        for (Written message : talk.written()) {
            boolean member = life.membersOf(message.place()).contains(viewer);
            var answer = life.as(viewer).get(V1 + "/message/" + message.id());
            assertThat(answer.status()).as(viewer + " asks for " + message).isEqualTo(member ? 200 : 404);
            if (member) {
                assertThat(answer.as(Message.class).mentions()).as("who is called in " + message)
                        .containsExactlyInAnyOrderElementsOf(message.mentions());
            }
            if (!message.file().isEmpty()) {
                assertThat(life.as(viewer).get(V1 + "/attachment/" + message.file()).status())
                        .as(viewer + " asks for the file of " + message)
                        .isEqualTo(member ? 200 : 404);
            }
        }
        life.channels().forEach((channel, members) -> assertThat(life.as(viewer).post(V1 + "/channel/" + channel + "/export").status())
                .as(viewer + " exports " + channel).isEqualTo(members.contains(viewer) ? 403 : 404));
    }

    /** Shyam is in all channels, and one of the others in each conversation. */
    private static long allFound(RandomOffice life) {
        return Stream.concat(Stream.of("shyam"), RandomOffice.CHANGING.stream()).flatMap(each -> found(life, each).stream())
                .map(Message::id).distinct().count();
    }

    private static List<Message> found(RandomOffice life, String viewer) {
        return life.as(viewer).get(V1 + "/search?limit=100&query=" + RandomTalk.WORD).as(Answers.SearchResults.class).hits().stream()
                .map(Answers.SearchHit::message).toList();
    }

    private static List<String> lines(List<Event> events) {
        return events.stream().map(RandomTalk::line).filter(line -> !line.isEmpty()).toList();
    }

    private static List<Event> polled(RandomOffice life, String reader, Cursor start) {
        Cursor end = life.as("shyam").get(V1 + "/channels").as(Answers.ChannelList.class).cursor();
        List<Event> events = new ArrayList<>();
        Cursor at = start;
        while (at.pos() < end.pos()) {
            Answers.EventPage page = Json.readEvents(life.as(reader).get(V1 + "/events?limit=100&after=" + at).bytes());
            page.events().stream().map(LoggedEvent::event).forEach(events::add);
            at = page.cursor();
        }
        return events;
    }
}
