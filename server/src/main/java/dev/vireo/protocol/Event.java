package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, as streams and polling deliver it. {@link Stored} events are entries of the log and carry a cursor. The others
 * describe the moment only and are not repeated after a reconnect.
 */
public sealed interface Event {

    /** An entry of the log. */
    sealed interface Stored extends Event {
    }

    /** An entry for the servers of an office. Neither streams nor polling deliver it to anybody. */
    sealed interface ForServers extends Stored {
    }

    /**
     * The first event of a stream.
     *
     * @param head         the log's end when the stream began
     * @param resumedAfter the cursor after which events follow; null where the stream starts at the head
     */
    record Connection(Cursor head, @Nullable Cursor resumedAfter) implements Event {
    }

    /** Somebody wrote a message. */
    record NewMessage(@JsonValue Message message) implements Stored {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public NewMessage {
        }
    }

    /** A message was edited. Carries the message as it is now. */
    record MessageUpdated(@JsonValue Message message) implements Stored {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public MessageUpdated {
        }
    }

    /** A message was deleted. Carries its tombstone. */
    record MessageDeleted(@JsonValue Message message) implements Stored {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public MessageDeleted {
        }
    }

    /**
     * Messages and all replies to them were deleted by the retention rule. Earlier entries have marked them as read.
     *
     * @param upTo the number of the last one; replies to these messages were deleted even if their numbers are higher
     */
    record MessagesExpired(String channelId, long upTo) implements Stored {
    }

    /** Somebody reacted to a message. */
    record ReactionAdded(String channelId, String messageId, String user, String emoji) implements Stored {
    }

    /** Somebody removed a reaction. */
    record ReactionRemoved(String channelId, String messageId, String user, String emoji) implements Stored {
    }

    /** A message was pinned. A message that is deleted, by somebody or by the retention rule, is no longer pinned; nothing says so again. */
    record MessagePinned(String channelId, String messageId, String user, Instant at) implements Stored {
    }

    /** A message is no longer pinned. */
    record MessageUnpinned(String channelId, String messageId, String user) implements Stored {
    }

    /**
     * A person saved a message for later, or changed when to be reminded of it; for that person alone.
     *
     * @param remindAt null for never
     */
    record MessageSaved(String messageId, Instant savedAt, @Nullable Instant remindAt) implements Stored {

        public MessageSaved(String messageId, Instant savedAt) {
            this(messageId, savedAt, null);
        }
    }

    /** The time has come to remind a person of a message that they have saved; for that person alone. */
    record MessageReminded(String messageId, Instant at) implements Stored {
    }

    /**
     * A person wants a message to be sent later, or has changed it, or it could not be sent; for that person alone.
     *
     * @param problem why it was not sent, as a code; null while it waits
     */
    record MessageScheduled(String id, Instant sendAt, @Nullable String problem) implements Stored {
    }

    /**
     * A message is no longer to be sent later; for the person who wanted it to be.
     *
     * @param messageId the message that it became; null if it was cancelled
     */
    record MessageUnscheduled(String id, @Nullable String messageId) implements Stored {
    }

    /** A person took a message off their list of saved ones; for that person alone. */
    record MessageUnsaved(String messageId) implements Stored {
    }

    /**
     * A member has read a channel, or a thread in it, up to a message.
     *
     * @param parentId the thread's first message; null where the channel itself was read
     * @param upTo     the id of the last message read
     * @param number   that message's number in the channel
     * @param unread   what is left unread for this member in the whole channel as of this entry
     * @param mentions how many of those mention the member
     */
    record ReadReceipt(
            String channelId,
            String user,
            @Nullable String parentId,
            String upTo,
            long number,
            int unread,
            int mentions,
            Instant at) implements Stored {
    }

    /**
     * A person followed or unfollowed a thread; for that person alone.
     *
     * @param unread   what is unread for the person in the thread's whole channel as of this entry
     * @param mentions how many of those mention the person
     */
    record ThreadFollowed(String channelId, String parentId, boolean following, int unread, int mentions) implements Stored {
    }

    /**
     * Somebody joined, left or got another role; for the channel's members. Only the member receives their own preferences.
     *
     * @param member as everybody sees them; with preferences only for the member
     * @param left   whether they are no longer a member
     */
    record MemberUpdated(String channelId, Member member, boolean left) implements Stored {
    }

    /** The office's name or settings were changed. */
    record OfficeUpdated(@JsonValue Office office) implements Stored {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public OfficeUpdated {
        }
    }

    /** A channel was created or changed; for each of its members. Somebody who joins receives it with all members. */
    record ChannelUpdated(@JsonValue Channel channel) implements Stored {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public ChannelUpdated {
        }
    }

    /** A person was added, or a profile changed; for everybody. */
    record UserUpdated(@JsonValue User user) implements Stored {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public UserUpdated {
        }
    }

    /** A backup was verified, or failed; for each owner. */
    record BackupEnded(@JsonValue BackupRun backup) implements Stored {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public BackupEnded {
        }
    }

    /** These sessions or access tokens have ended: no server accepts them any more. */
    record SessionsEnded(List<String> sessionIds) implements ForServers {
    }

    /**
     * A person chose the availability that others see while the person is present, or it ended by itself.
     *
     * @param until when it ends by itself; null if it does not
     */
    record AvailabilityChosen(String user, Presence presence, @Nullable Instant until) implements ForServers {

        /** Without an end. */
        public AvailabilityChosen(String user, Presence presence) {
            this(user, presence, null);
        }
    }

    /** The current unread counts of the channels that changed. Follows the event that changed them. */
    record UnreadUpdate(@JsonValue Unread unread) implements Event {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public UnreadUpdate {
        }
    }

    /** Somebody is typing, in a thread if one is named. Valid for {@link Limits#TYPING}. */
    record Typing(String channelId, String user, @Nullable String parentId) implements Event {
    }

    /** Somebody came, went or changed their availability. */
    record PresenceChanged(@JsonValue Status status) implements Event {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public PresenceChanged {
        }
    }

    /**
     * The stream is alive and complete up to {@code head}.
     *
     * @param unreadDigest   {@link Unread#digest()} of the reader's counts as of {@code head}
     * @param storeAvailable false while the server cannot reach its database: nothing new can come, sending must wait
     */
    record Heartbeat(Cursor head, String unreadDigest, Instant at, boolean storeAvailable) implements Event {
    }

    /** The cursor is no longer in this log, or never was: reload everything, then continue from {@code head}. */
    record Resync(Cursor head) implements Event {
    }

    /**
     * The last event of a stream that the server ends for a reason the reader should know.
     *
     * @param reason  for programs; see {@link #TOO_MANY_STREAMS}
     * @param message for people
     */
    record StreamEnded(String reason, String message) implements Event {

        /** The same person has opened more streams than the office allows; this was the oldest. */
        public static final String TOO_MANY_STREAMS = "too_many_streams";
    }

    /** An event of a newer server that this client does not know, to be ignored. */
    record Unknown(String type) implements Event {
    }
}
