package dev.vireo.app.notify;

/**
 * What can be done in the tray's menu. Each may be called on any thread.
 *
 * @param open shows the main window
 * @param doNotDisturb turns do not disturb on or off
 * @param quit ends Vireo
 */
public record TrayActions(Runnable open, Runnable doNotDisturb, Runnable quit) {
}
