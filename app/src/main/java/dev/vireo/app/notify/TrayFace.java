package dev.vireo.app.notify;

import java.util.List;

/**
 * What the tray shows at one moment.
 *
 * @param pictures the icon in several sizes; a desktop takes what fits
 */
public record TrayFace(List<Pixels> pictures, String tooltip) {
}
