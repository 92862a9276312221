package dev.vireo.app.state;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A person of the office; the same object for as long as the {@link Workspace} lives. FX thread only. */
public final class Person {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final String BOT = " \u00b7 Bot";
    private static final String LEFT = " \u00b7 Left";

    private final String username;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper displayName = new ReadOnlyStringWrapper("");
    private boolean bot;
    private boolean mistakable;
    private boolean deleted;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper department = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper statusText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<PersonStatus> status = new ReadOnlyObjectWrapper<>(PersonStatus.NONE);
    private final ReadOnlyStringWrapper avatarHash = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<OfficeRole> role = new ReadOnlyObjectWrapper<>(OfficeRole.MEMBER);
    private final ReadOnlyObjectWrapper<Presence> presence = new ReadOnlyObjectWrapper<>(Presence.OFFLINE);
    private final ReadOnlyObjectWrapper<@Nullable Instant> lastSeen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> presenceUntil = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    Person(User user) {
        this.username = user.username();
        update(user);
        ListUpdates.tell(name, displayName, title, department, unread, active);
    }

    public String username() {
        return username;
    }

    /** What this person wrote as a name, for initials and for changing it; others may have the same. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    public String name() {
        return name.get();
    }

    /** Whether this is a program. */
    public boolean bot() {
        return bot;
    }

    /** False once this person has left the office: what they wrote stays, and nobody can write to them. */
    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    public boolean active() {
        return active.get();
    }

    /** Whether this person was deleted for good, and is called by no name of their own any more. */
    public boolean deleted() {
        return deleted;
    }

    /**
     * What to call this person everywhere: with the username where somebody's name looks the same, a bot as one, and whoever has left
     * as such.
     */
    public ReadOnlyStringProperty displayNameProperty() {
        return displayName.getReadOnlyProperty();
    }

    public String displayName() {
        return displayName.get();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty departmentProperty() {
        return department.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty statusTextProperty() {
        return statusText.getReadOnlyProperty();
    }

    /** The same text with its emoji and its end. */
    public ReadOnlyObjectProperty<PersonStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The content hash of the picture; empty where there is none. */
    public ReadOnlyStringProperty avatarHashProperty() {
        return avatarHash.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<OfficeRole> roleProperty() {
        return role.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Presence> presenceProperty() {
        return presence.getReadOnlyProperty();
    }

    /** When the presence ends by itself, such as do not disturb; null if it does not. */
    public ReadOnlyObjectProperty<@Nullable Instant> presenceUntilProperty() {
        return presenceUntil.getReadOnlyProperty();
    }

    /** When the person was last connected; null if never, or not known. */
    public ReadOnlyObjectProperty<@Nullable Instant> lastSeenProperty() {
        return lastSeen.getReadOnlyProperty();
    }

    /** Unread messages of the direct conversation with this person. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    void update(User user) {
        bot = user.bot();
        deleted = user.deleted();
        active.set(user.active());
        name.set(user.displayName().isBlank() ? username : user.displayName());
        showName();
        title.set(user.title());
        department.set(user.department());
        status.set(new PersonStatus(user.statusEmoji(), user.statusText(), user.statusUntil()));
        statusText.set(user.statusText());
        avatarHash.set(Objects.requireNonNullElse(user.avatar(), ""));
        role.set(user.role());
        if (deleted) {
            lastSeen.set(null);
        }
        if (user.presence() != null) {
            // A profile does not say when the presence ends; that comes with the presence itself.
            show(new Status(username, user.presence(), user.lastSeen(),
                    user.presence() == presence.get() ? presenceUntil.get() : null));
        }
        if (!user.active()) {
            // The presence that says so comes a moment later.
            presence.set(Presence.OFFLINE);
            presenceUntil.set(null);
        }
    }

    /** @param mistakable whether the name could be taken for another person's */
    void mistakable(boolean mistakable) {
        this.mistakable = mistakable;
        showName();
    }

    private void showName() {
        // A row of spaces would push what stands behind it out of sight.
        displayName.set(SPACES.matcher(name.get()).replaceAll(" ") + (mistakable && !deleted ? " @" + username : "") + (bot ? BOT : "")
                + (active.get() || deleted ? "" : LEFT));
    }

    void show(Status status) {
        presenceUntil.set(status.until());
        presence.set(status.presence());
        if (status.lastSeen() != null) {
            lastSeen.set(status.lastSeen());
        }
    }

    void unreadFollows(ReadOnlyIntegerProperty conversationUnread) {
        unread.bind(conversationUnread);
    }

    /** As kept on disk: presence is of the moment and not kept, when somebody was last seen is. */
    User document() {
        return new User(username, name.get(), title.get(), department.get(), role.get(), bot, active.get(), deleted, statusText.get(),
                status.get().emoji(), status.get().until(), avatarHash.get().isEmpty() ? null : avatarHash.get(), null, lastSeen.get());
    }

    @Override
    public String toString() {
        return username;
    }
}
