package dev.vireo.app.chat.list;

import dev.vireo.app.chat.files.FileKit;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;

/** What the rows of a list are made with. */
public record ListKit(Avatars avatars, BadgeClock badges, When when, FileKit files) {
}
