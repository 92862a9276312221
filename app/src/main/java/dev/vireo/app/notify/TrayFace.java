package dev.vireo.app.notify;

import java.util.List;

/**
 * The look of the tray icon at one moment.
 *
 * @param pictures the icon in several sizes; a desktop takes what fits
 */
public record TrayFace(List<Pixels> pictures, String tooltip) {
}
