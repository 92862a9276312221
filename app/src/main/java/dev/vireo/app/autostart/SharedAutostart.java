package dev.vireo.app.autostart;

import java.io.IOException;

/**
 * A user's own entry on a computer where an administrator may have made one for everybody, which only administrators take away.
 *
 * @param everybodys whether there is one for everybody
 */
record SharedAutostart(Autostart own, EverybodysEntry everybodys) implements Autostart {

    /** Asks the system. */
    @FunctionalInterface
    interface EverybodysEntry {
        boolean isThere() throws IOException;
    }

    @Override
    public boolean isOn() throws IOException {
        return everybodys.isThere() || own.isOn();
    }

    /** Nothing starts twice. */
    @Override
    public void turn(boolean on) throws IOException {
        boolean forEverybody = everybodys.isThere();
        own.turn(on && !forEverybody);
        if (!on && forEverybody) {
            throw new IOException("An administrator has it start for everybody on this computer.");
        }
    }
}
