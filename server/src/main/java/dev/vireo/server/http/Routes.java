package dev.vireo.server.http;

import io.javalin.config.RoutesConfig;

/** Adds the routes of one feature to the API. */
@FunctionalInterface
public interface Routes {

    void addTo(RoutesConfig routes);
}
