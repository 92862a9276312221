package dev.vireo.app.signin;

import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finding an office by its address. */
final class FindModel {

    private final OfficeAccess entrance;
    private final SignInAttempt attempt;
    private final Consumer<OfficeAccess.Office> found;
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final ObjectProperty<FieldFault> addressFault = new SimpleObjectProperty<>(this, "addressFault", FieldFault.NONE);

    FindModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Office> found) {
        this.entrance = entrance;
        this.attempt = new SignInAttempt(clock);
        this.found = found;
    }

    SignInAttempt attempt() {
        return attempt;
    }

    StringProperty addressProperty() {
        return address;
    }

    ObjectProperty<FieldFault> addressFaultProperty() {
        return addressFault;
    }

    void submit() {
        String written = address.get();
        addressFault.set(written.isBlank() ? FieldFault.MISSING : entrance.isAddress(written) ? FieldFault.NONE : FieldFault.SHAPE);
        if (addressFault.get() == FieldFault.NONE) {
            attempt.run(() -> entrance.find(written), found);
        }
    }
}
