package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;

/** The person wants to pass messages on; goes up to whatever can ask where to. */
public final class ForwardEvent extends Event {

    public static final EventType<ForwardEvent> FORWARD = new EventType<>(Event.ANY, "FORWARD");

    private static final long serialVersionUID = 1L;

    private final transient List<ChatMessage> messages;

    ForwardEvent(List<ChatMessage> messages) {
        super(FORWARD);
        this.messages = List.copyOf(messages);
    }

    /** In their order. */
    public List<ChatMessage> messages() {
        return messages;
    }
}
