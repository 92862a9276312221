package dev.vireo.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.backbone.JoinedBackbones;
import dev.vireo.server.backbone.Signals;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of one office that hear each other, in a time that passes only when it is told to. */
final class PresenceAcrossServersTest {

    private static final String SESSION = "a computer";

    @TempDir private Path folder;
    private Database database;
    private Log log;
    private final JoinedBackbones backbones = new JoinedBackbones();
    private final List<Server> servers = new ArrayList<>();
    private long clock;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        log = new Log(database, backbones.join());
        log.start();
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void comingAndGoingOnOneServerIsSeenOnTheOther() {
        Server one = start();
        Server other = start();

        one.presences.connected("rama", SESSION);
        tick();
        assertThat(other.told()).containsExactly("rama online");
        assertThat(other.presences.present()).extracting(Status::user).containsExactly("rama");

        one.presences.disconnected("rama", SESSION);
        pass(Duration.ofSeconds(4));
        assertThat(other.told()).as("within the grace").isEmpty();
        pass(Duration.ofSeconds(2));
        assertThat(other.told()).containsExactly("rama offline");
        assertThat(one.told()).containsExactly("rama online", "rama offline");
        assertThat(other.presences.statusOf("rama")).isEqualTo(one.presences.statusOf("rama"));
        assertThat(other.presences.present()).isEmpty();
    }

    @Test
    void whoIsThereOnAnyServerIsThere() {
        Server one = start();
        Server other = start();
        Server third = start();
        one.presences.connected("rama", SESSION);
        other.presences.polled("sita", SESSION);
        tick();
        assertThat(third.told()).containsExactlyInAnyOrder("rama online", "sita online");

        other.presences.connected("rama", SESSION);
        one.presences.disconnected("rama", SESSION);
        pass(Duration.ofMinutes(1));

        assertThat(third.told()).containsExactly("sita offline");
        assertThat(third.presences.statusOf("rama").presence()).isEqualTo(Presence.ONLINE);
        assertThat(third.presences.statusOf("sita")).isEqualTo(other.presences.statusOf("sita"));
    }

    @Test
    void whoeverLeavesTheOfficeIsOfflineAtOnceAndStillWhenTheyAreBack() {
        Server one = start();
        Server other = start();
        one.presences.connected("rama", SESSION);
        one.presences.polled("sita", SESSION);
        tick();
        User sita = new User("sita", "Sita", "", "", OfficeRole.MEMBER, "", null, null, null);
        assertThat(one.presences.withPresence(sita).presence()).isEqualTo(Presence.ONLINE);
        assertThat(one.presences.withPresence(sita.withActive(false)).presence()).as("before the server has followed")
                .isEqualTo(Presence.OFFLINE);

        for (boolean active : new boolean[] {false, true}) {
            updated(sita.withActive(active));
            updated(new User("rama", "Rama", "", "", OfficeRole.MEMBER, "", null, null, null).withActive(active));
            if (!active) {
                one.presences.disconnected("rama", SESSION);
            }
            tick();
            for (Server server : List.of(one, other)) {
                assertThat(server.presences.present()).isEmpty();
            }
        }
    }

    private void updated(User user) {
        LogEntry entry = new LogEntry(1, Instant.EPOCH, "user_updated", Audience.everyone(), "{}", new Event.UserUpdated(user));
        servers.forEach(server -> server.presences.follow(List.of(entry)));
    }

    @Test
    void aNewServerLearnsAtOnceWhoIsPresent() {
        Server one = start();
        one.presences.connected("rama", SESSION);
        pass(Duration.ofMillis(100));

        Server late = start();
        tick();

        assertThat(late.told()).containsExactly("rama online");
    }

    @Test
    void aDeadServersClaimsExpireWithinFifteenSecondsAndReconnectedPeopleNeverGoOffline() {
        Server one = start();
        Server other = start();
        Server third = start();
        one.presences.connected("rama", SESSION);
        one.presences.connected("sita", SESSION);
        tick();
        assertThat(third.told()).containsExactlyInAnyOrder("rama online", "sita online");

        kill(one);
        pass(Duration.ofSeconds(5));
        other.presences.connected("rama", SESSION);
        pass(Duration.ofSeconds(10));

        assertThat(third.told()).containsExactly("sita offline");
        assertThat(third.presences.statusOf("sita").lastSeen()).as("when the dead server last said so").isNotNull();
        assertThat(other.presences.present()).extracting(Status::user).containsExactly("rama");
    }

