package dev.vireo.server.channel;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.server.channel.ChannelMessages.CountsSince;
import dev.vireo.server.channel.ChannelMessages.MessagePlace;
import dev.vireo.server.channel.ChannelMessages.ThreadSince;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Moves people's read markers, and computes what is left unread. Thread-safe. */
public final class ReadMarkers {

    private final Log log;
    private final Channels channels;
    private final ChannelMessages messages;
    private final ReceiptPolicy receiptPolicy;

    public ReadMarkers(Log log, Channels channels, ChannelMessages messages, ReceiptPolicy receiptPolicy) {
        this.log = log;
        this.channels = channels;
        this.messages = messages;
        this.receiptPolicy = receiptPolicy;
    }

    /**
     * Marks a channel read up to a message, or a thread up to a reply; never backwards.
     *
     * @return the remaining counts
     */
    Answers.ReadState markRead(String username, String channelId, String messageId) {
        return log.write(transaction -> {
            Membership member = channels.membership(transaction.sqlBesideAuthors(), channelId, username);
            MessagePlace place = place(transaction.sqlBesideAuthors(), member, messageId);
            return place.parentId() == null
                    ? readChannel(transaction, member, place)
                    : readThread(transaction, member, place, place.parentId());
        });
    }

    /** Marks a message and all later ones unread on the reader's request; for a reply, those of its thread. */
    Answers.ReadState markUnread(String username, String channelId, String messageId) {
        return log.write(transaction -> {
            Handle sql = transaction.sqlBesideAuthors();
            Membership member = channels.membership(sql, channelId, username);
            MessagePlace place = place(sql, member, messageId);
            if (place.parentId() != null) {
                ThreadPlace before = threadPlace(sql, username, place.parentId());
                return place.number() > before.readNumber() || !before.following() ? left(member)
                        : setThread(transaction, member, place.parentId(), place.messageId(), place.number() - 1);
            }
            return place.number() > member.readNumber() ? left(member)
                    : setChannel(transaction, member, place.messageId(), place.number() - 1, place.roots() - 1,
                            Audience.person(username));
        });
    }

    /** Marks all direct messages from one person to another read. */
    public void markDirectRead(String reader, String sender) {
        log.write(transaction -> {
            Handle sql = transaction.sqlBesideAuthors();
            return channels.findDirect(sql, reader, sender).map(id -> {
                Membership member = channels.membership(sql, Long.toString(id), reader);
                for (ThreadUnread thread : member.threads()) {
                    setThread(transaction, channels.membership(sql, Long.toString(id), reader),
                            Long.parseLong(thread.parentId()), null, member.lastNumber());
                }
                Message latest = messages.latest(sql, List.of(id)).get(id);
                return latest == null ? left(member)
                        : readChannel(transaction, channels.membership(sql, Long.toString(id), reader),
                                place(sql, member, latest.id()));
            }).orElse(new Answers.ReadState(0, 0));
        });
    }

    /**
     * Follows or unfollows a thread.
     *
     * @return the remaining unread counts of the channel
     */
    public Answers.ReadState follow(Transaction transaction, Membership member, long parentId, boolean following) {
        Handle sql = transaction.sqlBesideAuthors();
        ThreadPlace before = threadPlace(sql, member.username(), parentId);
        if (before.following() == following) {
            return left(member);
        }
        ThreadTable.save(sql, member.channelId(), parentId, member.username(),
                new ThreadPlace(following, member.lastNumber(), 0, 0));
        Membership after = channels.membership(sql, Long.toString(member.channelId()), member.username());
        transaction.append(new Event.ThreadFollowed(Long.toString(member.channelId()), Long.toString(parentId), following,
                after.unread(), after.unreadMentions()), Audience.person(member.username()));
        return left(after);
    }

    /** A member's place in a thread of the channel. */
    public ThreadPlace placeInThread(Handle handle, Membership member, long parentId) {
        return threadPlace(handle, member.username(), parentId);
    }

