package dev.vireo.server.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** Sets the headers of every answer: browsers may not cache, frame, sniff or share anything with other origins. */
final class ResponseHeaders {

    /** Encoded once. */
    private static final List<HttpField> ALWAYS = Stream.of(
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"),
            new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff")).map(HttpField.class::cast).toList();

    private ResponseHeaders() {
    }

    /** Before anything else has set a header. */
    static void put(Context ctx) {
        HttpFields.Mutable fields = ServletContextRequest.getServletContextRequest(ctx.req()).getServletContextResponse().getHeaders();
        ALWAYS.forEach(fields::add);
    }

    static void put(HttpFields.Mutable fields) {
        ALWAYS.forEach(fields::put);
    }
}
