package dev.vireo.server.channel;

import static dev.vireo.testing.TestOffice.person;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An office in which people of every kind come to channels, leave them, write, and are made guests and members, at random, over
 * HTTP; and beside it, what each of them is to see of it, as sets say.
 */
final class RandomOffice {

    /** Those who may be guests at times. Shyam owns the office and the channels. */
    static final List<String> CHANGING = IntStream.rangeClosed(1, 5).mapToObj(i -> "person-" + i).toList();
    private static final String V1 = "/api/v1";
    private static final String OWNER = "shyam";

    private final TestOffice office;
    private final Random random;
    private final Map<String, Http> callers = new HashMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final Set<String> guests = new TreeSet<>();
    private final Map<String, Set<String>> channels = new TreeMap<>();
    private final Map<Set<String>, String> directs = new HashMap<>();
    /** When each of those who are in a channel now came to it. */
    private final Map<String, Map<String, Integer>> came = new HashMap<>();
    private int moment;
    /** What each of the changing people is to be told of people, in order. */
    private final Map<String, List<String>> told = new HashMap<>();
    /** What the log told about people, in order, and to whom; an empty name means everybody. */
    private final List<LoggedProfile> logged = new ArrayList<>();
    private final Map<String, Set<String>> everSeen = new HashMap<>();
    /** The people whom each person was told that they can see from now on. */
    private final Map<String, Set<String>> introduced = new HashMap<>();
    private int made;

    record LoggedProfile(String to, String username, String line) {
    }

