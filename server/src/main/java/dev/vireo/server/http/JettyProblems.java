package dev.vireo.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Renders what Jetty refuses before Javalin sees it, such as a malformed head, like every other refusal. */
final class JettyProblems extends ErrorHandler {

    /** Jetty by itself answers most methods with an empty body. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String reason, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        ResponseHeaders.put(response.getHeaders());
        if (status == 503) {
            // The server has stopped taking requests. A retry should reach another server, or this one after its restart.
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(TlsRequired.refused(request) ? TlsRequired.answer(request, response.getHeaders())
                : ProblemRenderer.json(status)), callback);
    }
}
