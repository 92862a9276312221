package dev.vireo.server.channel;

import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the people of a {@link RandomOffice} write, read and type in its channels, at random; and beside it, what each of the changing
 * people is to be told of that, as sets say.
 */
final class RandomTalk {

    /** In every message, so that a search finds all of them. */
    static final String WORD = "riverbank";
    private static final String V1 = "/api/v1";

    private final RandomOffice life;
    private final Random random;
    private final List<Written> written = new ArrayList<>();
    private final Map<String, List<String>> told = new HashMap<>();
    /** Of typing, which is not stored and comes when it comes. */
    private final Map<String, Set<String>> mayBeTold = new HashMap<>();

    /** @param file the id of what is attached; empty for nothing */
    record Written(String id, String channel, String author, Set<String> mentions, String file) {
    }

    RandomTalk(RandomOffice life, Random random) {
        this.life = life;
        this.random = random;
        for (String reader : RandomOffice.CHANGING) {
            told.put(reader, new ArrayList<>());
            mayBeTold.put(reader, new TreeSet<>());
        }
    }

    List<Written> written() {
        return written;
    }

    /** What the stream of somebody tells of messages and reading, in order. */
    List<String> told(String reader) {
        return told.get(reader);
    }

    Set<String> mayBeTold(String reader) {
        return mayBeTold.get(reader);
    }

    /** @return what was done, for a failure to tell */
    String step() {
        if (life.channels().isEmpty()) {
            return "nobody has anywhere to write";
        }
        String channel = any(life.channels().keySet());
        String who = any(life.channels().get(channel));
        return switch (random.nextInt(4)) {
            case 0 -> type(channel, who);
            case 1 -> read(channel, who);
            default -> write(channel, who);
        };
    }

    private String write(String channel, String author) {
        Set<String> called = new TreeSet<>(List.of(any(life.people()), any(life.people())));
        called.remove(author);
        String file = random.nextInt(3) == 0
                ? life.as(author).post(V1 + "/attachments?name=plan.txt", "\"a plan\"").as(Message.Attachment.class).id()
                : "";
        String body = WORD + " " + String.join(" ", called.stream().map(each -> "@" + each).toList());
        Message message = life.as(author)
                .post(V1 + "/channel/" + channel + "/messages",
                        new Requests.MessageToSend(null, body, null, file.isEmpty() ? null : List.of(file)))
                .as(Message.class);
        Set<String> members = life.channels().get(channel);
        called.retainAll(members);
        written.add(new Written(message.id(), channel, author, called, file));
        tell(members, wrote(message.id()));
        return author + " wrote " + message.id() + " in " + channel;
    }

    private String read(String channel, String reader) {
        List<Written> there = written.stream().filter(message -> message.channel().equals(channel)).toList();
        if (there.isEmpty()) {
            return write(channel, reader);
        }
        Answer answer = life.as(reader).post(V1 + "/channel/" + channel + "/read", new Requests.Read(there.getLast().id()));
        if (answer.status() >= 300) {
            throw new AssertionError("refused with " + answer);
        }
        return reader + " read " + channel;
    }

    private String type(String channel, String who) {
        Answer answer = life.as(who).post(V1 + "/channel/" + channel + "/typing");
        if (answer.status() != 204) {
            throw new AssertionError("refused with " + answer);
        }
        life.channels().get(channel).stream().filter(mayBeTold::containsKey)
                .forEach(reader -> mayBeTold.get(reader).add(types(channel, who)));
        return who + " types in " + channel;
    }

    private void tell(Set<String> members, String line) {
        members.stream().filter(told::containsKey).forEach(member -> told.get(member).add(line));
    }

    static String wrote(String message) {
        return "message " + message;
    }

    static String types(String channel, String who) {
        return who + " types in " + channel;
    }

    private String any(Iterable<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        return all.get(random.nextInt(all.size()));
    }
}
