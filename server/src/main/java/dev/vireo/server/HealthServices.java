package dev.vireo.server;

import dev.vireo.server.database.Notifications;
import dev.vireo.server.health.HealthRoutes;
import dev.vireo.server.health.Readiness;
import dev.vireo.server.health.Watchdog;
import dev.vireo.server.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes what watches this server, for administrators and load balancers. */
final class HealthServices {

    final Readiness readiness;
    final Watchdog watchdog;

    private final Infrastructure base;
    private final PeopleServices people;

    HealthServices(Infrastructure base, PeopleServices people, StreamServices streams, CloseableStack closing) {
        this.base = base;
        this.people = people;
        Supplier<Optional<String>> stuck = () -> base.log().obstacle().or(() -> streams.streams.areServed() ? Optional.empty()
                : Optional.of("This server's streams are stuck."));
        this.watchdog = closing.add(new Watchdog(stuck, base.log()::stack));
        this.readiness = new Readiness(stuck, base.log()::isFollowing,
                () -> base.notifications().map(Notifications::readOnly).orElse(false));
    }

    List<Routes> routes() {
        return List.of(new HealthRoutes(people.setup, readiness, base.metrics(), VireoVersion.current()));
    }
}
