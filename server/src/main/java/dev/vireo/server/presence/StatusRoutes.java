package dev.vireo.server.presence;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Visibility;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.FutureTime;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** Serves presence over HTTP. */
public final class StatusRoutes implements Routes {

    private final PresenceTracker presenceTracker;
    private final Predicate<String> isUser;
    private final Visibility visibility;
    private final Channels channels;
    private final InstantSource clock;

    /**
     * @param isUser whether a person with this username exists
     * @param clock  for ends that people set
     */
    public StatusRoutes(PresenceTracker presenceTracker, Predicate<String> isUser, Visibility visibility, Channels channels,
            InstantSource clock) {
        this.presenceTracker = presenceTracker;
        this.isUser = isUser;
        this.visibility = visibility;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/online-users", this::ofOffice);
        routes.get("/api/v1/channel/{channel_id}/online-members", this::ofChannel);
        routes.get("/api/v1/user/{user_id}/status", this::show);
        routes.put("/api/v1/user/{user_id}/status", this::choose);
        routes.put("/api/v1/user/{user_id}/idle", this::idle);
    }

    private void ofOffice(Context ctx) {
        Predicate<String> seen = visibility.of(Caller.of(ctx));
        ctx.json(new Answers.OnlineUsers(presenceTracker.present().stream().filter(status -> seen.test(status.user())).toList()));
    }

    private void ofChannel(Context ctx) {
        List<String> members = channels.members(Caller.of(ctx).username(), ctx.pathParam("channel_id"));
        ctx.json(new Answers.OnlineUsers(members.stream()
                .filter(visibility.of(Caller.of(ctx)))
                .map(presenceTracker::statusOf)
                .filter(status -> status.presence() != Presence.OFFLINE)
                .toList()));
    }

    private void show(Context ctx) {
        String username = ctx.pathParam("user_id");
        if (!isUser.test(username)) {
            throw ProblemException.notFound("user");
        }
        ctx.json(presenceTracker.statusOf(username));
    }

    private void choose(Context ctx) {
        Caller caller = Caller.of(ctx);
        caller.mustBe(ctx.pathParam("user_id"));
        Requests.Availability wanted = RequestBodies.read(ctx, Requests.Availability.class);
        Presence presence = wanted.presence();
        if (presence == null || presence == Presence.OFFLINE) {
            throw ProblemException.badField("presence", "Choose online, away or do_not_disturb.");
        }
        if (presence == Presence.ONLINE && wanted.until() != null) {
            throw ProblemException.badField("until", "Being online has no end.");
        }
        ctx.json(presenceTracker.choose(caller.username(), presence, FutureTime.of("until", wanted.until(), clock.instant())));
    }

    /** Of the caller's session alone: somebody may be at another computer. */
    private void idle(Context ctx) {
        Caller caller = Caller.of(ctx);
        caller.mustBe(ctx.pathParam("user_id"));
        Boolean idle = RequestBodies.read(ctx, Requests.Idle.class).idle();
        if (idle == null) {
            throw ProblemException.badField("idle", "Say true or false.");
        }
        presenceTracker.idle(caller.username(), caller.sessionId(), idle);
        ctx.status(204);
    }
}
