package dev.vireo.server.frontpage;

import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves the page at {@code /} to anybody: it says no more than the office's name, address and key. */
public final class FrontPageRoutes implements Routes {

    private final FrontPage page;

    public FrontPageRoutes(FrontPage page) {
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::show, RouteAccess.PUBLIC);
    }

    private void show(Context ctx) {
        ctx.header("Content-Security-Policy", FrontPage.CONTENT_SECURITY_POLICY)
                .contentType("text/html; charset=utf-8")
                .result(page.html(ctx.scheme(), ctx.header("Host"), ctx.req().getLocalPort()));
    }
}
