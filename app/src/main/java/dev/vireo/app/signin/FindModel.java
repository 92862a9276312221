package dev.vireo.app.signin;

import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finding an office by its address. */
final class FindModel {

    private final Entrance entrance;
    private final Attempt attempt;
    private final Consumer<Entrance.Office> found;
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final ObjectProperty<Fault> addressFault = new SimpleObjectProperty<>(this, "addressFault", Fault.NONE);

    FindModel(Entrance entrance, InstantSource clock, Consumer<Entrance.Office> found) {
        this.entrance = entrance;
        this.attempt = new Attempt(clock);
        this.found = found;
    }

    Attempt attempt() {
        return attempt;
    }

    StringProperty addressProperty() {
        return address;
    }

    ObjectProperty<Fault> addressFaultProperty() {
        return addressFault;
    }

    void submit() {
        String written = address.get();
        addressFault.set(written.isBlank() ? Fault.MISSING : entrance.isAddress(written) ? Fault.NONE : Fault.SHAPE);
        if (addressFault.get() == Fault.NONE) {
            attempt.run(() -> entrance.find(written), found);
        }
    }
}
