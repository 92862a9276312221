package dev.vireo.app.state;

import dev.vireo.app.actions.ScheduledActions;
import dev.vireo.protocol.Answers.Scheduled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is scheduled in one conversation, answered as {@link StagedActions} says. What is sent now only goes from the list. */
final class StagedScheduled implements ScheduledActions {

    private final Supplier<ScheduledMessages> all;
    private final Function<Runnable, CompletionStage<Void>> answered;
    private int added;

    /** @param answered asks the server: completes, or fails and runs what takes back */
    StagedScheduled(Supplier<ScheduledMessages> all, Function<Runnable, CompletionStage<Void>> answered) {
        this.all = all;
        this.answered = answered;
    }

    @Override
    public CompletionStage<Void> add(Conversation conversation, String body, Instant at) {
        String id = "" + ++added;
        return asked(now -> now.add(new Scheduled(id, conversation.channelId(), body, at, null)));
    }

    @Override
    public CompletionStage<Void> change(String id, @Nullable String body, @Nullable Instant at) {
        return asked(now -> now.replaceAll(each -> !each.id().equals(id) ? each
                : new Scheduled(id, each.channelId(), body == null ? each.body() : body, at == null ? each.sendAt() : at, null)));
    }

    @Override
    public CompletionStage<Void> sendNow(String id) {
        return cancel(id);
    }

    @Override
    public CompletionStage<Void> cancel(String id) {
        return asked(now -> now.removeIf(each -> each.id().equals(id)));
    }

    @Override
    public void load() {
        all.get().state(LoadState.LOADING);
    }

    private CompletionStage<Void> asked(Consumer<List<Scheduled>> change) {
        List<Scheduled> before = List.copyOf(all.get().view());
        List<Scheduled> now = new ArrayList<>(before);
        change.accept(now);
        now.sort(Comparator.comparing(Scheduled::sendAt));
        all.get().show(now);
        return answered.apply(() -> all.get().show(before));
    }
}
