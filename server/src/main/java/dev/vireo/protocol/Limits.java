package dev.vireo.protocol;

import java.time.Duration;

/** The limits that the server enforces and the client respects. Lengths are in code points unless said otherwise. */
public final class Limits {

    /** A message's text, in code points after normalisation to NFC. */
    public static final int MESSAGE_LENGTH = 10_000;

    /** A request body, in bytes, where a route does not name its own limit. */
    public static final int REQUEST_BYTES = 64 * 1024;

    /** A profile picture as uploaded, in bytes. */
    public static final int AVATAR_BYTES = 1024 * 1024;

    /** People added by one call. */
    public static final int USERS_PER_CALL = 1_000;

    /** A request that adds many people, in bytes. */
    public static final int USERS_REQUEST_BYTES = 1024 * 1024;

    /** The largest page of any list: history, search, polling. */
    public static final int PAGE = 100;

    /** The largest offset into search results. Ranking further ones costs more than they are worth. */
    public static final int SEARCH_OFFSET = 1_000;

    public static final int USERNAME_MIN = 3;
    public static final int USERNAME_MAX = 32;
    public static final int DISPLAY_NAME_LENGTH = 60;
    public static final int TITLE_LENGTH = 80;
    public static final int STATUS_TEXT_LENGTH = 140;

    /** The farthest time at which something is to happen by itself, such as the end of a status or a reminder, in days from now. */
    public static final int STATUS_DAYS = 366;

    public static final int PASSWORD_MIN = 10;
    public static final int PASSWORD_MAX = 256;

    /** The longest validity of an invitation, in hours, and the default. */
    public static final int INVITATION_HOURS = 720;
    public static final int INVITATION_HOURS_DEFAULT = 168;

    /** The most people who may join by one invitation, and the default. */
    public static final int INVITATION_USES = 1_000;
    public static final int INVITATION_USES_DEFAULT = 50;

    /** Channels that one invitation can add people to. */
    public static final int INVITATION_CHANNELS = 50;

    /** The note on what an invitation is for. */
    public static final int INVITATION_NOTE_LENGTH = 140;

    /** Invitations that an office keeps, expired and used ones included. */
    public static final int INVITATIONS = 500;

    public static final int CHANNEL_NAME_LENGTH = 80;
    public static final int CHANNEL_DESCRIPTION_LENGTH = 1_000;

    /** The longest retention of messages, in days. */
    public static final int RETENTION_DAYS = 36_500;

    /** People added to a channel by one call. */
    public static final int MEMBERS_PER_CALL = 1_000;

    /** Larger channels have no read receipts, since each would go to everyone. */
    public static final int RECEIPTS_MEMBERS = 100;

    /** Kinds of reactions on one message. */
    public static final int REACTIONS = 50;

    /** Messages that are pinned in one channel at a time. */
    public static final int PINS = 50;

    /** Messages that one person has saved for later. */
    public static final int SAVED = 500;

    /** Messages that one person wants to be sent later, at a time. */
    public static final int SCHEDULED = 100;

    /** A file, in bytes. */
    public static final long ATTACHMENT_BYTES = 25L * 1024 * 1024;

    /** Files that one message carries. */
    public static final int ATTACHMENTS = 10;

    /** A file's name. */
    public static final int FILE_NAME_LENGTH = 150;

    /** A file's name in bytes of UTF-8: the most that file systems store. */
    public static final int FILE_NAME_BYTES = 255;

    /** The largest image of which there is a preview, in pixels; of WebP a fifth of it, for its reader needs more memory. */
    public static final long PREVIEW_PIXELS = 25_000_000;

    /** How long a typing event stays valid. */
    public static final Duration TYPING = Duration.ofSeconds(5);

    /** The client's own id of a message, in characters. */
    public static final int CLIENT_ID_LENGTH = 128;

    /** The server sends something on every stream at least this often. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A client considers a stream dead after this much silence. */
    public static final Duration STREAM_SILENCE = Duration.ofSeconds(40);

    /** Streams that one person may have open at one server, by default. */
    public static final int STREAMS_PER_PERSON = 16;

    private Limits() {
    }
}
