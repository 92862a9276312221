package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** A stored event with the cursor of its entry. On the wire: {@code {"id", "type", "data"}}. */
public record LoggedEvent(Cursor id, Event event) {

    @JsonValue
    WireForm form() {
        return new WireForm(id, EventType.of(event).wireName(), event);
    }

    record WireForm(Cursor id, String type, Event data) {
    }
}
