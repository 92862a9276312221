package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Every conversation that there is or was, each once, and which of them are to be listed. FX thread only. */
final class Conversations {

    private final People people;
    private final ObservableList<Conversation> listed = FXCollections.observableArrayList(
            conversation -> new Observable[] {conversation.unreadProperty(), conversation.mentionsProperty(),
                conversation.lastMessageProperty(), conversation.notifications().mutedProperty(), conversation.nameProperty(),
                conversation.archivedProperty()});
    private final ObservableList<Conversation> view = FXCollections.unmodifiableObservableList(listed);
    private final Set<Conversation> inList = new HashSet<>();
    private final Map<String, Conversation> byKey = new HashMap<>();
    private final Map<String, Conversation> byChannel = new HashMap<>();
    private final ReadOnlyIntegerWrapper totalUnread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper totalMentions = new ReadOnlyIntegerWrapper();
    private final Drafts drafts = new Drafts();
    private final Map<String, CompletableFuture<Conversation>> awaited = new HashMap<>();

    Conversations(People people) {
        this.people = people;
        listed.addListener((InvalidationListener) change -> {
            totalUnread.set(listed.stream().mapToInt(Conversation::unread).sum());
            totalMentions.set(listed.stream().mapToInt(Conversation::mentions).sum());
        });
    }

    ObservableList<Conversation> listed() {
        return view;
    }

    ReadOnlyIntegerWrapper totalUnread() {
        return totalUnread;
    }

    ReadOnlyIntegerWrapper totalMentions() {
        return totalMentions;
    }

    /** @throws NoSuchElementException if nobody but me has this username */
    Conversation with(String username) {
        Conversation known = byKey.get(username);
        if (known != null) {
            return known;
        }
        if (!people.isOther(username)) {
            throw new NoSuchElementException("nobody to talk to: " + username);
        }
        return made(new Conversation(people.me().username(), people.named(username), people::named, drafts));
    }

    private Conversation made(Conversation made) {
        drafts.follow(made.key(), made.draftProperty());
        byKey.put(made.key(), made);
        return made;
    }

    /** As {@link Conversation#key()} names it; empty where nobody knows of it any more. */
    Optional<Conversation> named(String key) {
        Conversation known = byKey.get(key);
        return known != null || !people.isOther(key) ? Optional.ofNullable(known) : Optional.of(with(key));
    }

    /** @throws NoSuchElementException if the message was said in none of these */
    Conversation of(ChatMessage message) {
        Conversation known = byKey.get(message.conversationKey());
        if (known == null) {
            throw new NoSuchElementException("of another office: " + message);
        }
        return known;
    }

    Optional<Conversation> in(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId));
    }

    /** The conversation of a channel, made now if it is a new one. Empty if it is a direct one that does not name the other. */
    Optional<Conversation> of(Channel channel) {
        Conversation known = byChannel.get(channel.id());
        if (known != null) {
            return Optional.of(known);
        }
        if (channel.kind() == ChannelKind.DIRECT) {
            return withOther(channel);
        }
        Conversation kept = byKey.get(Conversation.keyOf(channel.id()));
        return Optional.of(kept != null ? kept
                : made(new Conversation(people.me().username(), channel.kind(), channel.id(), people::named, drafts)));
    }

    private Optional<Conversation> withOther(Channel channel) {
        return Optional.ofNullable(channel.members()).stream().flatMap(List::stream)
                .map(Member::user)
                .filter(username -> !username.equals(people.me().username()))
                .findFirst()
                .map(username -> with(people.named(username).username()));
    }

    List<Conversation> all() {
        return List.copyOf(byKey.values());
    }

    /** Those with a channel that I am in. */
    List<Conversation> joined() {
        return byChannel.values().stream().filter(Conversation::isMember).toList();
    }

    /** Lists a conversation, or does not any more, as it is now. */
    void list(Conversation conversation) {
        if (conversation.isMember()) {
            byChannel.put(conversation.channelId(), conversation);
        }
        boolean shown = conversation.isDirect() ? conversation.loaded().hasWords() : conversation.isMember();
        if (shown && inList.add(conversation)) {
            listed.add(conversation);
        } else if (!shown && inList.remove(conversation)) {
            listed.remove(conversation);
        }
    }

    /** The office has another history: nothing that was said or made stands. What is only here stays. */
    void forget() {
        byChannel.clear();
        for (Conversation conversation : List.copyOf(byKey.values())) {
            if (conversation.isDirect()) {
                conversation.forget();
            } else {
                conversation.leave();
            }
            list(conversation);
        }
    }

    Drafts drafts() {
        return drafts;
    }

    /** Completes with the conversation in a channel as soon as that is one of mine. */
    CompletionStage<Conversation> await(String channelId) {
        Optional<Conversation> known = in(channelId).filter(Conversation::isMember);
        return known.<CompletionStage<Conversation>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> awaited.computeIfAbsent(channelId, id -> new CompletableFuture<>()));
    }

    /** To be called when there may be new ones. */
    void answerAwaited() {
        for (String channelId : List.copyOf(awaited.keySet())) {
            in(channelId).filter(Conversation::isMember).ifPresent(conversation -> awaited.remove(channelId).complete(conversation));
        }
    }
}
