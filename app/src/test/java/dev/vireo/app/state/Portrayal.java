package dev.vireo.app.state;

import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Office;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a workspace shows, in lines that can be compared; all of its history, which has to be loaded. FX thread. */
public final class Portrayal {

    private final Workspace workspace;
    private final List<String> lines = new ArrayList<>();

    private Portrayal(Workspace workspace) {
        this.workspace = workspace;
    }

    public static List<String> of(Workspace workspace) {
        Portrayal portrayal = new Portrayal(workspace);
        portrayal.office();
        workspace.conversations().stream().sorted(Comparator.comparing(Conversation::key)).forEach(portrayal::conversation);
        return portrayal.lines;
    }

    private void office() {
        Office office = workspace.officeProperty().get();
        lines.add("office " + workspace.officeNameProperty().get() + " receipts " + (office != null && office.readReceipts()));
        lines.add("total " + workspace.totalUnreadProperty().get() + " @" + workspace.totalMentionsProperty().get());
        workspace.people().stream().map(person -> "person " + person + " " + person.displayName() + " "
                + person.statusProperty().get() + " "
                + person.roleProperty().get() + " " + person.unreadProperty().get())
                .sorted().forEach(lines::add);
    }

    private void conversation(Conversation conversation) {
        String key = conversation.key();
        lines.add(key + " " + conversation.kind() + " '" + conversation.name() + "' '" + conversation.descriptionProperty().get()
                + "' archived " + conversation.archivedProperty().get() + " keeps " + conversation.retentionDaysProperty().get()
                + " gone " + conversation.goneProperty().get());
        lines.add(key + " I am " + conversation.myRoleProperty().get() + " " + conversation.notifications().preferenceProperty().get()
                + " muted until " + conversation.notifications().mutedUntilProperty().get() + " "
                + conversation.notifications().mutedProperty().get());
        lines.add(key + " members " + conversation.members().stream()
                .map(member -> member + "/" + read(conversation, member)).toList());
        lines.add(key + " unread " + conversation.unread() + " @" + conversation.mentions() + " read to "
                + conversation.readNumberProperty().get() + " threads " + new TreeMap<>(conversation.threadsUnread()));
        ChatMessage last = conversation.lastMessageProperty().get();
        lines.add(key + " last " + (last == null ? "none" : last.id() + " " + last.body()));
        for (ChatMessage message : conversation.messages()) {
            lines.add(key + " " + message(message));
            if (message.threadProperty().get() != null) {
                thread(key + " " + message.id(), workspace.thread(message));
            }
        }
    }

    private String read(Conversation conversation, ChannelMember member) {
        return member.person() == workspace.me() ? "" : Long.toString(member.readNumberProperty().get());
    }

    private void thread(String key, ThreadConversation thread) {
        lines.add(key + " thread following " + thread.followingProperty().get() + " unread " + thread.unread() + " @"
                + thread.mentionsProperty().get());
        thread.replies().forEach(reply -> lines.add(key + " reply " + message(reply)));
    }

    private static String message(ChatMessage message) {
        Map<String, List<String>> reactions = message.reactions().stream()
                .collect(Collectors.toMap(Reaction::emoji, Reaction::users, (one, other) -> one, TreeMap::new));
        return message.number() + " " + message.id() + " " + message.author() + " '" + message.body() + "'"
                + (message.editedProperty().get() ? " edited" : "") + (message.deleted() ? " deleted" : "")
                + (message.mentionsMe() ? " for me" : "") + " " + message.mentions() + " " + message.time()
                + " " + message.reactions().stream().map(Reaction::emoji).toList() + reactions
                + " " + message.attachments().stream().map(Attachment::id).toList()
                + " " + summary(message.threadProperty().get()) + " read by " + message.readBy() + " " + message.delivery();
    }

    private static String summary(@Nullable ThreadSummary thread) {
        return thread == null ? "" : thread.toString();
    }
}
