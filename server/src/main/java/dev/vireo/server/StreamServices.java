package dev.vireo.server;

import dev.vireo.server.http.Routes;
import dev.vireo.server.mirror.RedisMirror;
import dev.vireo.server.stream.StreamRoutes;
import dev.vireo.server.stream.Streams;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Optional;

/** Makes what tells people of events: their streams, and their lists in Redis. */
final class StreamServices {

    /** {@link VireoServer} closes it, before the rest. */
    final Streams streams;
    final Optional<RedisMirror> mirror;

    private final Infrastructure base;
    private final PeopleServices people;

    StreamServices(Infrastructure base, PeopleServices people, CloseableStack closing) {
        this.base = base;
        this.people = people;
        this.streams = new Streams(base.log(), people.presenceTracker, people.presenceTracker::statusOf, people.accounts,
                people.sessions::holds, base.config().heartbeat(), base.config().streamsPerPerson());
        people.presenceTracker.listen(streams::broadcast);
        people.sessions.listen(streams::closeSession);
        this.mirror = base.redis().map(redis -> closing.add(new RedisMirror(redis, base.log(), streams::viewersOf)));
        Gauge.builder("vireo.streams", streams, Streams::count).description("Open streams").register(base.metrics());
    }

    List<Routes> routes() {
        return List.of(new StreamRoutes(base.log(), streams, people.presenceTracker));
    }
}
