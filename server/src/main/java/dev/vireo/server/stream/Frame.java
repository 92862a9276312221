package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import java.nio.charset.StandardCharsets;

/**
 * A Server-Sent Event as bytes, encoded once and shared by all who receive it. JSON keeps line ends escaped, so one data line
 * always holds it. Form: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
record Frame(byte[] bytes) {

    /** An entry of the log, with the cursor behind it. */
    static Frame stored(Cursor id, String json) {
        return of("id: " + id + "\ndata: " + json + "\n\n");
    }

    /** An event of the moment. */
    static Frame passing(Event event) {
        return of("data: " + Json.writeEvent(event) + "\n\n");
    }

    /** An event with a name, as the simple API has them. */
    static Frame named(String name, Object data) {
        return of("event: " + name + "\ndata: " + Json.write(data) + "\n\n");
    }

    /** A named event that is an entry of the log. */
    static Frame named(Cursor id, String name, Object data) {
        return of("id: " + id + "\nevent: " + name + "\ndata: " + Json.write(data) + "\n\n");
    }

    int size() {
        return bytes.length;
    }

    private static Frame of(String text) {
        return new Frame(text.getBytes(StandardCharsets.UTF_8));
    }
}
