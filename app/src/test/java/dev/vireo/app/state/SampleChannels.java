package dev.vireo.app.state;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.transfer.Export;
import dev.vireo.app.transfer.SampleFiles;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.protocol.Answers.OpenChannel;
import dev.vireo.protocol.Answers.OpenChannelPage;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Office;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Channels for a {@link SampleOffice}, and what views ask of them: done at once, without a server, unless they are told to refuse or
 * to wait. Use it on the FX thread.
 */
public final class SampleChannels implements ChannelActions {

    private static final int PAGE = 3;

    private final WorkspaceWriter writer;
    private final Workspace workspace;
    private final List<OpenChannel> offered = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private @Nullable Throwable refusal;
    private boolean waiting;
    private @Nullable Export export;
    private long pos = 500_000;

    public SampleChannels(SampleOffice office) {
        this.writer = office.writer();
        this.workspace = writer.workspace();
    }

    /** A channel that I am in with these people. */
    public Conversation add(ChannelKind kind, String name, String description, ChannelRole mine, String... others) {
        List<Member> members = new ArrayList<>();
        members.add(new Member("shyam", mine, NotificationPreference.ALL, null, 0));
        Stream.of(others).forEach(other -> members.add(new Member(other, ChannelRole.MEMBER, null, null, 0)));
        Channel channel = new Channel("" + pos, kind, name, description, Instant.now(), false, null, members, 0, 0, 0, List.of(), null);
        apply(new Event.ChannelUpdated(channel));
        return workspace.conversationIn(channel.id()).orElseThrow();
    }

    /** A message arrives in it, now. */
    public void say(Conversation channel, String author, String body, String... mentions) {
        long number = channel.loaded().lastNumber() + 1;
        apply(new Event.NewMessage(Message.written("" + pos, channel.channelId(), number, author, body, Instant.now(), null)
                .with(List.of(mentions), List.of())));
    }

    public void role(Conversation channel, String username, ChannelRole role) {
        boolean me = username.equals("shyam");
        apply(new Event.MemberUpdated(channel.channelId(),
                new Member(username, role, me ? channel.notifications().preferenceProperty().get() : null,
                        me ? channel.notifications().mutedUntilProperty().get() : null, 0),
                false));
    }

    /** Channels that can be found. */
    public void offer(OpenChannel... channels) {
        offered.addAll(List.of(channels));
    }

    /** Changes the settings of the office. */
    public void office(Office office) {
        writer.office(office);
    }

    /** The requested actions as text, the oldest first. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** From now on nothing works, for this reason; null: everything does. */
    public void refuse(@Nullable Throwable reason) {
        refusal = reason;
    }

    /** From now on nothing is answered. */
    public void keepWaiting() {
        waiting = true;
    }

    /** The export that was asked for last. */
    public Export lastExport() {
        return Objects.requireNonNull(export);
    }

    public void exported(double part) {
        SampleFiles.moved(lastExport(), part);
    }

    public void exportEnded(TransferState how) {
        SampleFiles.end(lastExport(), how);
    }

    public void exportFailed(FailureReason reason) {
        SampleFiles.fail(lastExport(), reason);
    }

    private void apply(Event.Stored event) {
        Cursor cursor = new Cursor("sample", pos++);
        writer.apply(List.of(new LoggedEvent(cursor, event)), cursor);
    }

    private <T> CompletionStage<T> answer(String what, Supplier<T> done) {
        asked.add(what);
        if (waiting) {
            return new CompletableFuture<>();
        }
        return refusal != null ? CompletableFuture.failedFuture(refusal) : CompletableFuture.completedFuture(done.get());
    }

    private CompletionStage<Void> tell(String what, Runnable done) {
        return this.<@Nullable Void>answer(what, () -> {
            done.run();
            return null;
        });
    }

    private void change(Conversation is, String name, String description, boolean archived, @Nullable Integer days) {
        apply(new Event.ChannelUpdated(new Channel(is.channelId(), is.kind(), name, description, Instant.now(), archived, days, null,
                is.loaded().lastNumber(), null, null, null, null)));
    }

