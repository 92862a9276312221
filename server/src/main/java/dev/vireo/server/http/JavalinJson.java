package dev.vireo.server.http;

import dev.vireo.protocol.Json;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** Makes {@code ctx.json(…)} write with the one codec. Bodies are read by {@link RequestBodies} alone. */
final class JavalinJson implements JsonMapper {

    @Override
    public String toJsonString(Object value, Type type) {
        return Json.write(value);
    }
}
