package dev.vireo.app.actions;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.transfer.Export;
import dev.vireo.protocol.Answers.OpenChannelPage;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.NotificationPreference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The actions on channels. Called on the FX thread; never blocks. Each stage completes on the FX thread, once the server has done
 * it, or with an exception whose message says in plain words why not. What changed then shows in the {@link Workspace}.
 */
public interface ChannelActions {

    /** Makes a group or an open channel with these people and me. Completes when its conversation is there. */
    CompletionStage<Conversation> create(ChannelKind kind, String name, String description, List<Person> members);

    CompletionStage<Void> rename(Conversation conversation, String name);

    CompletionStage<Void> describe(Conversation conversation, String description);

    /** Archives a channel, which can then only be read, or restores it. */
    CompletionStage<Void> archive(Conversation conversation, boolean archived);

    /** @param days after how many days its messages go; 0: the office's own rule holds */
    CompletionStage<Void> setRetention(Conversation conversation, int days);

    /** Joins an open channel. Completes when its conversation is there. */
    CompletionStage<Conversation> join(String channelId);

    CompletionStage<Void> leave(Conversation conversation);

    CompletionStage<Void> invite(Conversation conversation, List<Person> people);

    CompletionStage<Void> remove(Conversation conversation, Person person);

    CompletionStage<Void> setRole(Conversation conversation, Person person, ChannelRole role);

    CompletionStage<Void> setNotifications(Conversation conversation, NotificationPreference preference);

    /** Mutes a conversation; null: ends that. */
    CompletionStage<Void> mute(Conversation conversation, @Nullable Instant until);

    /** Open channels whose names match. @param after the name after which the page begins; null: the first page */
    CompletionStage<OpenChannelPage> browse(String query, @Nullable String after);

    /** Writes the whole channel down into a file; for its owners. */
    Export export(Conversation conversation, Path file);
}
