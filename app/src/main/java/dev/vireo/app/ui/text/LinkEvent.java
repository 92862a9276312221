package dev.vireo.app.ui.text;

import dev.vireo.protocol.text.Link;
import javafx.event.Event;
import javafx.event.EventType;

/** A request to follow a link in a text. It bubbles up to the scene, whose owner opens the link. */
public final class LinkEvent extends Event {

    private static final long serialVersionUID = 1L;

    public static final EventType<LinkEvent> FOLLOW = new EventType<>(Event.ANY, "FOLLOW_LINK");

    private final transient Link link;

    public LinkEvent(Link link) {
        super(FOLLOW);
        this.link = link;
    }

    public Link link() {
        return link;
    }
}
