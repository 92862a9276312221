package dev.vireo.app.state;

import dev.vireo.app.store.Changes;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one step of the {@link Workspace} changed, to be kept on disk, and what it found to be missing. */
final class Step {

    private final @Nullable Cursor cursor;
    private final boolean anew;
    private final List<User> users = new ArrayList<>();
    private final Set<Conversation> conversations = new LinkedHashSet<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<String> completed = new ArrayList<>();
    private final List<ChatMessage> arrivals = new ArrayList<>();
    private final Set<Conversation> holes = new LinkedHashSet<>();
    private final List<Conversation> emptied = new ArrayList<>();
    private boolean strange;

    Step(@Nullable Cursor cursor, boolean anew) {
        this.cursor = cursor;
        this.anew = anew;
    }

    void changed(User user) {
        users.add(user);
    }

    void changed(Conversation conversation) {
        conversations.add(conversation);
    }

    void changed(Message message) {
        messages.add(message);
    }

    void completed(@Nullable String clientId) {
        if (clientId != null) {
            completed.add(clientId);
        }
    }

    void arrived(ChatMessage message) {
        arrivals.add(message);
    }

    void hole(Conversation conversation) {
        holes.add(conversation);
    }

    /** The loaded window was given up: somebody may be looking at it. */
    void emptied(Conversation conversation) {
        emptied.add(conversation);
    }

    /** Something referred to what this client has never heard of: it needs a new snapshot. */
    void strange() {
        strange = true;
    }

    boolean isStrange() {
        return strange;
    }

    List<ChatMessage> arrivals() {
        return arrivals;
    }

    /** Conversations that still miss messages. */
    List<Conversation> holes() {
        return holes.stream().filter(Conversation::hasHole).toList();
    }

    List<Conversation> emptied() {
        return emptied;
    }

    List<String> completed() {
        return completed;
    }

    /** To be called in the step's own moment, before the conversations change again. */
    Changes changes() {
        List<Channel> channels = conversations.stream().map(Conversation::document).flatMap(Optional::stream).toList();
        return new Changes(List.copyOf(users), channels, List.copyOf(messages), List.copyOf(completed), cursor, anew);
    }
}
