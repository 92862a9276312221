package dev.vireo.app.switcher;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.UnreadOrder;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.switcher.SwitcherQuery.Wanted;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.protocol.Answers.Mark;
import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that one can go to, as it was when this was made, so that each search of many only compares. What waits comes first, then what
 * was talked in last; channels that are archived come last of all. FX thread only.
 */
final class Destinations {

    /** @param latest the id of the last message there; 0 if there is none */
    private record Destination(Wanted kind, Candidate candidate, boolean archived, boolean waits, long latest, String key,
            Function<List<Mark>, SwitcherEntry> entry) {
    }

    private record Ranked(Destination destination, FuzzyMatch match) {
    }

    private final List<Destination> all = new ArrayList<>();
    private final Comparator<Ranked> order;

    /**
     * @param commands whether these are of use is asked now
     * @param wanted   which conversations there are to go to; people with whom there is none yet are, too
     */
    Destinations(Workspace workspace, CommandTarget commands, Predicate<Conversation> wanted) {
        Map<String, Conversation> direct = new HashMap<>();
        for (Conversation conversation : workspace.conversations()) {
            if (conversation.isDirect()) {
                direct.put(conversation.other().username(), conversation);
            } else if (wanted.test(conversation)) {
                all.add(of(conversation));
            }
        }
        workspace.people().stream()
                .map(person -> Map.entry(person, Optional.ofNullable(direct.get(person.username()))))
                .filter(each -> each.getValue().map(wanted::test).orElse(true))
                .forEach(each -> all.add(of(each.getKey(), each.getValue())));
        Stream.of(Command.values()).filter(Command::byName).filter(commands::offers).forEach(command -> all.add(of(command)));
        Map<Destination, Integer> places = placesByName();
        order = Comparator.<Ranked, Boolean>comparing(ranked -> ranked.destination.archived)
                .thenComparing(ranked -> ranked.match.quality())
                .thenComparing(ranked -> !ranked.destination.waits)
                .thenComparing(ranked -> ranked.destination.latest, Comparator.reverseOrder())
                .thenComparing(ranked -> ranked.destination.kind == Wanted.COMMANDS)
                .thenComparing(ranked -> Objects.requireNonNull(places.get(ranked.destination)));
    }

    /** Comparing names as people do is dear, so it is done once and not with every letter that is typed. */
    private Map<Destination, Integer> placesByName() {
        Collator collator = Collator.getInstance(Locale.getDefault());
        Map<Destination, CollationKey> names = new IdentityHashMap<>();
        all.forEach(each -> names.put(each, collator.getCollationKey(each.candidate.name().text())));
        all.sort(Comparator.<Destination, CollationKey>comparing(names::get).thenComparing(Destination::key));
        Map<Destination, Integer> places = new IdentityHashMap<>();
        all.forEach(each -> places.put(each, places.size()));
        return places;
    }

    /** Those that fit, the best first. */
    List<SwitcherEntry> find(SwitcherQuery query, int most) {
        WordText typed = WordText.of(query.words());
        return all.stream().filter(each -> query.includes(each.kind))
                .flatMap(each -> FuzzyMatch.of(each.candidate, typed).map(match -> new Ranked(each, match)).stream())
                .sorted(order).limit(most).map(Destinations::entry).toList();
    }

    /** Those of this kind. Commands stay in the order in which they are listed everywhere. */
    List<SwitcherEntry> list(Wanted wanted, int most) {
        Stream<Ranked> listed = all.stream().filter(each -> each.kind == wanted)
                .map(each -> new Ranked(each, FuzzyMatch.ANYTHING));
        Comparator<Ranked> listing = wanted == Wanted.COMMANDS ? Comparator.comparing(each -> Command.valueOf(each.destination.key))
                : order;
        return listed.sorted(listing).limit(most).map(Destinations::entry).toList();
    }

    /** Where something waits, and where one was last; where there is little of that, people to begin with. Not where one is already. */
    List<SwitcherEntry> recent(String here, int most) {
        return all.stream().filter(each -> each.kind != Wanted.COMMANDS && !each.archived && !each.key.equals(here))
                .map(each -> new Ranked(each, FuzzyMatch.ANYTHING))
                .sorted(order).limit(most).map(Destinations::entry).toList();
    }

    private static SwitcherEntry entry(Ranked ranked) {
        return ranked.destination.entry.apply(ranked.match.marks());
    }

    private static Destination of(Conversation channel) {
        return new Destination(Wanted.CHANNELS, Candidate.of(channel.name(), "", channel.descriptionProperty().get()),
                channel.archivedProperty().get(), UnreadOrder.waits(channel), UnreadOrder.latest(channel), channel.key(),
                marks -> new SwitcherEntry.ToChannel(channel, marks));
    }

    private static Destination of(Person person, Optional<Conversation> conversation) {
        return new Destination(Wanted.PEOPLE, Candidate.of(person.displayName(), person.username(),
                person.titleProperty().get() + " " + person.departmentProperty().get()), false,
                conversation.filter(UnreadOrder::waits).isPresent(), conversation.map(UnreadOrder::latest).orElse(0L),
                person.username(), marks -> new SwitcherEntry.ToPerson(person, marks));
    }

    private static Destination of(Command command) {
        return new Destination(Wanted.COMMANDS, Candidate.of(command.words(), "", command.otherWords()), false, false, 0,
                command.name(), marks -> new SwitcherEntry.ToCommand(command, marks));
    }
}
