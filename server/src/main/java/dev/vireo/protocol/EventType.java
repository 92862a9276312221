package dev.vireo.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of events on the wire. */
public enum EventType {
    CONNECTION("connection", Event.Connection.class),
    NEW_MESSAGE("new_message", Event.NewMessage.class),
    MESSAGE_UPDATED("message_updated", Event.MessageUpdated.class),
    MESSAGE_DELETED("message_deleted", Event.MessageDeleted.class),
    MESSAGES_EXPIRED("messages_expired", Event.MessagesExpired.class),
    MESSAGE_REACTION("message_reaction", Event.ReactionAdded.class),
    REACTION_REMOVED("reaction_removed", Event.ReactionRemoved.class),
    MESSAGE_PINNED("message_pinned", Event.MessagePinned.class),
    MESSAGE_UNPINNED("message_unpinned", Event.MessageUnpinned.class),
    MESSAGE_SAVED("message_saved", Event.MessageSaved.class),
    MESSAGE_REMINDED("message_reminded", Event.MessageReminded.class),
    MESSAGE_SCHEDULED("message_scheduled", Event.MessageScheduled.class),
    MESSAGE_UNSCHEDULED("message_unscheduled", Event.MessageUnscheduled.class),
    MESSAGE_UNSAVED("message_unsaved", Event.MessageUnsaved.class),
    THREAD_FOLLOWED("thread_followed", Event.ThreadFollowed.class),
    TYPING("typing", Event.Typing.class),
    READ_RECEIPT("read_receipt", Event.ReadReceipt.class),
    CHANNEL_UPDATED("channel_updated", Event.ChannelUpdated.class),
    MEMBER_UPDATED("member_updated", Event.MemberUpdated.class),
    OFFICE_UPDATED("office_updated", Event.OfficeUpdated.class),
    USER_UPDATED("user_updated", Event.UserUpdated.class),
    BACKUP_ENDED("backup_ended", Event.BackupEnded.class),
    SESSIONS_ENDED("sessions_ended", Event.SessionsEnded.class),
    AVAILABILITY_CHOSEN("availability_chosen", Event.AvailabilityChosen.class),
    UNREAD_UPDATE("unread_update", Event.UnreadUpdate.class),
    PRESENCE("presence", Event.PresenceChanged.class),
    HEARTBEAT("heartbeat", Event.Heartbeat.class),
    RESYNC("resync", Event.Resync.class),
    STREAM_ENDED("stream_ended", Event.StreamEnded.class);

    private static final Map<String, EventType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS = Arrays.stream(values())
            .collect(Collectors.toMap(type -> type.eventClass, Function.identity()));

    private final String wireName;
    private final Class<? extends Event> eventClass;

    EventType(String wireName, Class<? extends Event> eventClass) {
        this.wireName = wireName;
        this.eventClass = eventClass;
    }

    public String wireName() {
        return wireName;
    }

    /** The type of an event; fails for {@link Event.Unknown}, which is never sent. */
    public static EventType of(Event event) {
        EventType type = BY_CLASS.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("not an event of the wire: " + event);
        }
        return type;
    }

    /** Reads an event's data; a name of a newer server gives {@link Event.Unknown}. */
    static Event read(String wireName, Function<Class<? extends Event>, Event> reader) {
        EventType type = BY_NAME.get(wireName);
        return type == null ? new Event.Unknown(wireName) : reader.apply(type.eventClass);
    }
}
