package dev.vireo.app;

import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Theme;

/** The services that every screen of one client needs. FX thread. */
record AppServices(Theme theme, Motion motion, BadgeClock clock, Background background, Avatars avatars) {

    static AppServices of(Avatars.AvatarSource pictures) {
        Background background = new Background();
        Motion motion = new Motion();
        return new AppServices(new Theme(), motion, new BadgeClock(motion), background, new Avatars(pictures, background));
    }
}
