package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.channel.ReadMarkers;
import dev.vireo.server.channel.ThreadPlace;
import dev.vireo.server.database.Database;
import dev.vireo.server.message.MessageLookup.FoundMessage;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads earlier messages: pages of channels and threads, single messages and their versions. Thread-safe. */
public final class MessageHistory {

    private final Database database;
    private final Channels channels;
    private final ReadMarkers readMarkers;
    private final MessageLookup lookup;
    private final MessageTable table;

    public MessageHistory(Database database, Channels channels, ReadMarkers readMarkers, MessageLookup lookup, MessageTable table) {
        this.database = database;
        this.channels = channels;
        this.readMarkers = readMarkers;
        this.lookup = lookup;
        this.table = table;
    }

    /**
     * The part of a list of messages that is asked for. At most one of before, after, around and at is not null; if all are null, the
     * newest part is meant.
     *
     * @param before a message id, as are after and around
     * @param at     a time; the part around the first message since then is meant
     */
    record PageRequest(@Nullable String before, @Nullable String after, @Nullable String around, @Nullable Instant at, int limit) {

        PageRequest {
            if (Stream.of(before, after, around, at).filter(Objects::nonNull).count() > 1) {
                throw ProblemException.badRequest("before_and_after", "Use only one of before, after, around and at.");
            }
        }
    }

    /** One message. */
    Message message(String reader, String id) {
        return database.snapshot(handle -> lookup.find(handle, reader, id).message());
    }

    /** A page of a channel's history, replies among it, in the order of its numbers. */
    Answers.MessagePage of(String reader, String channelId, PageRequest page) {
        return database.snapshot(handle -> {
            Membership member = channels.membership(handle, channelId, reader);
            return page(handle, member, MessageTable.MessageScope.inChannel(member.channelId()), page);
        });
    }

    /** A thread as its reader sees it, with a page of its replies. A reply stands for the thread that it is in. */
    Answers.ThreadView thread(String reader, String id, PageRequest page) {
        return database.snapshot(handle -> {
            FoundMessage parent = lookup.thread(handle, reader, id);
            long parentId = Long.parseLong(parent.message().id());
            Answers.MessagePage replies = page(handle, parent.member(), MessageTable.MessageScope.inThread(parentId), page);
            ThreadPlace place = readMarkers.placeInThread(handle, parent.member(), parentId);
            return new Answers.ThreadView(parent.message(), replies.messages(), replies.more(), place.following(),
                    place.readNumber(), place.unread(), place.mentions());
        });
    }

    private Answers.MessagePage page(Handle handle, Membership member, MessageTable.MessageScope scope, PageRequest page) {
        if (page.around() != null) {
            return around(handle, scope, lookup.in(handle, member, page.around()).number(), page.limit());
        }
        if (page.at() != null) {
            return around(handle, scope, table.firstSince(handle, scope, page.at()), page.limit());
        }
        boolean forward = page.after() != null;
        String anchor = forward ? page.after() : page.before();
        long number = anchor == null ? Long.MAX_VALUE : lookup.in(handle, member, anchor).number();
        List<Message> found = forward
                ? table.after(handle, scope, number, page.limit() + 1)
                : table.before(handle, scope, number, page.limit() + 1);
        List<Message> kept = first(found, page.limit(), PageRoom.BYTES);
        return new Answers.MessagePage(forward ? kept : kept.reversed(), kept.size() < found.size());
    }

    private static List<Message> first(List<Message> found, int limit, long room) {
        return PageRoom.fitting(found.subList(0, Math.min(limit, found.size())), Function.identity(), room);
    }

    /** The first message from this number on in the middle, where there is enough after it. */
    private Answers.MessagePage around(Handle handle, MessageTable.MessageScope scope, long number, int limit) {
        List<Message> fromIt = first(table.after(handle, scope, number - 1, limit - limit / 2), limit, PageRoom.BYTES / 2);
        int room = limit - fromIt.size();
        List<Message> found = table.before(handle, scope, number, room + 1);
        List<Message> before = first(found, room, PageRoom.BYTES - PageRoom.bytes(fromIt));
        List<Message> all = new ArrayList<>(before.reversed());
        all.addAll(fromIt);
        return new Answers.MessagePage(all, before.size() < found.size());
    }

    /** The earlier texts of a message, oldest first. */
    Answers.MessageVersions versions(String reader, String id) {
        return database.snapshot(handle -> {
            FoundMessage found = lookup.find(handle, reader, id);
            found.member().require(Permission.SEE_VERSIONS);
            return new Answers.MessageVersions(table.versions(handle, Long.parseLong(found.message().id())));
        });
    }

    /** The direct messages to this person after the last one written by a time, oldest first; without a time, the latest. */
    List<Message> directSince(String reader, @Nullable Instant since, int limit) {
        int bounded = Math.min(limit, Limits.PAGE);
        return database.snapshot(handle -> {
            List<Long> direct = channels.directChannels(handle, reader);
            if (since == null) {
                List<Message> latest = table.byIds(handle, DirectMessageTable.latest(handle, direct, reader, bounded));
                return first(latest.reversed(), bounded, PageRoom.BYTES).reversed();
            }
            return first(table.byIds(handle, DirectMessageTable.since(handle, direct, reader, since, bounded)), bounded, PageRoom.BYTES);
        });
    }
}
