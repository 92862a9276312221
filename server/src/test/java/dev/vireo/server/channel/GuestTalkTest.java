package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What guests and others find and hear of what is said in a random office: hits of a search, messages and those they mention, files,
 * exports, what streams and polling tell of messages, reading and typing. As with {@link GuestViewsTest}, a failure names its seed.
 */
final class GuestTalkTest {

    private static final String V1 = "/api/v1";
    private static final int STEPS = 40;

    private final Map<String, OpenStream> streams = new HashMap<>();
    private final Map<String, List<Event>> heard = new HashMap<>();

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
            RandomTalk talk = new RandomTalk(life, random);
            Cursor start = life.as("shyam").get(V1 + "/channels").as(Answers.ChannelList.class).cursor();
            for (String reader : RandomOffice.CHANGING) {
                heard.put(reader, new ArrayList<>());
                streams.put(reader, OpenStream.of(office.address(), reader, office.token(reader)));
                hear(reader, "\"heartbeat\"");
            }
            for (int i = 0; i < STEPS; i++) {
                story.add(random.nextInt(3) == 0 ? life.step() : talk.step());
            }
            life.as("shyam").patch(V1 + "/office", "{\"name\":\"The end\"}");
            Await.until("all that was written is in the index", () -> found(life, "shyam").size() == talk.written().size());
            for (String reader : RandomOffice.CHANGING) {
                hear(reader, "The end");
                assertHeard(life, talk, reader, start);
                assertFound(life, talk, reader);
            }
        } catch (AssertionError e) {
            throw new AssertionError(String.join("\n", story), e);
        } finally {
            streams.values().forEach(OpenStream::close);
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

    private void assertHeard(RandomOffice life, RandomTalk talk, String reader, Cursor start) {
        List<Event> events = heard.get(reader);
        assertThat(messages(events)).as("the stream of " + reader).isEqualTo(talk.told(reader));
        assertThat(events.stream().filter(Event.Typing.class::isInstance).map(Event.Typing.class::cast)
                .map(typing -> RandomTalk.types(typing.channelId(), typing.user())))
                .as("who types, to " + reader).isSubsetOf(talk.mayBeTold(reader));
        Set<String> own = new TreeSet<>(life.channels().keySet());
        own.removeIf(channel -> !everIn(events, channel));
        assertThat(events.stream().filter(Event.ReadReceipt.class::isInstance).map(event -> ((Event.ReadReceipt) event).channelId()))
                .as("who reads, to " + reader).isSubsetOf(own);

        Set<String> seen = life.seenBy(reader);
        List<Event> polled = polled(life, reader, start);
        // From before somebody came, a poll tells nothing; who asks for the channel's history reads it there.
        Set<String> theirs = talk.written().stream().filter(message -> life.channels().get(message.channel()).contains(reader))
                .map(message -> RandomTalk.wrote(message.id())).collect(Collectors.toSet());
        theirs.retainAll(talk.told(reader));
        assertThat(messages(polled)).as("what " + reader + " polls").isSubsetOf(theirs);
        assertThat(polled.stream().filter(Event.ReadReceipt.class::isInstance).map(Event.ReadReceipt.class::cast)
                .filter(receipt -> !life.channels().getOrDefault(receipt.channelId(), Set.of()).contains(reader)))
                .as("who read where " + reader + " is not").isEmpty();
        assertThat(polled.stream().filter(Event.UserUpdated.class::isInstance).map(event -> ((Event.UserUpdated) event).user().username()))
                .isSubsetOf(seen);
    }

    /** Whether somebody was told of coming to a channel. */
    private static boolean everIn(List<Event> events, String channel) {
        return events.stream().anyMatch(event -> event instanceof Event.ChannelUpdated(var it) && it.id().equals(channel)
                || event instanceof Event.MemberUpdated(String id, Member _, boolean _) && id.equals(channel));
    }

    private static void assertFound(RandomOffice life, RandomTalk talk, String viewer) {
        List<Message> hits = found(life, viewer);
        assertThat(hits).extracting(Message::id).as("what " + viewer + " finds").containsExactlyInAnyOrderElementsOf(talk.written().stream()
                .filter(message -> life.channels().get(message.channel()).contains(viewer)).map(Written::id).toList());
        for (Written message : talk.written()) {
            boolean member = life.channels().get(message.channel()).contains(viewer);
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

    private static List<Message> found(RandomOffice life, String viewer) {
        return life.as(viewer).get(V1 + "/search?limit=100&query=" + RandomTalk.WORD).as(Answers.SearchResults.class).hits().stream()
                .map(Answers.SearchHit::message).toList();
    }

    private static List<String> messages(List<Event> events) {
        return events.stream().filter(Event.NewMessage.class::isInstance)
                .map(event -> RandomTalk.wrote(((Event.NewMessage) event).message().id())).toList();
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
