package dev.vireo.app.state;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which one goes from one conversation that waits to the next: channels, then people, in each the newest first. Reading one
 * changes nothing in it, so that going on leads to all of them. FX thread only.
 */
public final class UnreadOrder {

    private static final Comparator<Conversation> ORDER = Comparator.comparing(Conversation::isDirect)
            .thenComparing(UnreadOrder::latest, Comparator.reverseOrder())
            .thenComparing(Conversation::key);

    private UnreadOrder() {
    }

    /** Whether it is to be read: what is muted does not wait. */
    public static boolean waits(Conversation conversation) {
        return conversation.unread() > 0 && !conversation.notifications().mutedProperty().get();
    }

    /** When something was said there last, by ids, which rise over the whole office whatever its clock does; what is not sent yet is later. */
    public static long latest(Conversation conversation) {
        ChatMessage message = conversation.lastMessageProperty().get();
        if (message == null) {
            return 0;
        }
        return message.id().isEmpty() ? Long.MAX_VALUE : Long.parseLong(message.id());
    }

    /** The first that waits. */
    public static Optional<Conversation> first(Workspace workspace) {
        return waiting(workspace).stream().findFirst();
    }

    /** The last that waits. */
    public static Optional<Conversation> last(Workspace workspace) {
        return waiting(workspace).reversed().stream().findFirst();
    }

    /** The first that waits behind this one, or else from the beginning; never this one. */
    public static Optional<Conversation> after(Workspace workspace, Conversation here) {
        return after(here, waiting(workspace), ORDER);
    }

    /** The last that waits before this one, or else from the end; never this one. */
    public static Optional<Conversation> before(Workspace workspace, Conversation here) {
        return after(here, waiting(workspace).reversed(), ORDER.reversed());
    }

    private static Optional<Conversation> after(Conversation here, List<Conversation> waiting, Comparator<Conversation> order) {
        List<Conversation> others = waiting.stream().filter(each -> each != here).toList();
        return others.stream().filter(each -> order.compare(each, here) > 0).findFirst().or(() -> others.stream().findFirst());
    }

    private static List<Conversation> waiting(Workspace workspace) {
        return workspace.conversations().stream().filter(UnreadOrder::waits).sorted(ORDER).toList();
    }
}
