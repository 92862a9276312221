package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of requests. A component that the caller left out is null, whatever its annotation says; the server checks. */
public final class Requests {

    /** {@code POST /setup}: sets the office up. {@code code} is in the file {@code setup-code} of the data folder. */
    public record Setup(String code, String office, String username, String displayName, String password) {
        @Override
        public String toString() {
            return "Setup[" + username + "]";
        }
    }

    /** {@code POST /session}. */
    public record SignIn(String username, String password) {
        @Override
        public String toString() {
            return "SignIn[" + username + "]";
        }
    }

    /**
     * {@code POST /users}: one, or a list of up to {@link Limits#USERS_PER_CALL}. A person without a password cannot sign in
     * yet. A bot has none.
     */
    public record NewUser(
            String username,
            String displayName,
            @Nullable String title,
            @Nullable String department,
            @Nullable OfficeRole role,
            @Nullable String password,
            @Nullable Boolean bot) {

        /** A person. */
        public NewUser(String username, String displayName, @Nullable String title, @Nullable String department,
                @Nullable OfficeRole role, @Nullable String password) {
            this(username, displayName, title, department, role, password, null);
        }

        /** A bot. */
        public static NewUser bot(String username, String displayName) {
            return new NewUser(username, displayName, null, null, null, null, true);
        }

        @Override
        public String toString() {
            return "NewUser[" + username + "]";
        }
    }

    /**
     * {@code POST /invitations}.
     *
     * @param channels ids of channels that whoever joins is put into; a guest needs at least one
     * @param hours    how long it is valid, up to {@link Limits#INVITATION_HOURS}
     * @param uses     how many people may join by it, up to {@link Limits#INVITATION_USES}
     */
    public record NewInvitation(
            OfficeRole role,
            @Nullable List<String> channels,
            @Nullable Integer hours,
            @Nullable Integer uses,
            @Nullable String note) {
    }

    /** {@code PATCH /backups/schedule}: what is left out stays. */
    public record BackupScheduleChange(
            @Nullable Boolean enabled,
            @Nullable String time,
            @Nullable String timeZone,
            @Nullable String folder) {
    }

    /** {@code POST /join/check}: may the holder of this code join, and under this name? */
    public record JoinCheck(String code, @Nullable String username, @Nullable String displayName) {
        @Override
        public String toString() {
            return "JoinCheck[" + username + "]";
        }
    }

    /** {@code POST /join}: the code is an invitation's. */
    public record Join(String code, String username, String displayName, String password) {
        @Override
        public String toString() {
            return "Join[" + username + "]";
        }
    }

    /** {@code PATCH /user/{user_id}}: null leaves a field unchanged. */
    public record UserChange(
            @Nullable String displayName,
            @Nullable String title,
            @Nullable String department,
            @Nullable String statusText,
            @Nullable OfficeRole role) {
    }

    /**
     * {@code PUT /user/{user_id}/password}: one's own password.
     *
     * @param keepThisSession whether the session with which this is asked goes on; true where it is not given
     */
    public record PasswordChange(String current, @JsonProperty("new") String chosen, @Nullable Boolean keepThisSession) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** {@code POST /password}: a new password, for whoever has a reset code. */
    public record PasswordReset(String code, String username, @JsonProperty("new") String chosen) {
        @Override
        public String toString() {
            return "PasswordReset[" + username + "]";
        }
    }

    /**
     * {@code PUT /user/{user_id}/status-text}: what one says of oneself, as a whole; without an emoji and a text, nothing.
     *
     * @param until when it ends by itself, at most {@link Limits#STATUS_DAYS} away; null if it does not
     */
    public record StatusText(@Nullable String emoji, @Nullable String text, @Nullable Instant until) {
    }

    /** {@code PUT /user/{user_id}/status}: one's own availability. {@code offline} cannot be chosen, and {@code online} has no end. */
    public record Availability(Presence presence, @Nullable Instant until) {

        /** Until another one is chosen. */
        public Availability(Presence presence) {
            this(presence, null);
        }
    }

    /** {@code PUT /user/{user_id}/idle}: whether nobody does anything at the computer of one's session. */
    public record Idle(@Nullable Boolean idle) {
    }

    /** {@code POST /user/{user_id}/tokens}: an access token for a script of one's own, or for a bot. */
    public record NewToken(String name) {
    }

    /**
     * {@code POST /channel/{id}/messages}.
     *
     * @param forwardedId the message to pass on, with its text and files; {@code body} and {@code attachmentIds} are then left out
     */
    public record MessageToSend(
            @Nullable String clientId,
            String body,
            @Nullable String parentId,
            @Nullable List<String> attachmentIds,
            @Nullable String forwardedId) {

        /** Words of one's own. */
        public MessageToSend(@Nullable String clientId, String body, @Nullable String parentId, @Nullable List<String> attachmentIds) {
            this(clientId, body, parentId, attachmentIds, null);
        }

        /** What another message says. */
        public static MessageToSend forwarding(String clientId, String messageId) {
            return new MessageToSend(clientId, "", null, null, messageId);
        }
    }

    /** {@code PUT /message/{id}/reminder}: when, at most {@link Limits#STATUS_DAYS} away. */
    public record Reminder(@Nullable Instant at) {
    }

    /** {@code POST /channel/{id}/scheduled}. */
    public record MessageToSchedule(@Nullable String clientId, String body, Instant sendAt) {
    }

    /** {@code PATCH /scheduled/{id}}: null leaves a field unchanged. */
    public record ScheduledChange(@Nullable String body, @Nullable Instant sendAt) {
    }

    /** {@code PATCH /message/{id}}: the new text. */
    public record MessageChange(String body) {
    }

    /** {@code POST /channel/{id}/read}: the last message read. A reply stands for its thread. */
    public record Read(String upTo) {
    }

    /** {@code POST /channel/{id}/unread}: the first message to be unread. A reply stands for its thread. */
    public record MarkUnread(String from) {
    }

    /** {@code POST /channel/{id}/typing}: in a thread, if one is named. */
    public record TypingIn(@Nullable String parentId) {
    }

    /** {@code POST /channels}: a group or an open channel. Its creator becomes its owner; {@code members} are usernames. */
    public record NewChannel(
            ChannelKind kind,
            String name,
            @Nullable String description,
            @Nullable List<String> members) {
    }

    /** {@code PATCH /channel/{id}}: null leaves a field unchanged. {@code retentionDays} of 0 follows the office's setting. */
    public record ChannelChange(
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean archived,
            @Nullable Integer retentionDays) {
    }

    /** {@code POST /channel/{id}/members}: usernames to add; oneself, to join an open channel. */
    public record NewMembers(List<String> users) {
    }

    /**
     * {@code PATCH /channel/{id}/member/{user_id}}: another member's role, or one's own preferences. Null leaves a field
     * unchanged, and a {@code mutedUntil} in the past unmutes.
     */
    public record MemberChange(
            @Nullable ChannelRole role,
            @Nullable NotificationPreference notifications,
            @Nullable Instant mutedUntil) {
    }

    /** {@code PATCH /office}: null leaves a field unchanged. {@code retentionDays} of 0 keeps messages forever. */
    public record OfficeChange(
            @Nullable String name,
            @Nullable Boolean readReceipts,
            @Nullable Integer retentionDays,
            @Nullable Long attachmentQuota) {
    }

    /** The body of a request that needs none. */
    public record Nothing() {
    }

    private Requests() {
    }
}
