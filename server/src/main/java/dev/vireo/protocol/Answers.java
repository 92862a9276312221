package dev.vireo.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of answers that are not themselves a noun of the product, such as a channel. */
public final class Answers {

    /** {@code POST /setup}, {@code POST /session} and {@code POST /join}. */
    public record SignedIn(String token, User user) {
        @Override
        public String toString() {
            return "SignedIn[" + user.username() + "]";
        }
    }

    /** {@code GET /sessions}. */
    public record SessionList(List<SessionInfo> sessions) {
    }

    /** One signed-in device. {@code current} marks the caller's own. */
    public record SessionInfo(String id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {
    }

    /** {@code POST /user/{user_id}/reset}: a one-time code to choose a new password with. The only time it is shown. */
    public record ResetCode(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "ResetCode[until " + expiresAt + "]";
        }
    }

    /** {@code POST /user/{user_id}/tokens}: the only time the token is shown. */
    public record AccessToken(String id, String token) {
        @Override
        public String toString() {
            return "AccessToken[" + id + "]";
        }
    }

    /** {@code GET /user/{user_id}/tokens}. */
    public record TokenList(List<TokenInfo> tokens) {
    }

    /** An access token, as its owner sees it later: never the token itself. */
    public record TokenInfo(String id, String name, Instant createdAt, Instant lastUsedAt) {
    }

    /** {@code GET /users} and {@code POST /users}. */
    public record UserList(List<User> users) {
    }

    /**
     * {@code POST /invitations}: the only time the code is shown.
     *
     * @param code as it is read aloud
     * @param link carries the code and where the server may be reached
     */
    public record IssuedInvitation(
            String id,
            String code,
            String link,
            OfficeRole role,
            List<String> channels,
            Instant expiresAt,
            int uses,
            int used,
            String note) {
        @Override
        public String toString() {
            return "IssuedInvitation[" + id + "]";
        }
    }

    /** {@code GET /invitations}: the newest first. {@code more} beyond this page. */
    public record InvitationList(List<InvitationInfo> invitations, boolean more) {
    }

    /**
     * An invitation, as owners and admins see it later: never its code.
     *
     * @param joined who came by it, the last {@link Limits#PAGE}, the newest first
     */
    public record InvitationInfo(
            String id,
            OfficeRole role,
            List<String> channels,
            String note,
            String madeBy,
            Instant createdAt,
            Instant expiresAt,
            int uses,
            int used,
            InvitationState state,
            List<InvitationJoin> joined) {
    }

    /** Somebody who came by an invitation. */
    public record InvitationJoin(String user, Instant joinedAt) {
    }

    /**
     * {@code POST /join/check}: what awaits whoever joins by this code.
     *
     * @param invitedBy   the display name of who made the invitation
     * @param username    whether it can be had; null if none was asked for
     * @param displayName likewise
     */
    public record JoinPreview(
            String office,
            OfficeRole role,
            String invitedBy,
            Instant expiresAt,
            @Nullable NameAnswer username,
            @Nullable NameAnswer displayName) {
    }

    /**
     * Whether a name can be had.
     *
     * @param problem why not, as {@code POST /join} would answer; null if it can
     */
    public record NameAnswer(boolean free, Problem.@Nullable Details problem) {
    }

    /** {@code GET /online-users}: everybody who is not offline. */
    public record OnlineUsers(List<Status> users) {
    }

    /** {@code GET /channels}: the office and the caller's channels as of {@code cursor}, from which a stream can continue. */
    public record ChannelList(Office office, List<Channel> channels, Cursor cursor) {
    }

    /** {@code GET /unread}: the caller's counts in every channel as of {@code cursor}. Later entries add to them. */
    public record UnreadCounts(List<Unread.ChannelUnread> channels, int total, Cursor cursor) {

        public static UnreadCounts of(List<Unread.ChannelUnread> channels, Cursor cursor) {
            return new UnreadCounts(channels, Unread.of(channels).total(), cursor);
        }

        /** The digest of the counts, as in heartbeats. */
        public String digest() {
            return new Unread(channels, total).digest();
        }
    }

    /**
     * {@code GET /channel/{id}/messages}: in the order of their numbers. {@code more} tells whether there are further ones in
     * that direction.
     */
    public record MessagePage(List<Message> messages, boolean more) {
    }

    /** {@code GET /open-channels}: channels that anyone may join, by name. {@code more} tells whether another page follows. */
    public record OpenChannelPage(List<OpenChannel> channels, boolean more) {
    }

    /** An open channel, as seen by those who may join it. */
    public record OpenChannel(String id, String name, String description, int members, boolean joined) {
    }

    /** {@code GET /channel/{id}/members} and {@code POST}: by username. */
    public record Members(List<Member> members) {
    }

    /**
     * {@code GET /message/{id}/thread}.
     *
     * @param messages   a page of the replies, in the order of their numbers
     * @param following  whether the caller follows it
     * @param readNumber the number of the last reply that the caller has read; 0 before any
     */
    public record ThreadView(
            Message parent,
            List<Message> messages,
            boolean more,
            boolean following,
            long readNumber,
            int unread,
            int mentions) {
    }