    @Override
    public CompletionStage<Conversation> create(ChannelKind kind, String name, String description, List<Person> members) {
        return answer("create " + kind.name().toLowerCase(Locale.ROOT) + " " + name + " " + members,
                () -> add(kind, name, description, ChannelRole.OWNER, members.stream().map(Person::username).toArray(String[]::new)));
    }

    @Override
    public CompletionStage<Void> rename(Conversation is, String name) {
        return tell("rename " + name, () -> change(is, name, is.descriptionProperty().get(), is.archivedProperty().get(),
                is.retentionDaysProperty().get()));
    }

    @Override
    public CompletionStage<Void> describe(Conversation is, String description) {
        return tell("describe " + description, () -> change(is, is.name(), description, is.archivedProperty().get(),
                is.retentionDaysProperty().get()));
    }

    @Override
    public CompletionStage<Void> archive(Conversation is, boolean archived) {
        return tell("archive " + archived, () -> change(is, is.name(), is.descriptionProperty().get(), archived,
                is.retentionDaysProperty().get()));
    }

    @Override
    public CompletionStage<Void> setRetention(Conversation is, int days) {
        return tell("retention " + days, () -> change(is, is.name(), is.descriptionProperty().get(), is.archivedProperty().get(),
                days == 0 ? null : days));
    }

    @Override
    public CompletionStage<Conversation> join(String channelId) {
        return answer("join " + channelId, () -> {
            OpenChannel found = offered.stream().filter(each -> each.id().equals(channelId)).findFirst().orElseThrow();
            return add(ChannelKind.OPEN, found.name(), found.description(), ChannelRole.MEMBER);
        });
    }

    @Override
    public CompletionStage<Void> leave(Conversation conversation) {
        return tell("leave", () -> apply(new Event.MemberUpdated(conversation.channelId(),
                new Member("shyam", ChannelRole.MEMBER, null, null, 0), true)));
    }

    @Override
    public CompletionStage<Void> invite(Conversation conversation, List<Person> people) {
        return tell("invite " + people, () -> people.forEach(person -> role(conversation, person.username(), ChannelRole.MEMBER)));
    }

    @Override
    public CompletionStage<Void> remove(Conversation conversation, Person person) {
        return tell("remove " + person, () -> apply(new Event.MemberUpdated(conversation.channelId(),
                new Member(person.username(), ChannelRole.MEMBER, null, null, 0), true)));
    }

    @Override
    public CompletionStage<Void> setRole(Conversation conversation, Person person, ChannelRole role) {
        return tell("role " + person + " " + role, () -> role(conversation, person.username(), role));
    }

    @Override
    public CompletionStage<Void> setNotifications(Conversation conversation, NotificationPreference preference) {
        return tell("notify " + preference, () -> apply(new Event.MemberUpdated(conversation.channelId(),
                new Member("shyam", conversation.myRoleProperty().get(), preference,
                        conversation.notifications().mutedUntilProperty().get(), 0),
                false)));
    }

    @Override
    public CompletionStage<Void> mute(Conversation conversation, @Nullable Instant until) {
        return tell(until == null ? "unmute" : "mute", () -> apply(new Event.MemberUpdated(conversation.channelId(),
                new Member("shyam", conversation.myRoleProperty().get(), conversation.notifications().preferenceProperty().get(), until, 0),
                false)));
    }

    @Override
    public CompletionStage<OpenChannelPage> browse(String query, @Nullable String after) {
        return answer("browse " + query + (after == null ? "" : " after " + after), () -> {
            List<OpenChannel> fitting = offered.stream()
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
                    .filter(each -> after == null || each.name().compareTo(after) > 0)
                    .toList();
            return new OpenChannelPage(fitting.stream().limit(PAGE).toList(), fitting.size() > PAGE);
        });
    }

    @Override
    public Export export(Conversation conversation, Path file) {
        asked.add("export " + file.getFileName());
        export = SampleFiles.export(file);
        return export;
    }
}
