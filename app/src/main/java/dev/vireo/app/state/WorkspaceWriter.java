package dev.vireo.app.state;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.store.OutboxMessage;
import dev.vireo.app.store.SavedState;
import dev.vireo.app.store.SavedState.PendingRead;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes a {@link Workspace}, and is the only way to: each workspace is made with its one writer, and only the writer leads to the
 * workspace, never back. Whoever makes it keeps it; views get the workspace alone. It is the only place that applies events. FX
 * thread only.
 */
public final class WorkspaceWriter {

    private final Workspace workspace;
    private final Conversations conversations;
    private final HistoryWriter history;
    private final TypingIndicators typingIndicators;
    private final MessageEvents messageEvents;
    private final ChannelEvents channelEvents;
    private final ServerCounts serverCounts;
    private final GuestVisibility guestVisibility;
    private boolean positionLost;

    /** Makes an empty workspace of the one who signs in, and its writer. */
    public WorkspaceWriter(User me) {
        this(me, System::nanoTime);
    }

    /** @param nanoTime what time it is, by which typing ends */
    WorkspaceWriter(User me, LongSupplier nanoTime) {
        this.workspace = new Workspace(me);
        this.conversations = workspace.conversations;
        this.history = new HistoryWriter(workspace.saved, workspace.scheduled);
        this.typingIndicators = new TypingIndicators(workspace.people, conversations, nanoTime);
        this.messageEvents = new MessageEvents(me.username(), conversations, typingIndicators);
        this.channelEvents = new ChannelEvents(me.username(), conversations);
        this.serverCounts = new ServerCounts(conversations);
        this.guestVisibility = new GuestVisibility(workspace.people, conversations);
    }

    /** What the windows see. */
    public Workspace workspace() {
        return workspace;
    }

    /** Adds what was fetched of the history. */
    public HistoryWriter history() {
        return history;
    }

    // --- the office --------------------------------------------------------------------------------------------------

    /** Completes with the conversation in a channel as soon as that is known. */
    public CompletionStage<Conversation> awaitConversation(String channelId) {
        return conversations.await(channelId);
    }

    public void connection(ConnectionState state) {
        workspace.connection.set(state);
    }

    public void full(boolean now) {
        workspace.full.set(now);
    }

    void office(Office now) {
        workspace.office.set(now);
        workspace.officeName.set(now.name());
    }

    void loaded() {
        workspace.loaded.set(true);
    }

    /** Shows what the disk kept, before the server is asked. */
    public void restore(SavedState kept) {
        if (kept.settings() != null) {
            office(kept.settings());
        }
        users(kept.users());
        kept.channels().forEach(channel -> conversations.of(channel).ifPresent(conversation -> {
            conversation.restore(channel);
            list(conversation);
        }));
        guestVisibility.update();
        kept.outbox().forEach(this::restore);
        conversations.drafts().restore(kept.drafts());
        kept.reads().forEach(read -> conversations.in(read.channelId())
                .ifPresent(conversation -> conversation.unreadCounts.readLocally(read.parentId(), read.number())));
        if (kept.cursor() != null) {
            serverCounts.startAt(kept.cursor());
            loaded();
        }
    }

    /** Shows what an earlier run left unsent, if it is known where it goes. */
    public void restore(OutboxMessage waiting) {
        conversations.named(waiting.to()).ifPresent(conversation -> {
            ChatMessage message = write(conversation, waiting, List.of());
            if (waiting.failure() != null) {
                message.fail(FailureReason.stored(waiting.failure()));
            }
            addLocal(message);
        });
    }

    /** Takes over the whole office as of a cursor. What was known of messages is void: nobody told of what happened to them. */
    public ChangeSet snapshot(Answers.ChannelList snapshot, List<User> users) {
        ChangeSet changes = new ChangeSet(snapshot.cursor(), true);
        changes.savedOutdated();
        changes.scheduledOutdated();
        if (!serverCounts.isOfLog(snapshot.cursor())) {
            conversations.forget();
        }
        serverCounts.startAt(snapshot.cursor());
        positionLost = false;
        office(snapshot.office());
        changes.changed(snapshot.office());
        users(users);
        users.forEach(changes::changed);
        List<String> ids = snapshot.channels().stream().map(Channel::id).toList();
        conversations.joined().stream().filter(conversation -> !ids.contains(conversation.channelId()))
                .forEach(conversation -> {
                    conversation.leave();
                    list(conversation);
                });
        for (Channel channel : snapshot.channels()) {
            conversations.of(channel).ifPresent(conversation -> {
                boolean wasOpen = conversation.loaded().count() > 1;
                changes.emptied(conversation.restore(channel));
                list(conversation);
                changes.changed(conversation);
                changes.pinned(conversation);
                if (channel.lastMessage() != null) {
                    changes.changed(channel.lastMessage());
                }
                if (wasOpen) {
                    changes.emptied(conversation);
                }
            });
        }
        guestVisibility.update();
        loaded();
        conversations.answerAwaited();
        return changes;
    }