    /** {@code GET /channel/{id}/pins}: the last one pinned first. */
    public record PinList(List<Pin> pins) {
    }

    /** A pinned message, who pinned it and when. {@code PUT /message/{id}/pin} answers with it. */
    public record Pin(Message message, String user, Instant pinnedAt) {
    }

    /** {@code GET /saved}: the last one saved first. {@code more} tells whether another page follows. */
    public record SavedList(List<Saved> saved, boolean more) {
    }

    /**
     * A message that the caller has saved for later. {@code PUT /message/{id}/saved} and {@code /reminder} answer with it.
     *
     * @param remindAt   when the caller will be reminded of it; null for never
     * @param remindedAt when the caller was, last; null if not since it was saved, or since a reminder was cancelled or set anew
     */
    public record Saved(Message message, Instant savedAt, @Nullable Instant remindAt, @Nullable Instant remindedAt) {

        public Saved(Message message, Instant savedAt) {
            this(message, savedAt, null, null);
        }
    }

    /** {@code GET /scheduled}: the next one first. */
    public record ScheduledList(List<Scheduled> scheduled) {
    }

    /**
     * A message of the caller that is to be sent later.
     *
     * @param problem why it was not sent when it was due, as a code; null while it waits
     */
    public record Scheduled(String id, String channelId, String body, Instant sendAt, @Nullable String problem) {

        /** Words without the message's text, which belongs in no log. */
        @Override
        public String toString() {
            return "Scheduled[" + id + ", " + sendAt + "]";
        }
    }

    /** {@code GET /message/{id}/versions}: earlier texts of the message, oldest first; for moderators. */
    public record MessageVersions(List<MessageVersion> versions) {
    }

    /** An earlier text of a message, and when it was replaced. */
    public record MessageVersion(String body, Instant replacedAt) {
    }

    /** {@code GET /search}: best first. */
    public record SearchResults(List<SearchHit> hits, boolean more) {
    }

    /**
     * A matching message.
     *
     * @param snippet what to show of it, plain text
     * @param marks   what matched in the snippet: pairs of first and behind-last index, in UTF-16 units, ascending
     * @param file    the name of the attachment that matched; null where the words did
     */
    public record SearchHit(Message message, String snippet, List<Mark> marks, @Nullable String file) {
    }

    /** A range of a text in UTF-16 units, its end exclusive. */
    public record Mark(int from, int to) {
    }

    /**
     * {@code POST /channel/{id}/export} and {@code GET /export/{id}}: the progress of the export.
     *
     * @param state {@code running}, {@code done}, {@code failed} or {@code cancelled}
     * @param done  messages written
     * @param total messages to be written
     */
    public record ExportProgress(String id, String channelId, String state, long done, long total) {
    }

    /** {@code POST /channel/{id}/read}: the counts that are left. */
    public record ReadState(int unread, int mentions) {
    }

    /** {@code GET /events}: the next events. With {@code more}, the rest can be fetched at once from {@code cursor}. */
    public record EventPage(List<LoggedEvent> events, Cursor cursor, boolean more) {
    }

    /** {@code GET /health}, for administrators and for a client that is about to join. {@code office} is null before setup. */
    public record Health(String status, @Nullable String office, boolean setUp, String version) {
    }

    /** {@code GET /ready}, for load balancers. */
    public record Ready(String status) {
    }

    /**
     * The key by which clients know the office.
     *
     * @param words     the head of the fingerprint, for comparing by voice
     * @param encrypted whether this server speaks TLS beyond its own computer
     */
    public record Identity(KeyFingerprint fingerprint, List<String> words, boolean encrypted) {
    }

    /**
     * {@code GET /release}: what the office offers its clients as an update. The server passes it on and vouches for nothing.
     *
     * @param manifest  a {@link Release} as JSON, exactly as it was signed
     * @param signature of its bytes in UTF-8, by the release key, in Base64
     */
    public record SignedRelease(String manifest, String signature) {
    }

    /** {@code GET /audit}. */
    public record AuditPage(List<AuditEntry> entries, boolean more) {
    }

    /**
     * An entry of the audit log.
     *
     * @param number  from 1, without gaps
     * @param actor   null where nobody knows who it was, or where it was the office itself
     * @param action  the name of an {@link AuditAction}, or one that only a newer server knows
     * @param subject the person it was done to; null for nobody else than the actor
     * @param address from where; null where unknown
     * @param hash    covers all of these and the entry before
     */
    public record AuditEntry(long number, Instant at, @Nullable String actor, String action, @Nullable String subject,
            @Nullable String address, Map<String, String> details, String hash) {
    }

    /**
     * {@code POST /audit/verify}.
     *
     * @param entries  how many follow from each other
     * @param since    the time of the first; null where there is none
     * @param brokenAt the number of the first entry that is not as it was written; null while there is none
     * @param reason   a sentence about it
     */
    public record AuditCheck(long entries, @Nullable Instant since, String lastHash, @Nullable Long brokenAt,
            @Nullable String reason) {
    }

    private Answers() {
    }
}
