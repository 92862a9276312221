package dev.vireo.protocol;

/** An event with the cursor that stands right behind it. */
public record LoggedEvent(Cursor id, Event event) {
}
