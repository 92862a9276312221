package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.TestOffice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random life of an office, the same for the same seed: channels and members come and go, and in them people write, reply,
 * mention, react, edit, delete, read. What somebody may not do is refused, and is part of life.
 */
final class OfficeLife implements AutoCloseable {

    private static final List<String> EMOJI = List.of("👍", "🎉", "❤️", "👀");

    private final long seed;
    private final Random random;
    private final Runnable halfADayPasses;
    private final List<String> people;
    private final Map<String, ServerClient> clients = new HashMap<>();
    private final ServerClient connections;
    private final List<Channel> channels = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    /** The events since the last {@link #agreed}, in order. */
    private final List<String> deeds = new ArrayList<>();
    private StringBuilder deed = new StringBuilder();
    private int done;
    private int refused;
    private int count;

    /** @param halfADayPasses lets what is over by then expire */
    OfficeLife(TestOffice office, List<String> people, long seed, Runnable halfADayPasses) {
        this.halfADayPasses = halfADayPasses;
        this.seed = seed;
        this.random = new Random(seed);
        this.people = people;
        this.connections = ServerClient.of(office.address());
        people.forEach(name -> clients.put(name, connections.signedIn(office.token(name))));
    }

    @Override
    public void close() {
        connections.close();
    }

    ServerClient as(String username) {
        return clients.get(username);
    }

    int done() {
        return done;
    }

    int refused() {
        return refused;
    }

    /** Everybody sees the same. */
    void agreed() {
        deeds.clear();
    }

    List<String> sinceAgreed() {
        return List.copyOf(deeds);
    }

    /** A group of all, so that everybody sees something from the beginning. */
    void begin() {
        channels.add(as(people.getFirst()).channels().create(new Requests.NewChannel(ChannelKind.GROUP, "Everybody", "", people)));
        channels.add(as(people.get(1)).channels()
                .create(new Requests.NewChannel(ChannelKind.OPEN, "General " + seed, "", people.subList(2, 4))));
        for (Channel channel : channels) {
            for (int i = 0; i < 5; i++) {
                write(channel.kind() == ChannelKind.OPEN ? people.get(2) : anybody(), channel.id(), null);
            }
        }
    }

    /** Lets so many random events happen. */
    void goesOn(int things) {
        for (int i = 0; i < things; i++) {
            try {
                something(anybody());
                deeds.add(deed.toString());
                done++;
            } catch (ServerException.Refused e) {
                deeds.add(deed + ": refused");
                refused++;
                if (e.status() >= 500 || e.status() == 429) {
                    throw e;
                }
            }
        }
    }

    private void something(String who) {
        ServerClient client = as(who);
        int what = random.nextInt(36);
        deed = new StringBuilder(who + " case " + what);
        switch (what) {
            case 0 -> channels
                    .add(client.channels().create(new Requests.NewChannel(random.nextBoolean() ? ChannelKind.OPEN : ChannelKind.GROUP,
                            "Channel " + seed + " " + ++count, "", some(people))));
            case 1 -> client.channels().change(channel(), new Requests.ChannelChange("Renamed " + seed + " " + ++count, null, null, null));
            case 2 -> client.channels().change(channel(), new Requests.ChannelChange(null, "About " + ++count, null, null));
            case 3 -> client.channels().change(channel(), new Requests.ChannelChange(null, null, random.nextInt(4) == 0, null));
            case 4 -> client.channels().change(channel(), new Requests.ChannelChange(null, null, false, null));
            case 5, 6 -> client.channels().addMembers(channel(), List.of(who));
            case 7 -> client.channels().removeMember(channel(), who);
            case 8 -> client.channels().removeMember(channel(), anybody());
            case 9, 10 -> client.channels().addMembers(channel(), some(people));
            case 11, 12 ->
                    client.channels().changeMember(channel(), anybody(), new Requests.MemberChange(any(ChannelRole.values()), null, null));
            case 13 -> client.channels().changeMember(channel(), who,
                    new Requests.MemberChange(null, any(NotificationPreference.values()), null));
            case 14 -> client.channels().changeMember(channel(), who, new Requests.MemberChange(null, null,
                    Instant.now().plus(random.nextInt(3) - 1, ChronoUnit.HOURS)));
            case 15, 16, 17, 18 -> write(who, channel(), null);
            case 19 -> write(who, client.channels().direct(other(who)).id(), null);
            case 20, 21, 22 -> {
                Message parent = message();
                write(who, parent.channelId(), parent.parentId() == null ? parent.id() : parent.parentId());
            }
            case 23, 24 -> client.messages().react(message().id(), any(EMOJI), random.nextInt(4) > 0);
            case 25 -> {
                Message message = message();
                as(message.author()).messages().edit(message.id(), words(message.author()));
            }
            case 26 -> {
                Message message = message();
                as(random.nextInt(3) > 0 ? message.author() : who).messages().delete(message.id());
            }
            case 27, 28, 29 -> {
                Message message = message();
                client.messages().read(message.channelId(), message.id());
            }
            case 30 -> {
                Message message = message();
                client.messages().unreadFrom(message.channelId(), message.id());
            }
            case 31 -> client.messages().follow(message().id(), random.nextBoolean());
            case 32 -> as("shyam").changeOffice(new Requests.OfficeChange("Ayodhya " + ++count, random.nextInt(3) > 0, null, null));
            case 33 -> client.channels().change(channel(), new Requests.ChannelChange(null, null, null, random.nextInt(3)));
            case 34 -> halfADayPasses.run();
            default -> client.people().change(who, new Requests.UserChange(null, null, null, "Status " + ++count, null));
        }
    }

    private void write(String who, String channelId, @Nullable String parentId) {
        Message written = as(who).messages().send(channelId, new Requests.MessageToSend(null, words(who), parentId, null));
        deed.append(" wrote ").append(written.id()).append(" in ").append(channelId);
        messages.add(written);
    }

    private String words(String who) {
        String mention = switch (random.nextInt(6)) {
            case 0, 1 -> "@" + other(who) + " ";
            case 2 -> "@channel ";
            default -> "";
        };
        return mention + "words " + ++count;
    }

    private String channel() {
        String id = any(channels).id();
        deed.append(" channel ").append(id);
        return id;
    }

    /** A late one rather than an early one. */
    private Message message() {
        int from = random.nextBoolean() ? 0 : messages.size() / 2;
        Message message = messages.get(from + random.nextInt(messages.size() - from));
        deed.append(" message ").append(message.id()).append(" of ").append(message.author()).append(" in ")
                .append(message.channelId());
        return message;
    }

    private String anybody() {
        String one = any(people);
        deed.append(' ').append(one);
        return one;
    }

    private String other(String than) {
        String other = anybody();
        return other.equals(than) ? other(than) : other;
    }

    private List<String> some(List<String> of) {
        return of.stream().filter(each -> random.nextInt(3) == 0).toList();
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
