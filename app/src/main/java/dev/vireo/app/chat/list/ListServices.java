package dev.vireo.app.chat.list;

import dev.vireo.app.chat.files.FileServices;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;

/** The services that the rows of a list need. */
public record ListServices(Avatars avatars, BadgeClock badges, MessageTimes when, FileServices files) {
}