    /**
     * Marks messages about to be deleted as read, for everybody who has not read them.
     *
     * @param last the last of these messages
     */
    void markExpiringRead(Transaction transaction, long channelId, MessagePlace last) {
        Handle sql = transaction.sqlBesideAuthors();
        String id = Long.toString(channelId);
        for (ThreadTable.UnreadThread thread : ThreadTable.unreadUpTo(sql, channelId, last.messageId())) {
            Membership member = channels.membership(sql, id, thread.username());
            setThread(transaction, member, thread.parentId(), null, member.lastNumber());
        }
        for (String username : MemberTable.behind(sql, channelId, last.number())) {
            setChannel(transaction, channels.membership(sql, id, username), last.messageId(), last.number(), last.roots(),
                    Audience.person(username));
        }
        ThreadTable.delete(sql, channelId, last.messageId());
    }

    private MessagePlace place(Handle sql, Membership member, String messageId) {
        return LogPosition.parse(messageId)
                .flatMap(id -> messages.place(sql, member.channelId(), id))
                .orElseThrow(() -> ProblemException.notFound("message"));
    }

    private Answers.ReadState readChannel(Transaction transaction, Membership member, MessagePlace place) {
        return place.number() <= member.readNumber() ? left(member)
                : setChannel(transaction, member, place.messageId(), place.number(), place.roots(),
                        audience(transaction.sqlBesideAuthors(), member));
    }

    private Answers.ReadState setChannel(Transaction transaction, Membership member, long messageId, long number, long roots,
            Audience audience) {
        Handle sql = transaction.sqlBesideAuthors();
        CountsSince since = number == member.lastNumber() ? new CountsSince(0, 0)
                : messages.since(sql, member.channelId(), number, member.username());
        Membership read = new Membership(member.id(), member.channelId(), member.username(), member.kind(), member.role(),
                member.archived(),
                member.closed(), member.lastNumber(), member.roots(), member.joinedPos(), number, roots, member.sent(),
                member.sent() - since.own(), since.mentions(), member.cutOff(), member.threads());
        ChannelTable.updateRead(sql, read, audience.kind() == Audience.AudienceKind.CHANNEL);
        append(transaction, read, null, messageId, number, audience);
        return left(read);
    }

    private Answers.ReadState readThread(Transaction transaction, Membership member, MessagePlace place, long parentId) {
        ThreadPlace before = threadPlace(transaction.sqlBesideAuthors(), member.username(), parentId);
        return place.number() <= before.readNumber() || !before.following() ? left(member)
                : setThread(transaction, member, parentId, place.messageId(), place.number());
    }

    private Answers.ReadState setThread(Transaction transaction, Membership member, long parentId, @Nullable Long messageId,
            long number) {
        Handle sql = transaction.sqlBesideAuthors();
        ThreadSince since = messages.sinceInThread(sql, parentId, number, member.username());
        ThreadTable.save(sql, member.channelId(), parentId, member.username(),
                new ThreadPlace(true, number, since.unread(), since.mentions()));
        Membership after = channels.membership(sql, Long.toString(member.channelId()), member.username());
        append(transaction, after, parentId, messageId == null ? parentId : messageId, number, Audience.person(member.username()));
        return left(after);
    }

    private static void append(Transaction transaction, Membership read, @Nullable Long parentId, long messageId, long number,
            Audience audience) {
        transaction.append(
                new Event.ReadReceipt(Long.toString(read.channelId()), read.username(),
                        parentId == null ? null : Long.toString(parentId), Long.toString(messageId), number, read.unread(),
                        read.unreadMentions(), transaction.nextTime()),
                audience);
    }

    /** Others receive it only if read receipts are shown. */
    private Audience audience(Handle sql, Membership member) {
        boolean visibleToOthers = receiptPolicy.shown(sql) && !member.cutOff()
                && (member.kind() == ChannelKind.DIRECT
                        || !ChannelTable.hasMoreMembers(sql, member.channelId(), Limits.RECEIPTS_MEMBERS));
        return visibleToOthers ? Audience.channel(Long.toString(member.channelId())) : Audience.person(member.username());
    }

    private static ThreadPlace threadPlace(Handle sql, String username, long parentId) {
        return ThreadTable.place(sql, parentId, username).orElse(ThreadPlace.OUTSIDE);
    }

    private static Answers.ReadState left(Membership member) {
        return new Answers.ReadState(member.unread(), member.unreadMentions());
    }
}
