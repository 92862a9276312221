package dev.vireo.app.chat;

import dev.vireo.app.chat.files.FileKit;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;

/** What the rows of a list are made with. */
record ListKit(Avatars avatars, BadgeClock badges, When when, FileKit files) {
}
