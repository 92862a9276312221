package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** An event with the cursor that stands right behind it. On the wire: {@code {"id", "type", "data"}}. */
public record LoggedEvent(Cursor id, Event event) {

    @JsonValue
    Form form() {
        return new Form(id, EventType.of(event).wireName(), event);
    }

    record Form(Cursor id, String type, Event data) {
    }
}
