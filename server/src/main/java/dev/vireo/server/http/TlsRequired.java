package dev.vireo.server.http;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Refuses every request of a connection that should have been encrypted, and tells where to go instead. */
final class TlsRequired implements HttpConfiguration.Customizer {

    private static final String HERE = TlsRequired.class.getName();

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        request.setAttribute(HERE, true);
        throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400);
    }

    static boolean refused(Request request) {
        return request.getAttribute(HERE) != null;
    }

    /** A browser shows a sentence; programs read the usual problem. */
    static byte[] answer(Request request, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONNECTION, "close");
        String address = "https://" + Request.getServerName(request) + ":" + Request.getServerPort(request);
        String message = "This office is encrypted. Use " + address + " instead.";
        if (request.getHeaders().contains(HttpHeader.ACCEPT, "text/html")) {
            headers.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
            return (message + "\n").getBytes(StandardCharsets.UTF_8);
        }
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        return Json.writeBytes(new Problem(new Problem.Details("tls_required", message, Map.of("address", address))));
    }
}
