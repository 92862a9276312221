package dev.vireo.app.state;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.store.AccountStore;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import java.util.ArrayList;
import java.util.Comparator;
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

    private final ServerClient client;
    private final AccountStore store;
    private final Workspace workspace;
    private final Lanes lanes;
    private final Consumer<Step> keep;
    private final Runnable filled;
    private final Set<Conversation> filling = new HashSet<>();
    private final Set<Conversation> toFill = new HashSet<>();

    /** @param filled what to do when a hole was filled, for messages in it were not counted */
    History(ServerClient client, AccountStore store, Workspace workspace, Lanes lanes, Consumer<Step> keep,
            Runnable filled) {
        this.client = client;
        this.store = store;
        this.workspace = workspace;
        this.lanes = lanes;
        this.keep = keep;
        this.filled = filled;
    }

    void loadLatest(Conversation conversation) {
        if (conversation.hasHole()) {
            fill(conversation);
        }
        if (conversation.loaded() < PAGE) {
            loadEarlier(conversation);
        }
    }

    void loadEarlier(Conversation conversation) {
        if (!conversation.hasChannel() || !conversation.moreBeforeProperty().get()
                || conversation.historyProperty().get() == LoadState.LOADING) {
            return;
        }
        conversation.history(LoadState.LOADING);
        load(conversation);
    }

    private void load(Conversation conversation) {
        int era = conversation.known().fetching();
        String channelId = conversation.channelId();
        Optional<String> firstId = conversation.first().map(ChatMessage::id);
        long before = firstId.isPresent() ? conversation.firstNumber() : conversation.lastNumber() + 1;
        long first = conversation.firstNumber();
        long there = before - 1 - conversation.expiredTo();
        lanes.disk().execute(() -> {
            List<Message> kept = unbroken(kept(channelId, before), before);
            if (kept.size() >= Math.min(PAGE, there)) {
                lanes.ui().execute(() -> unlessOver(conversation, era, () -> show(conversation, kept, first, true)));
            } else {
                lanes.network().execute(() -> fetchBefore(conversation, era, channelId, firstId, first, kept));
            }
        });
    }

    private List<Message> kept(String channelId, long before) {
        try {
            return store.messagesBefore(channelId, before, PAGE);
        } catch (RuntimeException e) {
            log.warn("Couldn't read cached messages: {}", e.getMessage());
            return List.of();
        }
    }

    private void fetchBefore(Conversation conversation, int era, String channelId, Optional<String> firstId, long first,
            List<Message> kept) {
        try {
            Answers.MessagePage page = firstId.isPresent() ? client.messagesBefore(channelId, firstId.get(), PAGE)
                    : client.newestMessages(channelId, PAGE);
            lanes.ui().execute(() -> unlessOver(conversation, era, () -> {
                show(conversation, page.messages(), first, page.more());
                keep.accept(workspace.kept(conversation, page.messages()));
            }));
        } catch (ServerException e) {
            log.debug("Couldn't fetch the history: {}", e.getMessage());
            lanes.ui().execute(() -> unlessOver(conversation, era, () -> {
                conversation.prepend(ascending(kept), first, true);
                ended(conversation, kept.isEmpty() ? LoadState.FAILED : LoadState.IDLE);
            }));
        }
    }

    /** What was asked for before the office was fetched anew is asked for again. */
    private void unlessOver(Conversation conversation, int era, Runnable taking) {
        if (!conversation.stands()) {
            ended(conversation, LoadState.IDLE);
        } else if (conversation.known().isOver(era)) {
            conversation.known().fetched();
            load(conversation);
        } else {
            taking.run();
        }
    }

    /** A page without anything that shows is not what was asked for: the one before it is brought too. */
    private void show(Conversation conversation, List<Message> page, long first, boolean more) {
        int before = conversation.messages().size();
        conversation.prepend(ascending(page), first, more);
        boolean nothing = conversation.messages().size() == before && !page.isEmpty();
        conversation.known().fetched();
        if (nothing && conversation.moreBeforeProperty().get() && conversation.stands()) {
            load(conversation);
        } else {
            conversation.history(LoadState.IDLE);
        }
    }

    private static void ended(Conversation conversation, LoadState state) {
        conversation.known().fetched();
        conversation.history(state);
    }

    private static List<Message> ascending(List<Message> page) {
        return page.stream().sorted(Comparator.comparingLong(Message::number)).toList();
    }

    /** What connects without a hole to a number, out of messages newest first. */
    private static List<Message> unbroken(List<Message> newestFirst, long before) {
        List<Message> unbroken = new ArrayList<>();
        long expected = before - 1;
        for (Message message : newestFirst) {
            if (message.number() != expected) {
                break;
            }
            unbroken.add(message);
            expected--;
        }
        return unbroken;
    }

    /** Fetches what is missing between the window and the newest message. */
    void fill(Conversation conversation) {
        if (!conversation.hasHole() || !filling.add(conversation)) {
            return;
        }
        String channelId = conversation.channelId();
        Optional<String> after = conversation.lastNumber() - conversation.shownTo() > Workspace.GAP_LIMIT ? Optional.empty()
                : conversation.shownToId();
        long shownTo = conversation.shownTo();
        int era = conversation.known().fetching();
        lanes.network().execute(() -> {
            try {
                Answers.MessagePage page = after.isPresent()
                        ? client.messagesAfter(channelId, after.get(), Limits.PAGE)
                        : client.newestMessages(channelId, PAGE);
                lanes.ui().execute(() -> fill(conversation, era, after.isPresent() ? shownTo : 0, page));
            } catch (ServerException e) {
                log.debug("Couldn't fill a gap in the history yet: {}", e.getMessage());
                lanes.ui().execute(() -> {
                    conversation.known().fetched();
                    filling.remove(conversation);
                    toFill.add(conversation);
                });
            }
        });
    }

    private void fill(Conversation conversation, int era, long after, Answers.MessagePage page) {
        filling.remove(conversation);
        if (conversation.known().isOver(era)) {
            conversation.known().fetched();
            fill(conversation);
            return;
        }
        if (conversation.stands()) {
            keep.accept(after > 0 ? workspace.fill(conversation, page.messages(), after, page.more())
                    : workspace.refill(conversation, ascending(page.messages())));
        }
        conversation.known().fetched();
        if (!conversation.hasHole()) {
            filled.run();
        } else if (!page.messages().isEmpty() && after > 0) {
            fill(conversation);
        } else {
            log.warn("The server has no messages between {} and {}", conversation.firstNumber(),
                    conversation.lastNumber());
        }
    }

    /** The server is back. */
    void wake() {
        List<Conversation> again = List.copyOf(toFill);
        toFill.clear();
        again.forEach(this::fill);
    }
}
