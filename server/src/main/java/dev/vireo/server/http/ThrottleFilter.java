package dev.vireo.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Applies the {@link Throttle} to each request of a signed-in person. */
final class ThrottleFilter {

    private static final String ATTRIBUTE = "vireo.permit";

    private final Throttle throttle;

    ThrottleFilter(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Runs after the {@link AuthenticationFilter}; public routes have limits of their own. */
    void begin(Context ctx) {
        if (ctx.routeRoles().contains(RouteAccess.PUBLIC)) {
            return;
        }
        WorkKind work = work(ctx);
        String who = Caller.of(ctx).username();
        throttle.take(work, who);
        Runnable permit = throttle.awaitPermit(work, who);
        if (permit == Throttle.NO_PERMIT) {
            return;
        }
        ctx.attribute(ATTRIBUTE, permit);
        // Also where the handlers end with an Error instead of an exception.
        Request.addCompletionListener(ServletContextRequest.getServletContextRequest(ctx.req()), failure -> permit.run());
    }

    /** The work is done. How long the client takes to read the answer does not count. */
    void end(Context ctx) {
        Runnable permit = ctx.attribute(ATTRIBUTE);
        if (permit != null) {
            permit.run();
        }
    }

    private static WorkKind work(Context ctx) {
        for (RouteRole role : ctx.routeRoles()) {
            if (role instanceof WorkKind work) {
                return work;
            }
        }
        return ctx.method() == HandlerType.GET || ctx.method() == HandlerType.HEAD ? WorkKind.READS : WorkKind.WRITES;
    }
}
