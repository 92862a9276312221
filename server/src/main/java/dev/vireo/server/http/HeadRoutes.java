package dev.vireo.server.http;

import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.InternalRouter;
import io.javalin.security.Roles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers HEAD like GET, without the body. By itself the framework would answer 200 wherever GET has a route, even for what does
 * not exist, and without authentication.
 */
final class HeadRoutes {

    private HeadRoutes() {
    }

    /** Adds HEAD to every GET route without one. */
    static void addTo(InternalRouter router) {
        List<Endpoint> routes = router.allHttpHandlers().stream().map(route -> route.endpoint).toList();
        Set<String> own = routes.stream().filter(route -> route.method == HandlerType.HEAD).map(route -> route.path)
                .collect(Collectors.toSet());
        routes.stream()
                .filter(route -> route.method == HandlerType.GET && !own.contains(route.path))
                .forEach(route -> router.addHttpEndpoint(head(route)));
    }

    private static Endpoint head(Endpoint get) {
        Endpoint head = new Endpoint(HandlerType.HEAD, get.path, get.handler);
        return Optional.ofNullable(get.metadata(Roles.class)).map(head::withMetadata).orElse(head);
    }
}
