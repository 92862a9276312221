package dev.vireo.app.state;

import dev.vireo.protocol.NotificationPreference;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Decides which messages of a conversation notify me. FX thread only; only the workspace changes it. */
public final class ConversationNotifications {

    private final Roster roster;
    private final boolean direct;

    ConversationNotifications(Roster roster, boolean direct) {
        this.roster = roster;
        this.direct = direct;
    }

    public ReadOnlyObjectProperty<NotificationPreference> preferenceProperty() {
        return roster.notifications.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Instant> mutedUntilProperty() {
        return roster.mutedUntil.getReadOnlyProperty();
    }

    /** Whether nothing here notifies me: permanently, or until a time that has not come. */
    public ReadOnlyBooleanProperty mutedProperty() {
        return roster.muted.getReadOnlyProperty();
    }

    /** Whether to notify me of this message, which is unread and from somebody else. */
    public boolean wants(ChatMessage message) {
        return !roster.muted.get() && (direct || roster.notifications.get() == NotificationPreference.ALL || message.mentionsMe());
    }
}
