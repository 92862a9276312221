package dev.vireo.app.ui;

/** The services that every screen of one client needs. FX thread. */
public record AppServices(Theme theme, Motion motion, BadgeClock clock, Background background, Avatars avatars) {

    public static AppServices of(Avatars.AvatarSource pictures) {
        Background background = new Background();
        Motion motion = new Motion();
        return new AppServices(new Theme(), motion, new BadgeClock(motion), background, new Avatars(pictures, background));
    }
}
