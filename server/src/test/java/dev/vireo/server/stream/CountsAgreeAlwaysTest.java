package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.server.channel.Talk;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After each single thing that happens, people coming and going and messages expiring included, a heartbeat's digest is that of
 * the counts one fetches, in both ways of fetching them.
 */
final class CountsAgreeAlwaysTest {

    private static final Duration HEARTBEAT = Duration.ofMillis(20);
    private static final int STEPS = 40;
    private static final List<String> PEOPLE = List.of("shyam", "rama", "sita", "lakshman");
    private static final List<String> TEXTS = List.of("Hello", "@sita look", "@rama and @lakshman", "@channel listen", "@here");

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final Map<String, Reader> streams = new HashMap<>();
    private final List<String> channels = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<String> deeds = new ArrayList<>();
    private Random random = new Random(0);
    private TestOffice office;

    @BeforeEach
    void open() {
        office = TestOffice.open(config -> config.with(HEARTBEAT), () -> Instant.now().plus(passed.get()));
        Talk talk = new Talk(office);
        Channel week = talk.group("shyam", "Week", "rama", "sita", "lakshman");
        Channel day = talk.open("rama", "Day", "shyam", "sita");
        Channel direct = talk.direct("sita", "rama");
        office.as("shyam").patch("/api/v1/office", new Requests.OfficeChange(null, null, 2, null));
        talk.change("rama", day, new Requests.ChannelChange(null, null, null, 1));
        talk.change("shyam", week, new Requests.ChannelChange(null, null, null, 7));
        channels.addAll(List.of(week.id(), day.id(), direct.id()));
        PEOPLE.forEach(name -> streams.put(name, Reader.open(office, name)));
    }

    @AfterEach
    void close() {
        streams.values().forEach(Reader::close);
        office.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 11, 108})
    void afterEachThingThatHappensAllCountsAgree(long seed) {
        random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            something();
            PEOPLE.forEach(this::assertCountsAgree);
        }
        assertThat(deeds).as("done, not refused").filteredOn(deed -> deed.contains(" 20")).hasSizeGreaterThan(STEPS / 3);
    }

    private void assertCountsAgree(String username) {
        Answers.UnreadCounts counts = office.as(username).get("/api/v1/unread").as(Answers.UnreadCounts.class);
        Answers.ChannelList seen = office.as(username).get("/api/v1/channels").as(Answers.ChannelList.class);
        List<ChannelUnread> shown = seen.channels().stream()
                .map(channel -> new ChannelUnread(channel.id(), channel.unread(), channel.mentions(), channel.threads()))
                .toList();
        Event.Heartbeat heartbeat = (Event.Heartbeat) streams.get(username)
                .next(frame -> frame.event() instanceof Event.Heartbeat beat && beat.head().pos() >= counts.cursor().pos()).event();
        String told = username + "'s counts after " + deeds;
        assertThat(heartbeat.head()).as(told).isEqualTo(counts.cursor());
        assertThat(shown).as(told).isEqualTo(counts.channels());
        assertThat(heartbeat.unreadDigest()).as(told).isEqualTo(counts.digest()).isEqualTo(Unread.of(shown).digest());
    }

    private void something() {
        String who = any(PEOPLE);
        int what = messages.isEmpty() ? 0 : random.nextInt(24);
        switch (what) {
            case 0, 1, 2, 3 -> write(who, any(channels), null);
            case 4, 5, 6, 7 -> {
                Message first = any(messages);
                write(who, first.channelId(), first.parentId() == null ? first.id() : first.parentId());
            }
            case 8, 9, 10 -> {
                Message message = any(messages);
                post(who, channel(message) + "/read", new Requests.Read(message.id()));
            }
            case 11, 12 -> {
                Message message = any(messages);
                post(who, channel(message) + "/unread", new Requests.MarkUnread(message.id()));
            }
            case 13, 14 -> send(who, random.nextBoolean() ? "PUT" : "DELETE", "/message/" + any(messages).id() + "/following", null);
            case 15 -> {
                Message message = any(messages);
                send(message.author(), "DELETE", "/message/" + message.id(), null);
            }
            case 16 -> {
                Message message = any(messages);
                send(message.author(), "PATCH", "/message/" + message.id(), new Requests.MessageChange(any(TEXTS)));
            }
            case 17 -> send(who, "DELETE", "/channel/" + any(channels) + "/member/" + any(PEOPLE), null);
            case 18 -> send(who, "DELETE", "/channel/" + any(channels) + "/member/" + who, null);
            case 19, 20 -> post(who, "/channel/" + any(channels) + "/members", new Requests.NewMembers(List.of(any(PEOPLE))));
            case 21 -> post("shyam", "/channel/" + any(channels) + "/members", new Requests.NewMembers(PEOPLE));
            default -> {
                passed.updateAndGet(before -> before.plusHours(random.nextInt(16)));
                office.tidyUp();
                deeds.add("time passes");
            }
        }
    }

    private void write(String who, String channelId, String parentId) {
        Answer answer = post(who, "/channel/" + channelId + "/messages", new Requests.MessageToSend(null, any(TEXTS), parentId, null));
        if (answer.status() == 201) {
            messages.add(answer.as(Message.class));
        }
    }

    private static String channel(Message message) {
        return "/channel/" + message.channelId();
    }

    private Answer post(String who, String path, Object body) {
        return send(who, "POST", path, body);
    }

    /** What somebody may not do is refused, and is part of life. */
    private Answer send(String who, String method, String path, Object body) {
        Answer answer = office.as(who).send(method, "/api/v1" + path, body);
        deeds.add(who + " " + method + " " + path + " " + (body == null ? "" : body + " ") + answer.status());
        assertThat(answer.status()).as(deeds.getLast()).isLessThan(500);
        return answer;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
