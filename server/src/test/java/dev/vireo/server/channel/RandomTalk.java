package dev.vireo.server.channel;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the people of a {@link RandomOffice} write, read and type in its channels and conversations, at random; and beside it, what each
 * of them is to be told of that, as sets say.
 */
final class RandomTalk {

    /** In every message, so that a search finds all of them. */
    static final String WORD = "riverbank";
    private static final String V1 = "/api/v1";

    private final RandomOffice life;
    private final Random random;
    private final Runnable settle;
    private final List<Written> written = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    /** Up to when somebody has read a channel. */
    private final Map<List<String>, Integer> read = new HashMap<>();
    /** Who has typed where. A second time within a second would not be told. */
    private final Set<List<String>> typed = new HashSet<>();

    /** @param file the id of what is attached; empty for nothing */
    record Written(String id, String place, int moment, String author, Set<String> mentions, String file) {
    }

    /**
     * What streams told at some moment.
     *
     * @param to   whoever was there then
     * @param kept how: not at all, for those who are in the channel, or for one person
     */
    private record Told(int moment, String place, Set<String> to, Keeping kept, String line) {
    }

    private enum Keeping {
        NOT_AT_ALL,
        FOR_THE_CHANNEL,
        FOR_ONE
    }

    /** @param settle waits until everybody's stream has told all that has happened */
    RandomTalk(RandomOffice life, Random random, Runnable settle) {
        this.life = life;
        this.random = random;
        this.settle = settle;
    }

    List<Written> written() {
        return written;
    }

    /** What the stream of somebody tells of writing, reading and typing, in order. */
    List<String> told(String reader) {
        return told.stream().filter(each -> each.to.contains(reader)).map(Told::line).toList();
    }

    /** What somebody finds who polls all of the log now: of channels, what has happened there since they came. */
    List<String> toBePolledBy(String reader) {
        return told.stream()
                .filter(each -> switch (each.kept) {
                    case NOT_AT_ALL -> false;
                    case FOR_THE_CHANNEL -> life.hasBeenThere(reader, each.place, each.moment);
                    case FOR_ONE -> each.to.contains(reader);
                })
                .map(Told::line)
                .toList();
    }

    /** An event as it is compared; empty for one of something else. */
    static String line(Event event) {
        return switch (event) {
            case Event.NewMessage(Message message) -> wrote(message.id());
            case Event.ReadReceipt receipt -> reads(receipt.channelId(), receipt.user(), receipt.upTo());
            case Event.Typing typing -> types(typing.channelId(), typing.user());
            default -> "";
        };
    }

    private static String wrote(String message) {
        return "message " + message;
    }

    private static String reads(String place, String who, String upTo) {
        return who + " has read " + place + " up to " + upTo;
    }

    private static String types(String place, String who) {
        return who + " types in " + place;
    }

    /** @return what was done, for a failure to tell */
    String step() {
        if (life.places().isEmpty()) {
            return "nobody has anywhere to write";
        }
        String place = any(life.places());
        String who = any(life.membersOf(place));
        return switch (random.nextInt(5)) {
            case 0 -> typed.add(List.of(place, who)) ? type(place, who) : read(place, who);
            case 1, 2 -> read(place, who);
            default -> write(place, who);
        };
    }

    private String write(String place, String author) {
        Set<String> called = new TreeSet<>(List.of(any(life.people()), any(life.people())));
        called.remove(author);
        String file = random.nextInt(3) == 0
                ? life.as(author).post(V1 + "/attachments?name=plan.txt", "\"a plan\"").as(Message.Attachment.class).id()
                : "";
        String body = WORD + " " + String.join(" ", called.stream().map(each -> "@" + each).toList());
        Answer answer = life.as(author).post(V1 + "/channel/" + place + "/messages",
                new Requests.MessageToSend(null, body, null, file.isEmpty() ? null : List.of(file)));
        if (isRefused(answer, place, 201)) {
            return author + " could not write in " + place;
        }
        String id = answer.as(Message.class).id();
        called.retainAll(life.membersOf(place));
        int now = life.nextMoment();
        written.add(new Written(id, place, now, author, called, file));
        tell(now, place, life.membersOf(place), Keeping.FOR_THE_CHANNEL, wrote(id));
        return author + " wrote " + id + " in " + place;
    }

    /** Reads all there is, which can be less than they read already: then there is nothing to tell. */
    private String read(String place, String reader) {
        Written last = written.reversed().stream().filter(message -> message.place().equals(place)).findFirst().orElse(null);
        if (last == null) {
            return write(place, reader);
        }
        Answer answer = life.as(reader).post(V1 + "/channel/" + place + "/read", new Requests.Read(last.id()));
        if (answer.status() >= 300) {
            throw new AssertionError("refused with " + answer);
        }
        int before = read.getOrDefault(List.of(place, reader), 0);
        if (last.moment() > before && life.hasBeenThere(reader, place, last.moment())) {
            int now = life.nextMoment();
            read.put(List.of(place, reader), now);
            // In a conversation that has ended, nobody is told what the other one does.
            boolean shown = life.isOpen(place);
            tell(now, place, shown ? life.membersOf(place) : Set.of(reader), shown ? Keeping.FOR_THE_CHANNEL : Keeping.FOR_ONE,
                    reads(place, reader, last.id()));
        }
        return reader + " read " + place;
    }

    /** Typing is told to whoever is there, as far as the streams have followed; so they have to have followed everything. */
    private String type(String place, String who) {
        settle.run();
        Answer answer = life.as(who).post(V1 + "/channel/" + place + "/typing");
        if (isRefused(answer, place, 204)) {
            return who + " could not type in " + place;
        }
        Set<String> others = new TreeSet<>(life.membersOf(place));
        others.remove(who);
        tell(life.nextMoment(), place, others, Keeping.NOT_AT_ALL, types(place, who));
        return who + " types in " + place;
    }

    /** Whether it was refused, as it has to be where nothing can be said. */
    private boolean isRefused(Answer answer, String place, int otherwise) {
        boolean open = life.isOpen(place);
        if (answer.status() != (open ? otherwise : 403)) {
            throw new AssertionError("where one " + (open ? "can" : "can't") + " write: " + answer);
        }
        return !open;
    }

    private void tell(int moment, String place, Set<String> to, Keeping kept, String line) {
        told.add(new Told(moment, place, Set.copyOf(to), kept, line));
    }

    private String any(Collection<String> names) {
        return List.copyOf(names).get(random.nextInt(names.size()));
    }
}