    @Test
    void twoRoundsThatAreLostAreNotNoticed() {
        Server one = start();
        Server other = start();
        one.presences.connected("rama", SESSION);
        pass(Duration.ofSeconds(4));
        other.told();

        backbones.cut();
        pass(Duration.ofSeconds(8));
        backbones.mend();
        pass(Duration.ofMinutes(1));

        assertThat(other.told()).isEmpty();
    }

    @Test
    void aServerThatStopsSaysGoodbyeSoThatItsPeopleGoAfterTheGrace() {
        Server one = start();
        Server other = start();
        one.presences.connected("rama", SESSION);
        tick();
        assertThat(other.told()).containsExactly("rama online");

        one.presences.close();
        kill(one);
        pass(Duration.ofSeconds(4));
        assertThat(other.told()).isEmpty();
        pass(Duration.ofSeconds(2));

        assertThat(other.told()).containsExactly("rama offline");
        assertThat(other.presences.statusOf("rama").lastSeen()).isNotNull();
    }

    @Test
    void withoutABackboneAServerKnowsItsOwnPeopleUntilTheOthersAreHeardAgain() {
        Server one = start();
        Server other = start();
        one.presences.connected("rama", SESSION);
        other.presences.connected("sita", SESSION);
        tick();
        other.told();

        backbones.cut();
        pass(Duration.ofMinutes(1));
        assertThat(other.told()).containsExactly("rama offline");
        assertThat(other.presences.present()).extracting(Status::user).containsExactly("sita");

        backbones.mend();
        tick();
        assertThat(other.told()).containsExactly("rama online");
        assertThat(one.told()).containsExactly("rama online", "sita online", "sita offline", "sita online");
    }

    @Test
    void anInvalidRosterIsIgnored() {
        Server one = start();
        Backbone stranger = backbones.join();
        for (String signal : List.of("", "presence", "presence ", "presence {}", "presence [1]", "presence {\"here\":7}", "dance {}")) {
            stranger.signal(signal);
        }
        one.presences.connected("rama", SESSION);
        tick();

        assertThat(one.told()).containsExactly("rama online");
    }

    @Test
    void everySignalOfALargeOfficeIsShortEnoughAndFewGoAtOnce() {
        RosterOutbox rosters = new RosterOutbox("m".repeat(13));
        Map<String, PersonPresence> people = new HashMap<>();
        IntStream.range(0, 10_000).forEach(i -> {
            PersonPresence person = new PersonPresence(0);
            if (i % 3 == 0) {
                person.opened(SESSION);
            }
            person.idle(SESSION, i % 2 == 0);
            person.lease(Duration.ofHours(i % 3 - 1), 0);
            people.put(String.format(Locale.ROOT, "%032d", i), person);
        });
        rosters.begin(people.keySet());
        Set<String> told = new HashSet<>();

        while (told.size() < people.size()) {
            List<PresenceRoster> now = rosters.take(people, 0);
            assertThat(now).isNotEmpty().hasSizeLessThanOrEqualTo(4);
            for (PresenceRoster roster : now) {
                assertThat("presence " + Json.write(roster)).hasSizeLessThanOrEqualTo(Backbone.SIGNAL_BYTES);
                told.addAll(roster.here());
                told.addAll(roster.lately().keySet());
                told.addAll(roster.gone().keySet());
            }
        }

        assertThat(rosters.take(people, 0)).isEmpty();
    }

    private Server start() {
        Server server = new Server();
        servers.add(server);
        tick();
        return server;
    }

    private void kill(Server server) {
        server.backbone.close();
        servers.remove(server);
    }

    /** Twice: what one says in the first, the other tells in the second. */
    private void tick() {
        servers.forEach(server -> server.presences.tick());
        servers.forEach(server -> server.presences.tick());
    }

    private void pass(Duration time) {
        long end = clock + time.toNanos();
        while (clock < end) {
            clock = Math.min(end, clock + Duration.ofMillis(500).toNanos());
            tick();
        }
    }

    private final class Server {

        private final Backbone backbone = backbones.join();
        private final PresenceTracker presences = new PresenceTracker(database, log, new Signals(backbone), PresenceTimes.DEFAULT,
                () -> clock);
        private final List<String> told = new ArrayList<>();

        Server() {
            presences.listen(status -> told.add(status.user() + " " + status.presence().name().toLowerCase(Locale.ROOT)));
        }

        /** What its listeners have been told since they were last asked. */
        List<String> told() {
            List<String> all = List.copyOf(told);
            told.clear();
            return all;
        }
    }
}
