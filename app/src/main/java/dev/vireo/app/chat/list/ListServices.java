package dev.vireo.app.chat.list;

import dev.vireo.app.chat.files.FileServices;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;

/** What the rows of a list are made with. */
public record ListServices(Avatars avatars, BadgeClock badges, MessageTimes when, FileServices files) {
}
