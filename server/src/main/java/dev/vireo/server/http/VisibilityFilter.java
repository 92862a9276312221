package dev.vireo.server.http;

import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers for a person in the path whom the caller does not see as for one who does not exist, before any route can say something
 * else: that this is not allowed, or that there is no picture.
 */
final class VisibilityFilter implements Handler {

    private static final List<String> PEOPLE = List.of("user_id", "username");

    private final BiPredicate<Caller, String> sees;

    /** @param sees whether the caller may know of a person; asked about nobody too */
    VisibilityFilter(BiPredicate<Caller, String> sees) {
        this.sees = sees;
    }

    /** After the {@link AuthenticationFilter}. */
    @Override
    public void handle(Context ctx) {
        for (String parameter : PEOPLE) {
            @Nullable String person = ctx.pathParamMap().get(parameter);
            if (person != null && !sees.test(Caller.of(ctx), person)) {
                throw ProblemException.notFound("user");
            }
        }
    }
}
