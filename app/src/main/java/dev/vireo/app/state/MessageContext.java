package dev.vireo.app.state;

import dev.vireo.protocol.Message;
import java.util.List;

/** All that a message knows of the conversation in which it was said. FX thread only, but for {@link #key()} and {@link #me()}. */
interface MessageContext {

    /** What names the conversation on this computer; see {@link Conversation#key()}. */
    String key();

    /** My username. */
    String me();

    /** A thread's counts, with what is unread in it for me. */
    ThreadSummary summary(String parentId, Message.Thread replies);

    /** The others who have read up to a message outside threads, without its author. */
    List<Person> readersOf(long number, String author);
}
