package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.ChangeSet;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.HistoryWriter;
import dev.vireo.app.state.HistoryWriter.LoadedRange;
import dev.vireo.app.state.HistoryWriter.PageFetch;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.store.AccountStore;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings older messages, from the disk where it has them and from the server otherwise, and fills holes. FX thread. */
final class History {

    private static final Logger log = LoggerFactory.getLogger(History.class);

    /** Messages that one step back brings, replies included. */
    static final int PAGE = 50;

    /** A larger gap is not filled: the window is replaced by the newest messages. */
    private static final int GAP_LIMIT = 200;

    private final ServerClient client;
    private final AccountStore store;
    private final HistoryWriter writer;
    private final SessionExecutors executors;
    private final Consumer<ChangeSet> keep;
    private final Runnable filled;
    private final Set<Conversation> filling = new HashSet<>();
    private final Set<Conversation> toFill = new HashSet<>();

    /** @param filled what to do when a hole was filled, for messages in it were not counted */
    History(ServerClient client, AccountStore store, HistoryWriter writer, SessionExecutors executors, Consumer<ChangeSet> keep,
            Runnable filled) {
        this.client = client;
        this.store = store;
        this.writer = writer;
        this.executors = executors;
        this.keep = keep;
        this.filled = filled;
    }

    void loadLatest(Conversation conversation) {
        if (writer.loaded(conversation).hasHole()) {
            fill(conversation);
        }
        if (writer.loaded(conversation).count() < PAGE) {
            loadEarlier(conversation);
        }
    }

    void loadEarlier(Conversation conversation) {
        if (conversation.channelId().isEmpty() || !conversation.moreBeforeProperty().get()
                || conversation.historyProperty().get() == LoadState.LOADING) {
            return;
        }
        writer.state(conversation, LoadState.LOADING);
        load(conversation);
    }

    private void load(Conversation conversation) {
        PageFetch fetch = writer.fetching(conversation);
        String channelId = conversation.channelId();
        LoadedRange loaded = writer.loaded(conversation);
        long before = loaded.firstId().isPresent() ? loaded.first() : loaded.lastNumber() + 1;
        long there = before - 1 - loaded.expiredTo();
        executors.disk().execute(() -> {
            List<Message> kept = contiguous(kept(channelId, before), before);
            if (kept.size() >= Math.min(PAGE, there)) {
                executors.ui().execute(() -> unlessStale(conversation, fetch, () -> show(conversation, fetch, kept, loaded.first(), true)));
            } else {
                executors.network().execute(() -> fetchBefore(conversation, fetch, channelId, loaded, kept));
            }
        });
    }

    private List<Message> kept(String channelId, long before) {
        try {
            return store.messagesBefore(channelId, before, PAGE);
        } catch (RuntimeException e) {
            log.warn("Couldn't read cached messages", e);
            return List.of();
        }
    }

    private void fetchBefore(Conversation conversation, PageFetch fetch, String channelId, LoadedRange loaded, List<Message> kept) {
        try {
            Answers.MessagePage page = loaded.firstId().isPresent() ? client.messages().before(channelId, loaded.firstId().get(), PAGE)
                    : client.messages().newest(channelId, PAGE);
            executors.ui().execute(() -> unlessStale(conversation, fetch, () -> {
                show(conversation, fetch, page.messages(), loaded.first(), page.more());
                keep.accept(writer.kept(conversation, page.messages()));
            }));
        } catch (ServerException e) {
            log.debug("Couldn't fetch the history: {}", e.reason());
            executors.ui().execute(() -> unlessStale(conversation, fetch, () -> {
                writer.prepend(conversation, kept, loaded.first(), true);
                ended(conversation, fetch, kept.isEmpty() ? LoadState.FAILED : LoadState.IDLE);
            }));
        }
    }

    /** Repeats a fetch that a snapshot overtook. */
    private void unlessStale(Conversation conversation, PageFetch fetch, Runnable taking) {
        if (!conversation.isMember()) {
            ended(conversation, fetch, LoadState.IDLE);
        } else if (fetch.isStale()) {
            fetch.end();
            load(conversation);
        } else {
            taking.run();
        }
    }

    /** A page without anything that shows is not what was asked for: the one before it is brought too. */
    private void show(Conversation conversation, PageFetch fetch, List<Message> page, long first, boolean more) {
        int before = conversation.messages().size();
        writer.prepend(conversation, page, first, more);
        boolean nothing = conversation.messages().size() == before && !page.isEmpty();
        fetch.end();
        if (nothing && conversation.moreBeforeProperty().get() && conversation.isMember()) {
            load(conversation);
        } else {
            writer.state(conversation, LoadState.IDLE);
        }
    }

    private void ended(Conversation conversation, PageFetch fetch, LoadState state) {
        fetch.end();
        writer.state(conversation, state);
    }

    /** What connects without a hole to a number, out of messages newest first. */
    private static List<Message> contiguous(List<Message> newestFirst, long before) {
        List<Message> contiguous = new ArrayList<>();
        long expected = before - 1;
        for (Message message : newestFirst) {
            if (message.number() != expected) {
                break;
            }
            contiguous.add(message);
            expected--;
        }
        return contiguous;
    }

    /** Fetches what is missing between the window and the newest message. */
    void fill(Conversation conversation) {
        LoadedRange loaded = writer.loaded(conversation);
        if (!loaded.hasHole() || !filling.add(conversation)) {
            return;
        }
        String channelId = conversation.channelId();
        Optional<String> after = loaded.lastNumber() - loaded.shownTo() > GAP_LIMIT ? Optional.empty() : loaded.shownToId();
        PageFetch fetch = writer.fetching(conversation);
        executors.network().execute(() -> {
            try {
                Answers.MessagePage page = after.isPresent()
                        ? client.messages().after(channelId, after.get(), Limits.PAGE)
                        : client.messages().newest(channelId, PAGE);
                executors.ui().execute(() -> fill(conversation, fetch, after.isPresent() ? loaded.shownTo() : 0, page));
            } catch (ServerException e) {
                log.debug("Couldn't fill a gap in the history yet: {}", e.reason());
                executors.ui().execute(() -> {
                    fetch.end();
                    filling.remove(conversation);
                    toFill.add(conversation);
                });
            }
        });
    }

    private void fill(Conversation conversation, PageFetch fetch, long after, Answers.MessagePage page) {
        filling.remove(conversation);
        if (fetch.isStale()) {
            fetch.end();
            fill(conversation);
            return;
        }
        if (conversation.isMember()) {
            keep.accept(after > 0 ? writer.fill(conversation, page.messages(), after, page.more())
                    : writer.refill(conversation, page.messages()));
        }
        fetch.end();
        LoadedRange loaded = writer.loaded(conversation);
        if (!loaded.hasHole()) {
            filled.run();
        } else if (!page.messages().isEmpty() && after > 0) {
            fill(conversation);
        } else {
            log.warn("The server has no messages between {} and {}", loaded.first(), loaded.lastNumber());
        }
    }

    /** The server is back. */
    void wake() {
        List<Conversation> again = List.copyOf(toFill);
        toFill.clear();
        again.forEach(this::fill);
    }
}
