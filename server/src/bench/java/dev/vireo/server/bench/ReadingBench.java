package dev.vireo.server.bench;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.database.ManyMessages;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long an office with a million messages, half of them in one channel, takes to answer what people ask day by day; on H2 and on
 * PostgreSQL. The first answers do not count.
 */
final class ReadingBench {

    private static final int SIZE = Integer.getInteger("vireo.bench.messages", 1_000_000);
    private static final List<String> DATABASES = List.of(System.getProperty("vireo.bench.databases", "h2,postgresql").split(","));
    private static final int WARMING_UP = 5;
    private static final int TIMES = 15;

    private final TestOffice office;
    private final TestChannel large;

    private ReadingBench(TestOffice office) {
        this.office = office;
        Answers.ChannelList channels = office.as("rama").get("/api/v1/channels").as(Answers.ChannelList.class);
        this.large = new TestChannel(office, channels.channels().stream()
                .filter(channel -> channel.kind() == ChannelKind.GROUP).findFirst().orElseThrow().id());
    }

    public static void main(String[] args) throws Exception {
        for (String database : DATABASES) {
            System.setProperty("vireo.test.database", database);
            try (TestOffice office = TestOffice.open()) {
                long begun = System.nanoTime();
                fill(office);
                System.out.printf(Locale.ROOT, "%s: %,d messages, written in %d s%n%n| what | median ms | longest |%n|---|---:|---:|%n",
                        database,
                        SIZE, (System.nanoTime() - begun) / 1_000_000_000);
                new ReadingBench(office).measure();
            }
        }
    }

    private static void fill(TestOffice office) throws SQLException {
        int port = office.stop();
        ManyMessages.write(office.databaseUrl(), SIZE);
        office.start(port);
    }

    private void measure() throws Exception {
        Message newest = large.send("rama", "Is this thing on, @sita?");
        String channel = "/api/v1/channel/" + large.id();
        String messages = channel + "/messages?limit=50";
        String middle = large.history("rama", "?limit=50&before=" + newest.id()).messages().getFirst().id();
        String old = Long.toString(Long.parseLong(newest.id()) - SIZE / 2 + Long.parseLong(newest.id()) % 2);
        Message root = large.send("rama", "Who comes along?");
        large.reply("sita", root, "I do.");
        get("newest page of a channel", "rama", messages);
        get("page before a message", "rama", messages + "&before=" + middle);
        get("page after a message", "rama", messages + "&after=" + middle);
        get("page around an old message", "rama", messages + "&around=" + inTheMiddle(old));
        get("thread", "rama", "/api/v1/message/" + root.id() + "/thread");
        get("one message", "rama", "/api/v1/message/" + newest.id());
        get("list of channels", "sita", "/api/v1/channels");
        get("unread counts", "sita", "/api/v1/unread");
        get("unread counts, simple", "sita", "/api/users/messages/unread-counts/sita");
        get("latest direct messages", "rama", "/api/users/messages/poll/rama");
        get("direct messages since a time", "rama", "/api/users/messages/poll/rama?since=2020-01-01T00:00:00Z");
        get("members of a channel", "rama", channel + "/members");
        get("search", "rama", "/api/v1/search?query=thing");
        get("sessions", "rama", "/api/v1/sessions");
        get("access tokens", "rama", "/api/v1/user/rama/tokens");
        get("audit log, newest page", "shyam", "/api/v1/audit");
        get("audit log of one person", "shyam", "/api/v1/audit?person=sita");
        get("audit log, one rare action by one person", "shyam", "/api/v1/audit?person=rama&action=token_made");
        get("audit log from its beginning", "shyam", "/api/v1/audit?after=0");
        for (int back : new int[] {100, SIZE / 2, SIZE}) {
            get("events from " + (back == SIZE ? "the beginning" : String.format(Locale.ROOT, "%,d back", back)), "rama",
                    "/api/v1/events?after=" + cursor(back));
        }
        get("events for somebody who sees few of them", "shyam", "/api/v1/events?after=" + cursor(SIZE));
        time("marking read", () -> large.read("sita", newest));
        Message thousandBack = message(inTheMiddle(Long.toString(Long.parseLong(newest.id()) - 2_000)));
        time("marking 1,000 messages unread", () -> large.markUnread("sita", thousandBack));
        time("sending", () -> large.send("rama", "Still on?"));
        time("sending to everybody", () -> large.send("rama", "@channel Still on?"));
        time("reply", () -> large.reply("sita", root, "So do I."));
        time("reaction", () -> {
            large.react("sita", newest, "👍");
            return large.takeBack("sita", newest, "👍");
        });
        time("joining and leaving", () -> {
            office.as("rama").post(channel + "/members", new Requests.NewMembers(List.of("lakshman")));
            return office.as("lakshman").delete(channel + "/member/lakshman");
        });
    }

    /** A message of the large channel somewhere in its middle. */
    private String inTheMiddle(String near) {
        long id = Long.parseLong(near);
        return office.as("rama").get("/api/v1/message/" + id).as(Message.class).channelId().equals(large.id()) ? near
                : Long.toString(id + 1);
    }

    private Message message(String id) {
        return office.as("rama").get("/api/v1/message/" + id).as(Message.class);
    }

    private String cursor(int back) {
        String head = office.as("rama").get("/api/v1/events").as(Answers.EventPage.class).cursor().toString();
        int dash = head.indexOf('-');
        return head.substring(0, dash) + "-" + Math.max(0, Long.parseLong(head.substring(dash + 1)) - back);
    }

    private void get(String what, String username, String path) throws Exception {
        time(what, () -> {
            int status = office.as(username).get(path).status();
            if (status >= 300) {
                throw new IllegalStateException(path + " gave " + status);
            }
            return status;
        });
    }

    private void time(String what, Callable<?> work) throws Exception {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < WARMING_UP + TIMES; i++) {
            long begun = System.nanoTime();
            work.call();
            if (i >= WARMING_UP) {
                taken.add((System.nanoTime() - begun) / 1e6);
            }
        }
        taken.sort(Double::compare);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", what, taken.get(TIMES / 2), taken.getLast());
    }
}
