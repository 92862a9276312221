package dev.vireo.app.session;

import dev.vireo.app.actions.ScheduledActions;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.state.Conversation;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.text.MessageText;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carries out through the server what is done with scheduled messages. FX thread. */
final class SessionScheduled implements ScheduledActions {

    private final ServerClient client;
    private final ServerCalls calls;
    private final OwnList<Answers.Scheduled> list;

    /** @param list comes again by the log's events too, though later than the answer to a request */
    SessionScheduled(ServerClient client, ServerCalls calls, OwnList<Answers.Scheduled> list) {
        this.client = client;
        this.calls = calls;
        this.list = list;
    }

    @Override
    public CompletionStage<Void> add(Conversation conversation, String body, Instant at) {
        String known = conversation.channelId();
        String other = conversation.key();
        Requests.MessageToSchedule message = new Requests.MessageToSchedule(UUID.randomUUID().toString(), MessageText.of(body), at);
        // Nothing was said yet: the log tells of the channel that this makes.
        return changed(() -> client.scheduled().add(known.isEmpty() ? client.channels().direct(other).id() : known, message));
    }

    @Override
    public CompletionStage<Void> change(String id, @Nullable String body, @Nullable Instant at) {
        return changed(() -> client.scheduled().change(id, body == null ? null : MessageText.of(body), at));
    }

    @Override
    public CompletionStage<Void> sendNow(String id) {
        return changed(() -> client.scheduled().send(id));
    }

    @Override
    public CompletionStage<Void> cancel(String id) {
        return changed(() -> client.scheduled().cancel(id));
    }

    @Override
    public void load() {
        list.load();
    }

    private CompletionStage<Void> changed(Runnable request) {
        return calls.tell(request).thenRun(list::load);
    }
}
