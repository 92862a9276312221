package dev.vireo.server.http;

import io.javalin.security.RouteRole;

/** Marks the few routes that answer without a token. Every route that is not marked needs one. */
public enum RouteAccess implements RouteRole {
    PUBLIC
}
