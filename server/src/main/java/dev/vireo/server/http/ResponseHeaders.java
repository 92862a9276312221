package dev.vireo.server.http;

import io.javalin.http.Context;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** Sets the headers of every answer: browsers may not cache, frame, sniff or share anything with other origins. */
final class ResponseHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private ResponseHeaders() {
    }

    static void put(Context ctx) {
        ALWAYS.forEach(ctx::header);
    }

    static void put(HttpFields.Mutable fields) {
        ALWAYS.forEach(fields::put);
    }
}
