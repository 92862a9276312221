package dev.vireo.app.notify;

/** A way to show notices. Called on the FX thread; returns at once. */
public interface Notifier {

    /** Shows a notice in place of the earlier one of the same key, if that still shows. */
    void show(Notice notice);

    /** Takes the notice of this key away, if it still shows. */
    void withdraw(String key);
}
