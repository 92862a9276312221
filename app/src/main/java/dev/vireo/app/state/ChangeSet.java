package dev.vireo.app.state;

import dev.vireo.app.store.MessageRevision;
import dev.vireo.app.store.StoredChanges;
import dev.vireo.app.store.StoredChanges.ExpiredMessages;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes that one step made to the {@link Workspace}, to be stored, and the gaps it found. */
public final class ChangeSet {

    private final @Nullable Cursor cursor;
    private final boolean needsSnapshot;
    private final List<User> users = new ArrayList<>();
    private final Set<Conversation> conversations = new LinkedHashSet<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<MessageRevision> revisions = new ArrayList<>();
    private final List<ExpiredMessages> expired = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> completed = new ArrayList<>();
    private final List<ChatMessage> arrivals = new ArrayList<>();
    private final Set<Conversation> holes = new LinkedHashSet<>();
    private final List<Conversation> emptied = new ArrayList<>();
    private final List<ThreadConversation> emptiedThreads = new ArrayList<>();
    private final Set<Conversation> pinned = new LinkedHashSet<>();
    private @Nullable Office office;
    private boolean wanting;
    private boolean savedOutdated;
    private boolean scheduledOutdated;
    private boolean withoutPosition;

    ChangeSet(@Nullable Cursor cursor, boolean needsSnapshot) {
        this.cursor = cursor;
        this.needsSnapshot = needsSnapshot;
    }

    void changed(User user) {
        users.add(user);
    }

    void changed(Office now) {
        office = now;
    }

    void changed(Conversation conversation) {
        conversations.add(conversation);
    }

    void changed(Message message) {
        messages.add(message);
    }

    void changed(MessageRevision revision) {
        revisions.add(revision);
    }

    void expired(String channelId, long upTo) {
        expired.add(new ExpiredMessages(channelId, upTo));
    }

    /** What is kept of this channel is void. */
    void left(String channelId) {
        left.add(channelId);
        messages.removeIf(message -> message.channelId().equals(channelId));
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

    /** Other messages may be pinned now. */
    void pinned(Conversation conversation) {
        pinned.add(conversation);
    }

    /** I may have saved other messages now, or may see others of them. */
    void savedOutdated() {
        savedOutdated = true;
    }

    /** Other messages may be scheduled now. */
    void scheduledOutdated() {
        scheduledOutdated = true;
    }

    void emptied(List<ThreadConversation> threads) {
        emptiedThreads.addAll(threads);
    }

    /**
     * Something changed of which the log does not tell all: the office has to be fetched anew. Whoever begins again with what is
     * kept until then does the same.
     */
    void needSnapshot() {
        wanting = true;
        withoutPosition = true;
    }

    /** A snapshot is being fetched: no position is stored until it is there. */
    void withoutPosition() {
        withoutPosition = true;
    }

    public boolean needsSnapshot() {
        return wanting;
    }

    public boolean isSavedOutdated() {
        return savedOutdated;
    }

    public boolean isScheduledOutdated() {
        return scheduledOutdated;
    }

    List<ChatMessage> arrivals() {
        return arrivals;
    }

    /** Conversations that still miss messages. */
    public List<Conversation> holes() {
        return holes.stream().filter(conversation -> conversation.loaded().hasHole()).toList();
    }

    /** Conversations of which somebody looks at what is pinned, and of which that may have changed. */
    public List<Conversation> pinned() {
        return pinned.stream().filter(conversation -> conversation.pins().wanted()).toList();
    }

    public List<Conversation> emptied() {
        return emptied;
    }

    public List<ThreadConversation> emptiedThreads() {
        return emptiedThreads;
    }

    public List<String> completed() {
        return completed;
    }

    /** To be called in the step's own moment, before the conversations change again. */
    public StoredChanges toKeep() {
        List<Channel> channels = conversations.stream().map(ChangeSet::document).flatMap(Optional::stream).toList();
        return new StoredChanges(needsSnapshot, office, List.copyOf(users), List.copyOf(left), channels, List.copyOf(expired),
                List.copyOf(messages), List.copyOf(revisions), List.copyOf(completed), withoutPosition ? null : cursor);
    }

    /** A conversation as it is kept on disk: its channel; empty where there is none of mine. */
    static Optional<Channel> document(Conversation conversation) {
        LoadedMessages loaded = conversation.loaded();
        return conversation.details.channel().map(is -> {
            ChannelUnread unread = conversation.confirmed();
            Message newest = loaded.lastFromServer().flatMap(ChatMessage::document).orElse(null);
            return new Channel(is.id(), is.kind(), is.name(), is.description(), is.createdAt(), is.archived(), is.retentionDays(),
                    conversation.roster.documents(conversation.unreadCounts.confirmedRead()), loaded.lastNumber(), unread.unread(),
                    unread.mentions(), unread.threads(), newest);
        });
    }
}
