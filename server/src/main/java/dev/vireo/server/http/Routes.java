package dev.vireo.server.http;

import io.javalin.config.RoutesConfig;

/** The part of the API that one feature serves. */
@FunctionalInterface
public interface Routes {

    void addTo(RoutesConfig routes);
}
