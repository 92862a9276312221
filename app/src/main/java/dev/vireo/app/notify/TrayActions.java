package dev.vireo.app.notify;

/**
 * The actions of the tray's menu. Each may be called on any thread.
 *
 * @param open shows the main window
 * @param doNotDisturb turns do not disturb on or off
 * @param quit ends Vireo
 */
public record TrayActions(Runnable open, Runnable doNotDisturb, Runnable quit) {
}