    RandomOffice(TestOffice office, Random random) {
        this.office = office;
        this.random = random;
        for (String username : List.of(OWNER, "sita", "rama", "lakshman")) {
            names.put(username, username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1));
        }
        for (String username : CHANGING) {
            OfficeRole role = random.nextInt(3) == 0 ? OfficeRole.MEMBER : OfficeRole.GUEST;
            office.add(person(username, username, role));
            names.put(username, username);
            if (role == OfficeRole.GUEST) {
                guests.add(username);
            }
            told.put(username, new ArrayList<>());
        }
        noteSeen();
    }

    // --- what the sets say ------------------------------------------------------------------------------------------

    Collection<String> people() {
        return names.keySet();
    }

    String name(String username) {
        return names.get(username);
    }

    boolean isGuest(String username) {
        return guests.contains(username);
    }

    Set<String> seenBy(String viewer) {
        if (!guests.contains(viewer)) {
            return new TreeSet<>(names.keySet());
        }
        Set<String> seen = new TreeSet<>(Set.of(viewer));
        channels.values().stream().filter(members -> members.contains(viewer)).forEach(seen::addAll);
        return seen;
    }

    Map<String, Set<String>> channels() {
        return channels;
    }

    Map<Set<String>, String> directs() {
        return directs;
    }

    /** Where something can be said: channels, and conversations of two, in this order. */
    List<String> places() {
        return Stream.concat(channels.keySet().stream(), directs.values().stream().sorted()).toList();
    }

    Set<String> membersOf(String place) {
        return channels.containsKey(place) ? channels.get(place)
                : directs.entrySet().stream().filter(direct -> direct.getValue().equals(place)).findFirst().orElseThrow().getKey();
    }

    /** Whether messages can be sent there: not between two people who may no longer write to each other. */
    boolean isOpen(String place) {
        List<String> members = List.copyOf(membersOf(place));
        return channels.containsKey(place) || areInReach(members.get(0), members.get(1));
    }

    /** Counts on. @return what comes after all that has happened */
    int nextMoment() {
        return ++moment;
    }

    /** Whether somebody is in a channel now, and has been since before a moment. */
    boolean hasBeenThere(String username, String place, int since) {
        return came.get(place).getOrDefault(username, Integer.MAX_VALUE) < since;
    }

    /** Whether two people may write to each other. */
    boolean areInReach(String one, String other) {
        return !guests.contains(one) && !guests.contains(other)
                || channels.values().stream().anyMatch(members -> members.containsAll(List.of(one, other)));
    }

    List<String> told(String username) {
        return told.get(username);
    }

    Set<String> everSeenBy(String username) {
        return everSeen.get(username);
    }

    Set<String> introducedTo(String username) {
        return introduced.getOrDefault(username, Set.of());
    }

    /** What somebody finds who polls all of the log now. */
    List<String> toBePolledBy(String username) {
        Set<String> seen = seenBy(username);
        return logged.stream()
                .filter(entry -> entry.to.isEmpty() || entry.to.equals(username))
                .filter(entry -> seen.contains(entry.username))
                .map(LoggedProfile::line)
                .toList();
    }

    // --- what happens -----------------------------------------------------------------------------------------------

    Http as(String username) {
        return callers.computeIfAbsent(username, office::as);
    }

    /** @return what was done, for a failure to tell */
    String step() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> makeChannel();
            case 2, 3 -> addPeople();
            case 4, 5 -> removeSomebody();
            case 6 -> changeRole();
            case 7 -> rename();
            case 8 -> random.nextInt(4) == 0 ? addPerson() : writeDirectly();
            default -> writeDirectly();
        };
    }

    private String makeChannel() {
        List<String> members = some(1 + random.nextInt(3));
        ChannelKind kind = random.nextBoolean() ? ChannelKind.OPEN : ChannelKind.GROUP;
        Map<String, Set<String>> before = seenByGuests();
        String id = as(OWNER).post(V1 + "/channels", new Requests.NewChannel(kind, "Channel " + made++, "", members)).as(Channel.class)
                .id();
        channels.put(id, new TreeSet<>(members));
        channels.get(id).add(OWNER);
        come(id, channels.get(id));
        introduce(before);
        return "made channel " + id + " of " + members;
    }

    private String addPeople() {
        if (channels.isEmpty()) {
            return makeChannel();
        }
        String id = any(channels.keySet());
        List<String> newcomers = some(1 + random.nextInt(3));
        Map<String, Set<String>> before = seenByGuests();
        succeed(as(OWNER).post(V1 + "/channel/" + id + "/members", new Requests.NewMembers(newcomers)));
        channels.get(id).addAll(newcomers);
        come(id, newcomers);
        introduce(before);
        return "added " + newcomers + " to " + id;
    }

    private String removeSomebody() {
        if (channels.values().stream().allMatch(members -> members.size() < 2)) {
            return makeChannel();
        }
        String id = any(channels.keySet().stream().filter(each -> channels.get(each).size() > 1).toList());
        String gone = any(channels.get(id).stream().filter(member -> !member.equals(OWNER)).toList());
        succeed(as(random.nextBoolean() ? OWNER : gone).delete(V1 + "/channel/" + id + "/member/" + gone));
        channels.get(id).remove(gone);
        came.get(id).remove(gone);
        return "took " + gone + " out of " + id;
    }

    private String changeRole() {
        String username = any(CHANGING);
        boolean guest = guests.contains(username);
        succeed(as(OWNER).patch(V1 + "/user/" + username, "{\"role\":\"" + (guest ? "member" : "guest") + "\"}"));
        if (guest) {
            guests.remove(username);
        } else {
            guests.add(username);
        }
        tellEverybody(username);
        told.get(username).add("resync");
        noteSeen();
        return username + " is " + (guest ? "no guest any more" : "a guest now");
    }

    private String rename() {
        String username = any(names.keySet());
        String name = "Name " + made++;
        succeed(as(username).patch(V1 + "/user/" + username, "{\"display_name\":\"" + name + "\"}"));
        names.put(username, name);
        tellEverybody(username);
        return username + " is called " + name;
    }

    private String addPerson() {
        String username = "newcomer-" + made++;
        office.add(person(username, username, OfficeRole.MEMBER));
        names.put(username, username);
        tellEverybody(username);
        noteSeen();
        return "added " + username + " to the office";
    }

    private String writeDirectly() {
        List<String> both = Stream.concat(Stream.of(any(CHANGING)), some(1).stream()).distinct().toList();
        if (both.size() < 2) {
            return rename();
        }
        String author = both.get(random.nextInt(2));
        String other = both.get(author.equals(both.get(0)) ? 1 : 0);
        Answer answer = as(author).post(V1 + "/direct/" + other);
        boolean known = directs.containsKey(Set.of(author, other));
        boolean seen = seenBy(author).contains(other);
        int expected = !seen ? 404 : known ? 200 : areInReach(author, other) ? 201 : 403;
        if (answer.status() != expected) {
            throw new AssertionError(author + " opens a conversation with " + other + ": expected " + expected + ", but " + answer);
        }
        if (answer.status() == 201) {
            String id = answer.as(Channel.class).id();
            directs.put(Set.of(author, other), id);
            come(id, List.of(author, other));
        }
        return author + " tried to talk to " + other;
    }

    /** Who is there already, stays. */
    private void come(String place, Collection<String> newcomers) {
        int now = nextMoment();
        newcomers.forEach(newcomer -> came.computeIfAbsent(place, id -> new HashMap<>()).putIfAbsent(newcomer, now));
    }

    private void tellEverybody(String username) {
        String line = line(username);
        logged.add(new LoggedProfile("", username, line));
        told.forEach((reader, lines) -> {
            if (seenBy(reader).contains(username)) {
                lines.add(line);
            }
        });
    }

    /** The guests are told about people they couldn't see before. */
    private void introduce(Map<String, Set<String>> before) {
        before.forEach((guest, seen) -> {
            Set<String> strangers = seenBy(guest);
            strangers.removeAll(seen);
            strangers.forEach(stranger -> {
                logged.add(new LoggedProfile(guest, stranger, line(stranger)));
                told.get(guest).add(line(stranger));
                introduced.computeIfAbsent(guest, reader -> new TreeSet<>()).add(stranger);
            });
        });
        noteSeen();
    }

    private void noteSeen() {
        CHANGING.forEach(each -> everSeen.computeIfAbsent(each, reader -> new TreeSet<>()).addAll(seenBy(each)));
    }

    private Map<String, Set<String>> seenByGuests() {
        return guests.stream().collect(Collectors.toMap(guest -> guest, this::seenBy));
    }

    String line(String username) {
        return username + " is " + names.get(username) + (guests.contains(username) ? ", a guest" : "");
    }

    private List<String> some(int count) {
        List<String> all = new ArrayList<>(names.keySet());
        Collections.shuffle(all, random);
        // Guests shall be where something happens.
        List<String> few = new ArrayList<>(all.subList(0, count));
        few.add(any(CHANGING));
        return few.stream().distinct().toList();
    }

    private String any(Collection<String> names) {
        return List.copyOf(new TreeSet<>(names)).get(random.nextInt(Set.copyOf(names).size()));
    }

    private static void succeed(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("refused with " + answer);
        }
    }
}
