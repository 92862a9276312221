package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Permission;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The channel of a conversation: its name, its settings, and whether I am in it. Empty before there is a channel. FX thread only.
 */
final class ChannelDetails {

    final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper("");
    final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    final ReadOnlyStringWrapper description = new ReadOnlyStringWrapper("");
    final ReadOnlyBooleanWrapper archived = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<@Nullable Integer> retentionDays = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    /** Whether it is direct, one of the two is a guest, and they share no channel. */
    final ReadOnlyBooleanWrapper cutOff = new ReadOnlyBooleanWrapper();
    /** Whether I am a guest. */
    boolean asGuest;

    private @Nullable Channel channel;

    ChannelDetails() {
        ListUpdates.tell(name, archived, gone, cutOff);
    }

    void adopt(Channel changed) {
        channel = changed;
        id.set(changed.id());
        // A direct conversation bears the other's name, and stays bound to it.
        if (!name.isBound()) {
            name.set(changed.name());
        }
        description.set(changed.description());
        archived.set(changed.archived());
        retentionDays.set(changed.retentionDays());
        gone.set(false);
    }

    /** The office knows no such channel any more. */
    void forget() {
        channel = null;
        id.set("");
    }

    /** Whether it lets anybody do this, whatever their role in it; a guest invites nobody. */
    boolean allows(Permission permission) {
        return (!archived.get() || permission.inArchived()) && !gone.get() && !(asGuest && permission == Permission.INVITE);
    }

    /** Whether I am in it. */
    boolean isMember() {
        return channel != null && !gone.get();
    }

    /** As the office told it last; empty unless I am in it. */
    Optional<Channel> channel() {
        return Optional.ofNullable(channel).filter(_ -> !gone.get());
    }
}