    /** Applies entries of the log, in their order. */
    public ChangeSet apply(List<LoggedEvent> events, Cursor cursor) {
        ChangeSet changes = new ChangeSet(cursor, false);
        if (positionLost) {
            changes.withoutPosition();
        }
        events.forEach(logged -> {
            serverCounts.before(logged.id(), changes);
            if (logged.event() instanceof Event.Stored stored) {
                apply(stored, changes);
            }
        });
        guestVisibility.follow(events);
        workspace.saved.follow(events, changes);
        workspace.scheduled.follow(events, changes);
        serverCounts.reached(cursor, changes);
        conversations.answerAwaited();
        changes.arrivals().stream().filter(message -> conversations.of(message).isUnread(message)).forEach(workspace::arrived);
        return changes;
    }

    /** The one place that says what each kind of event does, so that a new kind does not compile until it has a place here. */
    private void apply(Event.Stored event, ChangeSet changes) {
        switch (event) {
            case Event.NewMessage(Message message) -> messageEvents.received(message, changes);
            case Event.MessageUpdated(Message message) -> messageEvents.edited(message, changes);
            case Event.MessageDeleted(Message message) -> messageEvents.deleted(message, changes);
            case Event.MessagesExpired expired -> messageEvents.expired(expired, changes);
            case Event.ReactionAdded added -> messageEvents.reacted(added, changes);
            case Event.ReactionRemoved removed -> messageEvents.reacted(removed, changes);
            case Event.MessagePinned pinned -> messageEvents.pinned(pinned, changes);
            case Event.MessageUnpinned unpinned -> messageEvents.unpinned(unpinned, changes);
            case Event.ReadReceipt receipt -> messageEvents.read(receipt, changes);
            case Event.ThreadFollowed followed -> messageEvents.followed(followed, changes);
            case Event.ChannelUpdated(Channel channel) -> channelEvents.updated(channel, changes);
            case Event.MemberUpdated updated -> channelEvents.updated(updated, changes);
            case Event.OfficeUpdated(Office now) -> officeUpdated(now, changes);
            case Event.UserUpdated(User user) -> {
                if (guestVisibility.updated(user)) {
                    changes.needSnapshot();
                }
                changes.changed(user);
            }
            case Event.BackupEnded(BackupRun backup) -> workspace.backup.set(backup);
            case Event.MessageSaved _,Event.MessageUnsaved _,Event.MessageReminded _,Event.MessageScheduled _,Event.MessageUnscheduled _ -> {
                // The lists of what is saved and scheduled follow by themselves.
            }
            case Event.ForServers forServers -> {
                // Servers tell these each other; no client is sent one.
            }
        }
    }

    /** A snapshot is needed; until it is there, no position is stored. */
    public void positionLost() {
        positionLost = true;
    }

    /** How far others have read is kept back with this entry; if it is told again, nobody says up to where that is. */
    private void officeUpdated(Office now, ChangeSet changes) {
        Office before = workspace.office.get();
        office(now);
        changes.changed(now);
        if (!now.readReceipts()) {
            conversations.joined().forEach(conversation -> {
                conversation.roster.hideReceipts();
                changes.changed(conversation);
            });
        } else if (before == null || !before.readReceipts()) {
            changes.needSnapshot();
        }
    }

    /** The channel that was made for a first message. Its counts come by the log. */
    public ChangeSet made(Channel channel) {
        ChangeSet changes = new ChangeSet(null, false);
        if (conversations.in(channel.id()).isEmpty()) {
            conversations.of(channel).ifPresent(conversation -> {
                conversation.adopt(channel);
                list(conversation);
                changes.changed(conversation);
            });
        }
        return changes;
    }

    /** The server has a message that was written here; the log will tell of it too, before this or after. */
    public ChangeSet accepted(Conversation conversation, String clientId, Message message) {
        ChangeSet changes = new ChangeSet(null, false);
        if (conversation.isMember() && conversation.loaded().local(clientId).isPresent()) {
            conversation.loaded().accept(message);
            conversation.loaded().known().byId(message.id()).flatMap(ChatMessage::document).ifPresent(changes::changed);
        }
        changes.completed(clientId);
        return changes;
    }

    public void addLocal(ChatMessage message) {
        Conversation conversation = conversations.of(message);
        conversation.loaded().addLocal(message);
        list(conversation);
    }

