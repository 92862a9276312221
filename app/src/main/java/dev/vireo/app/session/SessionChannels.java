package dev.vireo.app.session;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.app.transfer.ChannelExports;
import dev.vireo.app.transfer.Export;
import dev.vireo.protocol.Answers.OpenChannelPage;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Requests.ChannelChange;
import dev.vireo.protocol.Requests.MemberChange;
import dev.vireo.protocol.Requests.NewChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out actions on channels through the server. Their results come back through the log. FX thread. */
final class SessionChannels implements ChannelActions {

    private final ServerClient client;
    private final WorkspaceWriter workspace;
    private final ServerCalls calls;
    private final ChannelExports exports;

    SessionChannels(ServerClient client, WorkspaceWriter workspace, ServerCalls calls, ChannelExports exports) {
        this.client = client;
        this.workspace = workspace;
        this.calls = calls;
        this.exports = exports;
    }

    @Override
    public CompletionStage<Conversation> create(ChannelKind kind, String name, String description, List<Person> members) {
        NewChannel wanted = new NewChannel(kind, name.strip(), description.strip(), usernames(members));
        return there(() -> client.channels().create(wanted).id());
    }

    @Override
    public CompletionStage<Void> rename(Conversation conversation, String name) {
        return change(conversation, new ChannelChange(name.strip(), null, null, null));
    }

    @Override
    public CompletionStage<Void> describe(Conversation conversation, String description) {
        return change(conversation, new ChannelChange(null, description.strip(), null, null));
    }

    @Override
    public CompletionStage<Void> archive(Conversation conversation, boolean archived) {
        return change(conversation, new ChannelChange(null, null, archived, null));
    }

    @Override
    public CompletionStage<Void> setRetention(Conversation conversation, int days) {
        return change(conversation, new ChannelChange(null, null, null, days));
    }

    private CompletionStage<Void> change(Conversation conversation, ChannelChange change) {
        String channelId = conversation.channelId();
        return calls.tell(() -> client.channels().change(channelId, change));
    }

    @Override
    public CompletionStage<Conversation> join(String channelId) {
        String me = workspace.workspace().me().username();
        return there(() -> {
            client.channels().addMembers(channelId, List.of(me));
            return channelId;
        });
    }

    /** Completes when the log has told of the channel, so that there is a conversation to open. */
    private CompletionStage<Conversation> there(Supplier<String> call) {
        return calls.ask(call::get).thenCompose(workspace::awaitConversation);
    }

    @Override
    public CompletionStage<Void> leave(Conversation conversation) {
        return remove(conversation, workspace.workspace().me());
    }

    @Override
    public CompletionStage<Void> invite(Conversation conversation, List<Person> people) {
        String channelId = conversation.channelId();
        List<String> usernames = usernames(people);
        return calls.tell(() -> client.channels().addMembers(channelId, usernames));
    }

    @Override
    public CompletionStage<Void> remove(Conversation conversation, Person person) {
        String channelId = conversation.channelId();
        return calls.tell(() -> client.channels().removeMember(channelId, person.username()));
    }

    @Override
    public CompletionStage<Void> setRole(Conversation conversation, Person person, ChannelRole role) {
        return change(conversation, person, new MemberChange(role, null, null));
    }

    @Override
    public CompletionStage<Void> setNotifications(Conversation conversation, NotificationPreference preference) {
        return change(conversation, workspace.workspace().me(), new MemberChange(null, preference, null));
    }

    @Override
    public CompletionStage<Void> mute(Conversation conversation, @Nullable Instant until) {
        return change(conversation, workspace.workspace().me(), new MemberChange(null, null, until == null ? Instant.EPOCH : until));
    }

    private CompletionStage<Void> change(Conversation conversation, Person person, MemberChange change) {
        String channelId = conversation.channelId();
        return calls.tell(() -> client.channels().changeMember(channelId, person.username(), change));
    }

    @Override
    public CompletionStage<OpenChannelPage> browse(String query, @Nullable String after) {
        return calls.ask(() -> client.channels().open(query.strip(), after, Limits.PAGE));
    }

    @Override
    public Export export(Conversation conversation, Path file) {
        return exports.export(conversation.channelId(), file);
    }

    private static List<String> usernames(List<Person> people) {
        return people.stream().map(Person::username).toList();
    }
}
