package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.LoadState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Turns the messages of a conversation into the rows of the list. */
final class Rows {

    /** A group of bubbles of one person spans at most this much time. */
    static final Duration GROUP = Duration.ofMinutes(5);

    /** No divider at all. */
    static final long NOTHING_NEW = Long.MAX_VALUE;

    private final ZoneId zone;
    private final LocalDate today;
    /** The number after which the first message of somebody else is new. */
    private final long newAfter;
    private final Function<ChatMessage, MessageSnapshot> looks;

    Rows(ZoneId zone, LocalDate today, long newAfter, Function<ChatMessage, MessageSnapshot> looks) {
        this.zone = zone;
        this.today = today;
        this.newAfter = newAfter;
        this.looks = looks;
    }

    /**
     * As {@link #of(List, boolean, LoadState)}, under the message that it is about.
     *
     * @param count how many replies there are in all
     */
    List<Row> of(ChatMessage parent, int count, List<ChatMessage> replies, boolean moreBefore, LoadState history) {
        List<Row> rows = new ArrayList<>(replies.size() + 8);
        rows.add(new Row.DayRow(day(parent), today));
        rows.add(new Row.MessageRow(parent, looks.apply(parent), true, true));
        rows.add(new Row.RepliesRow(Math.max(count, replies.size())));
        List<Row> under = of(replies, moreBefore, history);
        boolean sameDay = !under.isEmpty() && rows.getFirst().equals(under.getFirst());
        rows.addAll(sameDay ? under.subList(1, under.size()) : under);
        return rows;
    }

    /** @param moreBefore whether there is history before the first message, and {@code history} how loading it stands */
    List<Row> of(List<ChatMessage> messages, boolean moreBefore, LoadState history) {
        List<Row> rows = new ArrayList<>(messages.size() + 8);
        if (moreBefore) {
            rows.add(new Row.EarlierRow(history));
        }
        ChatMessage before = null;
        ChatMessage groupStart = null;
        boolean dividerDue = !messages.isEmpty() && isDividerKnown(messages.getFirst(), moreBefore);
        for (ChatMessage message : messages) {
            LocalDate day = day(message);
            if (before == null || !day(before).equals(day)) {
                closeGroup(rows);
                groupStart = null;
                rows.add(new Row.DayRow(day, today));
            }
            if (dividerDue && !message.own() && message.number() > newAfter) {
                dividerDue = false;
                closeGroup(rows);
                groupStart = null;
                rows.add(new Row.NewMessagesRow());
            }
            boolean continuesGroup = groupStart != null && continuesGroup(groupStart, message);
            if (!continuesGroup) {
                closeGroup(rows);
                groupStart = message;
            }
            rows.add(new Row.MessageRow(message, looks.apply(message), !continuesGroup, false));
            before = message;
        }
        closeGroup(rows);
        return rows;
    }

    /** Brings the shown rows to what they should be with as few changes as possible, so that places in the list survive. */
    static void apply(ObservableList<Row> shown, List<Row> wanted) {
        int most = Math.min(shown.size(), wanted.size());
        int head = 0;
        while (head < most && shown.get(head).isSameAs(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && shown.get(shown.size() - 1 - tail).isSameAs(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        if (head < shown.size() - tail) {
            shown.remove(head, shown.size() - tail);
        }
        if (head < wanted.size() - tail) {
            shown.addAll(head, wanted.subList(head, wanted.size() - tail));
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!shown.get(i).equals(wanted.get(i))) {
                shown.set(i, wanted.get(i));
            }
        }
    }

    /** The nearest message at or before an index of the rows that the test wants; null if there is none. */
    static @Nullable ChatMessage messageUpTo(List<Row> rows, int index, Predicate<ChatMessage> wanted) {
        for (int i = Math.min(index, rows.size() - 1); i >= 0; i--) {
            if (rows.get(i) instanceof Row.MessageRow said && wanted.test(said.message())) {
                return said.message();
            }
        }
        return null;
    }

    /** The first unread message is loaded, or nothing before the first loaded one is unread. */
    private boolean isDividerKnown(ChatMessage first, boolean moreBefore) {
        return newAfter != NOTHING_NEW && (!moreBefore || first.number() <= newAfter + 1);
    }

    /** A clock that was put back meanwhile begins a new group, too: its time is to be seen. */
    private static boolean continuesGroup(ChatMessage groupStart, ChatMessage message) {
        return groupStart.author().equals(message.author())
                && Duration.between(groupStart.time(), message.time()).abs().compareTo(GROUP) <= 0;
    }

    private static void closeGroup(List<Row> rows) {
        if (!rows.isEmpty() && rows.getLast() instanceof Row.MessageRow said && !said.last()) {
            rows.set(rows.size() - 1, new Row.MessageRow(said.message(), said.snapshot(), said.first(), true));
        }
    }

    private LocalDate day(ChatMessage message) {
        return LocalDate.ofInstant(message.time(), zone);
    }
}
