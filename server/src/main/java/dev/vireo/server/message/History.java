package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.channel.Reading;
import dev.vireo.server.channel.ThreadPlace;
import dev.vireo.server.database.Database;
import dev.vireo.server.message.Messages.Found;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was written before. Thread-safe. */
public final class History {

    private final Database database;
    private final Channels channels;
    private final Reading reading;
    private final Messages messages;
    private final MessageTable table;

    public History(Database database, Channels channels, Reading reading, Messages messages, MessageTable table) {
        this.database = database;
        this.channels = channels;
        this.reading = reading;
        this.messages = messages;
        this.table = table;
    }

    /**
     * Which part of a list of messages is asked for; at most one of these message ids is not null, and the newest part is meant
     * where all are.
     */
    record Page(@Nullable String before, @Nullable String after, @Nullable String around, int limit) {

        Page {
            if (before != null && after != null || around != null && (before != null || after != null)) {
                throw ProblemException.badRequest("before_and_after", "Give one of before, after and around.");
            }
        }
    }

    /** One message. */
    Message message(String reader, String id) {
        return database.snapshot(handle -> messages.find(handle, reader, id).message());
    }

    /** A page of a channel's history, replies among it, in the order of its numbers. */
    Answers.Messages of(String reader, String channelId, Page page) {
        return database.snapshot(handle -> {
            Membership member = channels.membership(handle, channelId, reader);
            return page(handle, member, MessageTable.Where.inChannel(member.channelId()), page);
        });
    }

    /** A thread as its reader sees it, with a page of its replies. A reply stands for the thread that it is in. */
    Answers.ThreadView thread(String reader, String id, Page page) {
        return database.snapshot(handle -> {
            Found parent = messages.thread(handle, reader, id);
            long parentId = Long.parseLong(parent.message().id());
            Answers.Messages replies = page(handle, parent.member(), MessageTable.Where.inThread(parentId), page);
            ThreadPlace place = reading.placeInThread(handle, parent.member(), parentId);
            return new Answers.ThreadView(parent.message(), replies.messages(), replies.more(), place.following(),
                    place.readNumber(), place.unread(), place.mentions());
        });
    }

    private Answers.Messages page(Handle handle, Membership member, MessageTable.Where where, Page page) {
        if (page.around() != null) {
            return around(handle, where, messages.in(handle, member, page.around()).number(), page.limit());
        }
        boolean forward = page.after() != null;
        String anchor = forward ? page.after() : page.before();
        long number = anchor == null ? Long.MAX_VALUE : messages.in(handle, member, anchor).number();
        List<Message> found = forward
                ? table.after(handle, where, number, page.limit() + 1)
                : table.before(handle, where, number, page.limit() + 1);
        boolean more = found.size() > page.limit();
        List<Message> kept = more ? found.subList(0, page.limit()) : found;
        return new Answers.Messages(forward ? kept : kept.reversed(), more);
    }

    /** The message in the middle, where there is enough after it. */
    private Answers.Messages around(Handle handle, MessageTable.Where where, long number, int limit) {
        List<Message> fromIt = table.after(handle, where, number - 1, limit - limit / 2);
        int room = limit - fromIt.size();
        List<Message> before = table.before(handle, where, number, room + 1);
        boolean more = before.size() > room;
        List<Message> all = new ArrayList<>((more ? before.subList(0, room) : before).reversed());
        all.addAll(fromIt);
        return new Answers.Messages(all, more);
    }

    /** The words a message had before, oldest first. */
    Answers.Versions versions(String reader, String id) {
        return database.snapshot(handle -> {
            Found found = messages.find(handle, reader, id);
            found.member().require(Permission.SEE_VERSIONS);
            return new Answers.Versions(table.versions(handle, Long.parseLong(found.message().id())));
        });
    }

    /**
     * What others wrote to this person directly after the last message that was written by a time, oldest first; without a time,
     * the latest.
     */
    List<Message> directSince(String reader, @Nullable Instant since, int limit) {
        int bounded = Math.min(limit, Limits.PAGE);
        return database.snapshot(handle -> {
            List<Long> direct = channels.directChannels(handle, reader);
            return table.byIds(handle, since == null
                    ? DirectMessageTable.latest(handle, direct, reader, bounded)
                    : DirectMessageTable.since(handle, direct, reader, since, bounded));
        });
    }
}
