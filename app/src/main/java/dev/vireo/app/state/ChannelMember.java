package dev.vireo.app.state;

import dev.vireo.protocol.ChannelRole;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A member of a channel; the same object for as long as they are in it. FX thread only. */
public final class ChannelMember {

    private final Person person;
    private final ReadOnlyObjectWrapper<ChannelRole> role;
    private final ReadOnlyLongWrapper readNumber = new ReadOnlyLongWrapper();

    ChannelMember(Person person, ChannelRole role) {
        this.person = person;
        this.role = new ReadOnlyObjectWrapper<>(role);
        ListUpdates.tell(this.role, readNumber);
    }

    public Person person() {
        return person;
    }

    public ReadOnlyObjectProperty<ChannelRole> roleProperty() {
        return role.getReadOnlyProperty();
    }

    public ChannelRole role() {
        return role.get();
    }

    /** The number of the last message outside threads that they have read, as far as the office tells; 0 before any. */
    public ReadOnlyLongProperty readNumberProperty() {
        return readNumber.getReadOnlyProperty();
    }

    void role(ChannelRole now) {
        role.set(now);
    }

    void read(long number) {
        readNumber.set(number);
    }

    @Override
    public String toString() {
        return person + " " + role.get();
    }
}
