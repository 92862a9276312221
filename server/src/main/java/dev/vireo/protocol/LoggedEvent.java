package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** An event with the cursor that stands right behind it. On the wire: {@code {"id", "type", "data"}}. */
public record LoggedEvent(Cursor id, Event event) {

    @JsonValue
    WireForm form() {
        return new WireForm(id, EventType.of(event).wireName(), event);
    }

    record WireForm(Cursor id, String type, Event data) {
    }
}
