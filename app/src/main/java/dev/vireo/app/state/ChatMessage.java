package dev.vireo.app.state;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.store.MessageRevision;
import dev.vireo.app.store.OutboxMessage;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Attachment;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A message as a chat shows it; the same object from pending to read, in the window, in a thread and in an excerpt. FX thread
 * only. When a pending message is accepted, its id, number and time change before its delivery does, so a view that follows
 * {@link #deliveryProperty()} has them all.
 */
public final class ChatMessage {

    private final MessageContext context;
    private final String key;
    private final String author;
    private final boolean own;
    private final @Nullable String parentId;
    private final Instant writtenAt;
    private final List<Upload> uploads;
    private final OutboxMessage.@Nullable Original original;

    private final ReadOnlyObjectWrapper<Delivery> delivery = new ReadOnlyObjectWrapper<>(Delivery.PENDING);
    private final ReadOnlyObjectWrapper<FailureReason> failure = new ReadOnlyObjectWrapper<>(FailureReason.none());
    private final ReadOnlyStringWrapper body = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper deleted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ThreadSummary> thread = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Reaction> reactions = FXCollections.observableArrayList();
    private final ObservableList<Reaction> reactionsView = FXCollections.unmodifiableObservableList(reactions);
    private final ObservableList<Attachment> attachments = FXCollections.observableArrayList();
    private final ObservableList<Attachment> attachmentsView = FXCollections.unmodifiableObservableList(attachments);

    /** As the office has it; null while it is only here. */
    private @Nullable Message document;
    /** What was asked for here and the office has not said yet. */
    private @Nullable String editedHere;
    private @Nullable String unsavedEdit;
    private boolean deletedHere;
    private final Map<String, Boolean> reactedHere = new LinkedHashMap<>();

    /** One that is on its way. */
    ChatMessage(MessageContext context, String clientId, @Nullable String parentId, String text, List<Upload> uploads,
            Instant writtenAt) {
        this(context, clientId, parentId, text, uploads, writtenAt, null);
    }

    /** One that is on its way. @param original what it passes on; null where it has words of its own */
    ChatMessage(MessageContext context, String clientId, @Nullable String parentId, String text, List<Upload> uploads,
            Instant writtenAt, OutboxMessage.@Nullable Original original) {
        this.context = context;
        this.key = clientId;
        this.author = context.me();
        this.own = true;
        this.parentId = parentId;
        this.writtenAt = writtenAt;
        this.uploads = List.copyOf(uploads);
        this.original = original;
        body.set(text);
        if (original != null) {
            attachments.setAll(original.files());
        }
        ListUpdates.tell(delivery, body, edited, deleted, thread);
    }

    /** One that the office has. */
    ChatMessage(MessageContext context, Message message, boolean own) {
        this.context = context;
        this.key = own && message.clientId() != null ? message.clientId() : message.id();
        this.author = message.author();
        this.own = own;
        this.parentId = message.parentId();
        this.writtenAt = message.createdAt();
        this.uploads = List.of();
        this.original = null;
        accept(message);
        ListUpdates.tell(delivery, body, edited, deleted, thread);
    }

    /** What names the conversation in which it was said; {@link Workspace#conversationOf} finds that. */
    public String conversationKey() {
        return context.key();
    }

    /** Stable for as long as the message exists: the client's own id for messages written here, else the message id. */
    public String key() {
        return key;
    }

    /** The server's id; empty while pending. */
    public String id() {
        return document == null ? "" : document.id();
    }

    /** A username. */
    public String author() {
        return author;
    }

    /** The first message of the thread that this one is a reply in; empty where it is none. */
    public Optional<String> parentId() {
        return Optional.ofNullable(parentId);
    }

    /** Its words; empty once deleted. */
    public ReadOnlyStringProperty bodyProperty() {
        return body.getReadOnlyProperty();
    }

    public String body() {
        return body.get();
    }

    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    public boolean deleted() {
        return deleted.get();
    }

    /** Words that this person wanted it to have and that no server has taken yet, for as long as the client runs. */
    public Optional<String> unsavedEdit() {
        return Optional.ofNullable(unsavedEdit);
    }

    /** In the order of their first appearance, one's own just made included. */
    public ObservableList<Reaction> reactions() {
        return reactionsView;
    }

    /** What it carries; while it is on its way, see {@link #uploads()}. */
    public ObservableList<Attachment> attachments() {
        return attachmentsView;
    }

    /** The files of a message that was written here in this run. */
    public List<Upload> uploads() {
        return uploads;
    }

    /** Who wrote first what it passes on, and when; empty where its author wrote it, and once deleted. */
    public Optional<Message.Forwarded> forwarded() {
        Message known = document;
        return deleted() ? Optional.empty()
                : known != null ? Optional.ofNullable(known.forwarded()) : original().map(OutboxMessage.Original::from);
    }

    /** What a message that was written here passes on. */
    public Optional<OutboxMessage.Original> original() {
        return Optional.ofNullable(original);
    }

    /** Its thread; null where nobody replied. */
    public ReadOnlyObjectProperty<@Nullable ThreadSummary> threadProperty() {
        return thread.getReadOnlyProperty();
    }

    /** Usernames, and {@link Message#EVERYONE}. */
    public List<String> mentions() {
        return document == null ? List.of() : document.mentions();
    }

    public boolean mentionsMe() {
        return document != null && document.mentions(context.me());
    }

    /** When it was accepted by the server; while pending, when it was written. */
    public Instant time() {
        return document == null ? writtenAt : document.createdAt();
    }

    /** Its number in its channel; 0 while pending. */
    public long number() {
        return document == null ? 0 : document.number();
    }

    public boolean own() {
        return own;
    }

    public ReadOnlyObjectProperty<Delivery> deliveryProperty() {
        return delivery.getReadOnlyProperty();
    }

    public Delivery delivery() {
        return delivery.get();
    }

    /** Why it was not sent; {@link FailureReason#none()} unless {@link Delivery#FAILED}. */
    public ReadOnlyObjectProperty<FailureReason> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The others who have read it, as far as the office tells. Follow their {@link ChannelMember#readNumberProperty()}. */
    public List<Person> readBy() {
        return local() || parentId != null ? List.of() : context.readersOf(number(), author);
    }

    // --- what the office says --------------------------------------------------------------------------------------

    void accept(Message message) {
        document = message;
        failure.set(FailureReason.none());
        render();
        if (delivery.get() != Delivery.READ) {
            delivery.set(Delivery.SENT);
        }
    }

    void revise(MessageRevision revision) {
        if (document != null) {
            document = revision.change().apply(document);
            render();
        }
    }

    /** As the office has it. */
    Optional<Message> document() {
        return Optional.ofNullable(document);
    }

    void read(boolean now) {
        if (own && document != null) {
            delivery.set(now ? Delivery.READ : Delivery.SENT);
        }
    }

    void fail(FailureReason reason) {
        failure.set(reason);
        delivery.set(Delivery.FAILED);
    }

    void pending() {
        failure.set(FailureReason.none());
        delivery.set(Delivery.PENDING);
    }

    /** Whether it is only on this computer: pending or failed. */
    public boolean local() {
        return document == null;
    }

    // --- what was asked for here ------------------------------------------------------------------------------------

    /** The server has taken other words. */
    void edited(Message now) {
        editedHere = null;
        revise(MessageRevision.edited(now));
    }

    /** Shows words that the office does not know yet; null: those that it has. */
    void showEdit(@Nullable String words) {
        editedHere = words;
        render();
    }

    /** @param words null: there is nothing to keep */
    void keepEdit(@Nullable String words) {
        unsavedEdit = words;
    }

    void showDeleted(boolean now) {
        deletedHere = now;
        render();
    }

    /** @param on null: as the office has it */
    void showReaction(String emoji, @Nullable Boolean on) {
        if (on == null) {
            reactedHere.remove(emoji);
        } else {
            reactedHere.put(emoji, on);
        }
        render();
    }

    /** Updates the thread's counts. */
    void threadCounted() {
        Message known = document;
        Message.Thread replies = known == null ? null : known.thread();
        thread.set(replies == null ? null : context.summary(id(), replies));
    }

    private void render() {
        Message known = document;
        if (known == null) {
            return;
        }
        boolean gone = known.deleted() || deletedHere;
        deleted.set(gone);
        edited.set(!gone && (known.editedAt() != null || editedHere != null));
        body.set(gone ? "" : editedHere != null ? editedHere : known.body());
        List<Attachment> files = gone ? List.of() : known.attachments();
        if (!attachments.equals(files)) {
            attachments.setAll(files);
        }
        List<Message.Reaction> reacted = gone ? List.of() : known.reactions();
        for (Map.Entry<String, Boolean> here : reactedHere.entrySet()) {
            reacted = MessageRevision.reactions(reacted, context.me(), here.getKey(), here.getValue());
        }
        List<Reaction> shown = reacted.stream()
                .map(each -> new Reaction(each.emoji(), each.users(), each.users().contains(context.me())))
                .toList();
        if (!reactions.equals(shown)) {
            reactions.setAll(shown);
        }
        threadCounted();
    }

    /** Words without the message's text, which belongs in no log. */
    @Override
    public String toString() {
        return "ChatMessage[" + key + ", " + number() + ", " + delivery.get() + "]";
    }
}
