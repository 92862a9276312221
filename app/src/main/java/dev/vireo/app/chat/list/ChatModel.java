package dev.vireo.app.chat.list;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Reaction;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.MentionNames;
import dev.vireo.protocol.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One open chat: what may be done with its messages, by whom they are, and what the office refused. FX thread. */
public final class ChatModel {

    private final Workspace workspace;
    private final ChatActions chats;
    private final Conversation conversation;
    private final Clock clock;
    private final Texts texts = Texts.of(ChatModel.class);
    private final ObjectProperty<List<String>> searched = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

    public ChatModel(Workspace workspace, ChatActions chats, Conversation conversation, Clock clock) {
        this.workspace = workspace;
        this.chats = chats;
        this.conversation = conversation;
        this.clock = clock;
    }

    public Conversation conversation() {
        return conversation;
    }

    public Workspace workspace() {
        return workspace;
    }

    public ChatActions chats() {
        return chats;
    }

    public Clock clock() {
        return clock;
    }

    /** Words that are looked for here; they are marked wherever they stand. */
    public ObjectProperty<List<String>> searchedProperty() {
        return searched;
    }

    // --- people --------------------------------------------------------------------------------------------------------

    /** The people that messages here can mention. */
    public MentionNames names() {
        return new MentionNames() {
            @Override
            public Optional<String> displayName(String username) {
                return workspace.person(username).map(Person::displayName);
            }

            @Override
            public boolean me(String username) {
                return username.equals(workspace.me().username());
            }
        };
    }

    /** How somebody is called, also when the office does not know them any more. */
    String name(String username) {
        return workspace.person(username).map(Person::displayName).orElse(username);
    }

    MessageSnapshot.Author author(String username) {
        return workspace.person(username)
                .map(person -> new MessageSnapshot.Author(username, person.displayName(), person.name(),
                        person.avatarHashProperty().getValue()))
                .orElseGet(() -> new MessageSnapshot.Author(username, username, username, null));
    }

    // --- what may be done ----------------------------------------------------------------------------------------------

    public boolean mayWrite() {
        return conversation.may(Permission.WRITE);
    }

    boolean mayReact(ChatMessage message) {
        return there(message) && conversation.may(Permission.REACT);
    }

    boolean mayReply(ChatMessage message) {
        return message.number() > 0 && message.parentId().isEmpty()
                && (conversation.may(Permission.WRITE) || message.threadProperty().get() != null);
    }

    boolean mayEdit(ChatMessage message) {
        return there(message) && message.own() && message.forwarded().isEmpty() && conversation.may(Permission.WRITE);
    }

    boolean mayForward(ChatMessage message) {
        return there(message) && !conversation.goneProperty().get();
    }

    public boolean mayPin() {
        return conversation.may(Permission.PIN);
    }

    boolean isPinned(ChatMessage message) {
        return conversation.pins().contains(message);
    }

    boolean isSaved(ChatMessage message) {
        return workspace.saved().contains(message.id());
    }

    boolean mayDelete(ChatMessage message) {
        return there(message) && (message.own() ? conversation.mayDeleteOwn() : conversation.may(Permission.DELETE_OF_OTHERS));
    }

    boolean mayMarkUnread(ChatMessage message) {
        return !message.own() && message.number() > 0 && !conversation.goneProperty().get();
    }

    /** The office has it, and it was not taken back. */
    static boolean there(ChatMessage message) {
        return message.number() > 0 && !message.deleted();
    }

    // --- doing ---------------------------------------------------------------------------------------------------------

    void retry(ChatMessage message) {
        chats.retry(message);
    }

    void discard(ChatMessage message) {
        chats.discard(message);
    }

    /** Reacts, or takes one's own reaction back. */
    void react(ChatMessage message, String emoji) {
        boolean mine = message.reactions().stream().anyMatch(each -> each.emoji().equals(emoji) && each.mine());
        tried("react", chats.react(message, emoji, !mine));
    }

    /** Reacts; nothing happens where that is so already. */
    void reactWith(ChatMessage message, String emoji) {
        if (message.reactions().stream().filter(Reaction::mine).noneMatch(each -> each.emoji().equals(emoji))) {
            react(message, emoji);
        }
    }

    public CompletionStage<Void> edit(ChatMessage message, String body) {
        refusal.set("");
        return chats.edit(message, body);
    }

    public void discardEdit(ChatMessage message) {
        chats.discardEdit(message);
    }

    public void delete(ChatMessage message) {
        tried("delete", chats.delete(message));
    }

    public void pin(ChatMessage message, boolean on) {
        tried(on ? "pin" : "unpin", chats.pin(message, on));
    }

    void save(ChatMessage message, boolean on) {
        tried(on ? "save" : "unsave", chats.save(message.id(), on));
    }

    void remind(ChatMessage message, @Nullable Instant at) {
        tried(at == null ? "forget" : "remind", chats.remind(message.id(), at));
    }

    Optional<Instant> reminder(ChatMessage message) {
        return workspace.saved().reminder(message.id());
    }

    void markUnread(ChatMessage message) {
        tried("unread", chats.markUnreadFrom(message));
    }

    public void follow(ThreadConversation thread, boolean on) {
        tried("follow", chats.follow(thread, on));
    }

    // --- what was refused ----------------------------------------------------------------------------------------------

    /** What was asked for last and could not be done, in words; empty if it was. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    public void dismissRefusal() {
        refusal.set("");
    }

    /** @param what the last part of a text's key, as in {@code refused.edit} */
    public void tried(String what, CompletionStage<?> asked) {
        refusal.set("");
        asked.whenComplete((_, failure) -> {
            if (failure != null) {
                refused(what, failure);
            }
        });
    }

    public void refused(String what, Throwable failure) {
        refusal.set(texts.get("refused." + what, FailureTexts.of(failure)));
    }
}