    public void discard(ChatMessage message) {
        Conversation conversation = conversations.of(message);
        conversation.loaded().removeLocal(message);
        list(conversation);
    }

    /** The server's own counts, where ours were found to differ. Empty if they are of a time that is past here. */
    public Optional<ChangeSet> unread(Answers.UnreadCounts counts) {
        ChangeSet changes = new ChangeSet(null, false);
        return serverCounts.take(counts, changes) ? Optional.of(changes) : Optional.empty();
    }

    /** Adds people or replaces what is known of them. */
    void users(List<User> users) {
        workspace.people.update(users);
    }

    public void status(Status status) {
        workspace.people.status(status);
    }

    /** Those who are there; everybody else is not. */
    public void online(List<Status> there) {
        workspace.people.online(there);
    }

    /** Returns whether {@link #expireTyping()} is to be called a while later. */
    public boolean typing(Event.Typing typing) {
        return typingIndicators.typing(typing);
    }

    /** Returns after how long it is to be called again; null: not any more. */
    public @Nullable Duration expireTyping() {
        return typingIndicators.expire();
    }

    /** Ends every mute that has run out. */
    public void refreshMuted() {
        conversations.joined().forEach(conversation -> conversation.roster.refreshMuted());
    }

    /** @param listener told of each change of a draft, with its key as in {@link SavedState#drafts} */
    public void onDraft(BiConsumer<String, String> listener) {
        conversations.drafts().onChange(listener);
    }

    private void list(Conversation conversation) {
        conversations.list(conversation);
    }

    // --- one's own messages ------------------------------------------------------------------------------------------

    /** A message that is on its way, as it will show; {@link #addLocal} shows it. */
    public ChatMessage write(Conversation conversation, OutboxMessage message, List<Upload> uploads) {
        return new ChatMessage(conversation, message.clientId(), message.parentId(), message.body(), uploads, message.writtenAt(),
                message.original());
    }

    public void fail(ChatMessage message, FailureReason reason) {
        message.fail(reason);
    }

    /** The server refused what was written here under this client id. */
    public void fail(Conversation conversation, String clientId, FailureReason reason) {
        conversation.loaded().local(clientId).ifPresent(message -> message.fail(reason));
    }

    /** Marks a failed message as pending again. */
    public void pending(ChatMessage message) {
        message.pending();
    }

    /** Shows new words at once and keeps them, until the server has taken them or the person gives them up. */
    public void showEdit(ChatMessage message, String words) {
        message.keepEdit(words);
        message.showEdit(words);
    }

    /** The server has taken the new words. */
    public void edited(ChatMessage message, Message now) {
        message.edited(now);
        message.keepEdit(null);
    }

    /** The server did not take them: the old ones show again, and the new ones are kept. */
    public void editFailed(ChatMessage message) {
        message.showEdit(null);
    }

    public void discardEdit(ChatMessage message) {
        message.keepEdit(null);
    }

    public void showDeleted(ChatMessage message, boolean now) {
        message.showDeleted(now);
    }

    /** @param on null: as the office has it */
    public void showReaction(ChatMessage message, String emoji, @Nullable Boolean on) {
        message.showReaction(emoji, on);
    }

    // --- reading -----------------------------------------------------------------------------------------------------

    /** The person has seen the conversation up to this message. Returns what the server is to be told, if that is news. */
    public Optional<PendingRead> read(Conversation conversation, ChatMessage upTo) {
        // Whoever sees a message of their own that is still on its way sees all that stands before it.
        return (upTo.local() ? conversation.loaded().lastFromServer() : Optional.of(upTo))
                .filter(message -> conversation.unread() > 0)
                .flatMap(message -> read(conversation, null, message));
    }

    /** The person has seen the thread up to this reply. Returns what the server is to be told, if that is news. */
    public Optional<PendingRead> read(ThreadConversation thread, ChatMessage upTo) {
        return (upTo.local() ? thread.lastFromServer() : Optional.of(upTo))
                .filter(message -> thread.unread() > 0)
                .flatMap(message -> read(conversations.of(thread.parent()), thread.parent().id(), message));
    }

    private static Optional<PendingRead> read(Conversation conversation, @Nullable String parentId, ChatMessage upTo) {
        return conversation.unreadCounts.readLocally(parentId, upTo.number())
                ? Optional.of(new PendingRead(conversation.channelId(), parentId, upTo.id(), upTo.number()))
                : Optional.empty();
    }

    /** Forgets what was read here and the server does not know yet. */
    public void forgetLocalRead(Conversation conversation, @Nullable String parentId) {
        conversation.unreadCounts.forgetLocalRead(parentId);
    }
}
