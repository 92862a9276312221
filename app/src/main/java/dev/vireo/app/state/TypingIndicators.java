package dev.vireo.app.state;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tracks who is typing where. An indicator ends when it expires or when its author's message arrives. FX thread only. */
final class TypingIndicators {

    private record TypingTarget(Conversation conversation, @Nullable String parentId) {
    }

    private final String me;
    private final People people;
    private final Conversations conversations;
    private final LongSupplier nanoTime;
    /** Until when, by place and person, in nanoseconds. */
    private final Map<TypingTarget, Map<Person, Long>> until = new LinkedHashMap<>();
    private boolean watched;

    TypingIndicators(People people, Conversations conversations, LongSupplier nanoTime) {
        this.me = people.me().username();
        this.people = people;
        this.conversations = conversations;
        this.nanoTime = nanoTime;
    }

    /** Returns whether the caller has to call {@link #expire()} after {@link Limits#TYPING}. */
    boolean typing(Event.Typing event) {
        Conversation conversation = conversations.in(event.channelId()).filter(Conversation::isMember).orElse(null);
        if (conversation == null || event.user().equals(me)) {
            return false;
        }
        TypingTarget place = new TypingTarget(conversation, event.parentId());
        until.computeIfAbsent(place, there -> new LinkedHashMap<>())
                .put(people.named(event.user()), nanoTime.getAsLong() + Limits.TYPING.toNanos());
        show(place);
        boolean start = !watched;
        watched = true;
        return start;
    }

    void stopped(Conversation conversation, @Nullable String parentId, String username) {
        TypingTarget place = new TypingTarget(conversation, parentId);
        Map<Person, Long> there = until.get(place);
        if (there != null && there.remove(people.named(username)) != null) {
            show(place);
        }
    }

    /** Ends the indicators whose time is over. Returns when to call this again; null when nobody is typing. */
    @Nullable
    Duration expire() {
        long now = nanoTime.getAsLong();
        for (Map.Entry<TypingTarget, Map<Person, Long>> entry : List.copyOf(until.entrySet())) {
            entry.getValue().values().removeIf(end -> end - now <= 0);
            show(entry.getKey());
        }
        Duration next = until.values().stream().flatMap(there -> there.values().stream())
                .min(Long::compare)
                .map(end -> Duration.ofNanos(Math.max(1, end - now)))
                .orElse(null);
        watched = next != null;
        return next;
    }

    private void show(TypingTarget place) {
        Map<Person, Long> there = Objects.requireNonNullElse(until.get(place), Map.of());
        List<Person> typingPeople = List.copyOf(there.keySet());
        if (there.isEmpty()) {
            until.remove(place);
        }
        if (place.parentId() == null) {
            place.conversation().typing.set(typingPeople);
        } else {
            place.conversation().loaded().thread(place.parentId()).ifPresent(thread -> thread.typing.set(typingPeople));
        }
    }
}
