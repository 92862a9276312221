package dev.vireo.app.state;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts fetched messages into conversations, threads and excerpts: the part of the {@link WorkspaceWriter} for history. FX thread only. */
public final class HistoryWriter {

    /**
     * The range of loaded messages of a conversation at one moment, by number, replies included.
     *
     * @param firstId    the id of the first loaded message; empty while none is
     * @param first      its number; 0 while none is loaded
     * @param shownTo    up to where all are loaded without a hole; 0 while none is
     * @param shownToId  the id of the message there, if there is one
     * @param count      how many are loaded
     * @param lastNumber the number of the channel's newest message
     * @param expiredTo  everything up to this number is gone for good
     */
    public record LoadedRange(Optional<String> firstId, long first, long shownTo, Optional<String> shownToId, long count, long lastNumber,
            long expiredTo) {

        private static LoadedRange of(LoadedMessages loaded) {
            return new LoadedRange(loaded.first().map(ChatMessage::id), loaded.firstNumber(), loaded.shownTo(), loaded.shownToId(),
                    loaded.count(), loaded.lastNumber(), loaded.expiredTo());
        }

        /** Whether messages are missing between what is loaded and the newest one. */
        public boolean hasHole() {
            return shownTo > 0 && shownTo < lastNumber;
        }
    }

    /**
     * A page of messages that is being fetched. Until it has {@link #end() ended}, what happens to messages is noted, for the page may
     * have been written before it.
     */
    public static final class PageFetch {

        private final KnownMessages known;
        private final int generation;

        private PageFetch(KnownMessages known) {
            this.known = known;
            this.generation = known.fetching();
        }

        /**
         * Whether everything was forgotten since the page was asked for: it may be older than what came instead, and nobody tells of
         * what happened in between.
         */
        public boolean isStale() {
            return known.isOver(generation);
        }

        /** The page came, and was taken, or it did not come. */
        public void end() {
            known.fetched();
        }
    }

    private final SavedMessages saved;
    private final ScheduledMessages scheduled;

    HistoryWriter(SavedMessages saved, ScheduledMessages scheduled) {
        this.saved = saved;
        this.scheduled = scheduled;
    }

    // --- lists of my own -------------------------------------------------------------------------------------------

    /** What I have saved for later is being fetched, or could not be. */
    public void savedState(LoadState state) {
        saved.state(state);
    }

    public void showSaved(List<Answers.Saved> now) {
        saved.show(now);
    }

    /** What I have scheduled is being fetched, or could not be. */
    public void scheduledState(LoadState state) {
        scheduled.state(state);
    }

    public void showScheduled(List<Answers.Scheduled> now) {
        scheduled.show(now);
    }

    public LoadedRange loaded(Conversation conversation) {
        return LoadedRange.of(conversation.loaded());
    }

    /** A page of this conversation, of its threads or of its excerpts is being fetched from now on. */
    public PageFetch fetching(Conversation conversation) {
        return new PageFetch(conversation.loaded().known());
    }

    // --- conversations ---------------------------------------------------------------------------------------------

    public void state(Conversation conversation, LoadState state) {
        conversation.loaded().history(state);
    }

    /**
     * Puts older messages first, if nothing else came before them meanwhile.
     *
     * @param before the first loaded number when the page was asked for; 0 if nothing was loaded
     * @param more   whether there are others before them
     */
    public void prepend(Conversation conversation, List<Message> page, long before, boolean more) {
        conversation.loaded().prepend(ascending(page), before, more);
    }

    /** Messages from behind a number, to fill a hole. */
    public ChangeSet fill(Conversation conversation, List<Message> page, long after, boolean more) {
        conversation.loaded().fill(page, after, more);
        return kept(conversation, page);
    }

    /** The newest messages, where a hole cannot be filled. */
    public ChangeSet refill(Conversation conversation, List<Message> page) {
        List<Message> ascending = ascending(page);
        conversation.loaded().refill(ascending);
        return kept(conversation, ascending);
    }

    /** Messages that were fetched, to be kept as they are known now: more may have happened to them since. */
    public ChangeSet kept(Conversation conversation, List<Message> page) {
        ChangeSet changes = new ChangeSet(null, false);
        page.stream().flatMap(message -> Stream.ofNullable(conversation.loaded().known().byId(message.id()).orElse(null)))
                .flatMap(message -> message.document().stream())
                .forEach(changes::changed);
        changes.changed(conversation);
        return changes;
    }

    // --- pinned messages -------------------------------------------------------------------------------------------

    /** Somebody looks at what is pinned here from now on. */
    public void wantPins(Conversation conversation) {
        conversation.pins().want();
    }

    public void show(Conversation conversation, Answers.PinList pins) {
        conversation.pins().show(pins.pins().stream()
                .map(pin -> new PinnedMessage(conversation.loaded().take(pin.message()), pin.user(), pin.pinnedAt()))
                .toList());
    }

    // --- threads ---------------------------------------------------------------------------------------------------

    public void state(ThreadConversation thread, LoadState state) {
        thread.history(state);
    }

    /** Whether it is loaded up to the newest reply without a gap. */
    public boolean isLoaded(ThreadConversation thread) {
        return thread.loaded();
    }

    public Optional<String> firstId(ThreadConversation thread) {
        return thread.first().map(ChatMessage::id);
    }

    /** @param conversation in which the thread is */
    public void show(Conversation conversation, ThreadConversation thread, Answers.ThreadView page) {
        List<Message> all = new ArrayList<>(page.messages());
        all.addFirst(page.parent());
        List<ChatMessage> taken = conversation.loaded().take(all);
        thread.show(page, taken.subList(1, taken.size()));
    }

    // --- excerpts --------------------------------------------------------------------------------------------------

    /** An excerpt, which is empty until its source has brought a page. */
    public Excerpt open(Conversation conversation, Excerpt.PageSource source) {
        Excerpt excerpt = new Excerpt(source, conversation.loaded()::close);
        conversation.loaded().open(excerpt);
        return excerpt;
    }

    public Optional<String> firstId(Excerpt excerpt) {
        return excerpt.first().map(ChatMessage::id);
    }

    public Optional<String> lastId(Excerpt excerpt) {
        return excerpt.last().map(ChatMessage::id);
    }

    /**
     * @param conversation of which it is an excerpt
     * @param wanted the message that the excerpt is around, if this is its first page
     * @param reply  the reply that was asked for, if it was one
     */
    public void show(Conversation conversation, Excerpt excerpt, Excerpt.ExcerptPart wish, Answers.MessagePage page,
            @Nullable Message wanted, @Nullable Message reply) {
        List<ChatMessage> shown = conversation.loaded().take(ascending(page.messages()));
        if (wish == Excerpt.ExcerptPart.LATER) {
            excerpt.showLater(shown);
        } else {
            excerpt.showEarlier(shown, page.more());
        }
        if (wanted != null) {
            excerpt.found(conversation.loaded().take(wanted), reply == null ? null : conversation.loaded().take(reply));
        }
        excerpt.loaded(conversation.loaded().join(excerpt, wish == Excerpt.ExcerptPart.LATER && page.messages().isEmpty()));
    }

    /** It could not be loaded. */
    public void failed(Excerpt excerpt, FailureReason reason) {
        excerpt.failed(reason);
    }

    private static List<Message> ascending(List<Message> page) {
        return page.stream().sorted(Comparator.comparingLong(Message::number)).toList();
    }
}
