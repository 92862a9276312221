package dev.vireo.app.ui;

/** Carries out commands in one window. FX thread. */
public interface CommandTarget {

    /** Whether it would do something of use here and now, and for this person. */
    boolean offers(Command command);

    void run(Command command);
}
