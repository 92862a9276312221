package dev.vireo.app.ui.text;

import dev.vireo.protocol.text.Link;

/** Follows links: out of Vireo in the system's browser, or to a message in its place. FX thread. */
@FunctionalInterface
public interface OpenLink {

    void open(Link link);
}
