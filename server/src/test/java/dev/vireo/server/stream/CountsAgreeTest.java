package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever four people do, every way of asking for unread counts gives the same ones. */
class CountsAgreeTest {

    private static final List<String> PEOPLE = List.of("shyam", "rama", "sita", "lakshman");
    private static final List<String> TEXTS = List.of("Hello", "@sita look", "@rama and @lakshman", "@channel listen", "@here");
    private static final List<String> EMOJI = List.of("\uD83D\uDC4D", "\u2764", "\uD83D\uDE80");
    private static final int STEPS = 120;

    private TestOffice office;

    @BeforeEach
    void open() {
        office = TestOffice.open();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void whateverPeopleDoAllCountsAgree(long seed) {
        TestChannel group = TestChannel.group(office, "Lanka", "rama", "sita", "lakshman");
        TestChannel direct = TestChannel.direct(office, "shyam", "rama");
        Map<String, Reader> streams = PEOPLE.stream().collect(Collectors.toMap(name -> name, name -> Reader.open(office, name)));
        streams.values().forEach(stream -> stream.next(Event.Heartbeat.class));

        Random random = new Random(seed);
        Series inGroup = new Series(group, PEOPLE, random);
        Series inDirect = new Series(direct, List.of("shyam", "rama"), random);
        for (int i = 0; i < STEPS; i++) {
            (random.nextInt(4) == 0 ? inDirect : inGroup).step();
        }

        streams.forEach((username, stream) -> {
            Map<String, ChannelUnread> fetched = byChannel(office.as(username).get("/api/v1/unread").as(Unread.class).channels());
            assertThat(countsOfChannels(username)).as("GET /channels for %s", username).isEqualTo(fetched);
            assertThat(digestOfNewStream(username)).as("heartbeat of %s", username)
                    .isEqualTo(Unread.of(List.copyOf(fetched.values())).digest());
            assertStreamTold(stream, fetched);
        });
        office.restart();
        for (String username : PEOPLE) {
            assertThat(digestOfNewStream(username)).as("counted anew from what is stored")
                    .isEqualTo(office.as(username).get("/api/v1/unread").as(Unread.class).digest());
        }
        streams.values().forEach(Reader::close);
    }

    /** The updates of a stream, one over the other, come to what is so in the end. */
    private static void assertStreamTold(Reader stream, Map<String, ChannelUnread> expected) {
        Map<String, ChannelUnread> told = new HashMap<>();
        expected.keySet().forEach(id -> told.put(id, new ChannelUnread(id, 0, 0, List.of())));
        if (!told.equals(expected)) {
            stream.next(frame -> {
                if (frame.event() instanceof Event.UnreadUpdate(Unread unread)) {
                    unread.channels().forEach(channel -> told.put(channel.channelId(), channel));
                    int total = expected.values().stream().mapToInt(ChannelUnread::unread).sum();
                    return told.equals(expected) && unread.total() == total;
                }
                return false;
            });
        }
    }

    private Map<String, ChannelUnread> countsOfChannels(String username) {
        return byChannel(office.as(username).get("/api/v1/channels").as(Answers.ChannelList.class).channels().stream()
                .map(CountsAgreeTest::counts)
                .toList());
    }

    private static ChannelUnread counts(Channel channel) {
        return new ChannelUnread(channel.id(), channel.unread(), channel.mentions(), channel.threads());
    }

    private String digestOfNewStream(String username) {
        try (Reader stream = Reader.open(office, username)) {
            return stream.next(Event.Heartbeat.class).unreadDigest();
        }
    }

    private static Map<String, ChannelUnread> byChannel(List<ChannelUnread> channels) {
        return channels.stream().collect(Collectors.toMap(ChannelUnread::channelId, one -> one, (one, same) -> one, TreeMap::new));
    }

    /** What people do in one channel, one thing at a time. */
    private static final class Series {

        private final TestChannel channel;
        private final List<String> people;
        private final Random random;
        private final List<Message> roots = new ArrayList<>();
        private final List<Message> all = new ArrayList<>();

        Series(TestChannel channel, List<String> people, Random random) {
            this.channel = channel;
            this.people = people;
            this.random = random;
        }

        void step() {
            String actor = any(people);
            if (roots.isEmpty() || random.nextInt(5) == 0) {
                Message sent = channel.send(actor, any(TEXTS));
                roots.add(sent);
                all.add(sent);
                return;
            }
            Message message = any(all);
            switch (random.nextInt(9)) {
                case 0, 1 -> all.add(channel.reply(actor, any(roots), any(TEXTS)));
                case 2, 3 -> channel.read(actor, message);
                case 4 -> expect(channel.edit(message.author(), message, any(TEXTS)), 200, 409);
                case 5 -> expect(channel.react(actor, message, any(EMOJI)), 200, 409);
                case 6 -> channel.follow(actor, message, random.nextBoolean());
                case 7 -> channel.markUnread(actor, message);
                default -> {
                    if (random.nextInt(3) == 0) {
                        expect(channel.delete(message.author(), message), 204, 204);
                    } else {
                        expect(channel.takeBack(actor, message, any(EMOJI)), 200, 409);
                    }
                }
            }
        }

        private static void expect(Answer answer, int one, int other) {
            assertThat(answer.status()).as(answer.toString()).isIn(one, other);
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
