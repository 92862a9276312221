package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.channel.Visibility;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.presence.PresenceTracker;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Serves the directory and profiles over HTTP. */
final class UserRoutes implements Routes {

    private final Accounts accounts;
    private final StatusTexts statusTexts;
    private final Visibility visibility;
    private final PresenceTracker presenceTracker;

    UserRoutes(Accounts accounts, StatusTexts statusTexts, Visibility visibility, PresenceTracker presenceTracker) {
        this.accounts = accounts;
        this.statusTexts = statusTexts;
        this.visibility = visibility;
        this.presenceTracker = presenceTracker;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/users", this::add);
        routes.get("/api/v1/users", this::search);
        routes.get("/api/v1/user/{user_id}", this::show);
        routes.patch("/api/v1/user/{user_id}", this::change);
        routes.put("/api/v1/user/{user_id}/status-text", this::setStatus);
    }

    private void add(Context ctx) {
        List<Requests.NewUser> people = RequestBodies.readOneOrMany(ctx, Requests.NewUser.class, Limits.USERS_REQUEST_BYTES);
        ctx.status(201).json(answer(accounts.add(Caller.of(ctx), people)));
    }

    /** Without a limit: everybody who is here, as far as the caller sees them. An office's directory is small, and clients keep all of it. */
    private void search(Context ctx) {
        ctx.json(answer(accounts.search(
                visibility.of(Caller.of(ctx)),
                QueryParameters.text(ctx, "query").orElse(""),
                QueryParameters.text(ctx, "after").orElse(""),
                QueryParameters.flag(ctx, "inactive"),
                QueryParameters.limit(ctx, Integer.MAX_VALUE))));
    }

    private void show(Context ctx) {
        ctx.json(presenceTracker.withPresence(accounts.find(ctx.pathParam("user_id"))));
    }

    private void change(Context ctx) {
        Requests.UserChange change = RequestBodies.readChange(ctx, Requests.UserChange.class);
        ctx.json(presenceTracker.withPresence(accounts.change(Caller.of(ctx), ctx.pathParam("user_id"), change)));
    }

    private void setStatus(Context ctx) {
        Caller caller = Caller.of(ctx);
        caller.mustBe(ctx.pathParam("user_id"));
        ctx.json(presenceTracker.withPresence(statusTexts.set(caller, RequestBodies.read(ctx, Requests.StatusText.class))));
    }

    private Answers.UserList answer(List<User> users) {
        return new Answers.UserList(users.stream().map(presenceTracker::withPresence).toList());
    }
}
