package dev.vireo.app.signin;

import dev.vireo.app.store.Account;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Signing in to an office that was found. The password passes through {@link #submit} and stays nowhere. */
final class PasswordModel {

    private final Entrance entrance;
    private final Entrance.Office office;
    private final Attempt attempt;
    private final Consumer<Account> signedIn;
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final ObjectProperty<Fault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", Fault.NONE);
    private final ObjectProperty<Fault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", Fault.NONE);

    PasswordModel(Entrance entrance, Entrance.Office office, InstantSource clock, Consumer<Account> signedIn) {
        this.entrance = entrance;
        this.office = office;
        this.attempt = new Attempt(clock);
        this.signedIn = signedIn;
    }

    Entrance.Office office() {
        return office;
    }

    Attempt attempt() {
        return attempt;
    }

    StringProperty usernameProperty() {
        return username;
    }

    ObjectProperty<Fault> usernameFaultProperty() {
        return usernameFault;
    }

    ObjectProperty<Fault> passwordFaultProperty() {
        return passwordFault;
    }

    void submit(String password) {
        String name = username.get().strip().toLowerCase(Locale.ROOT);
        usernameFault.set(Fault.ofUsername(name));
        passwordFault.set(password.isEmpty() ? Fault.MISSING : Fault.NONE);
        if (usernameFault.get() == Fault.NONE && passwordFault.get() == Fault.NONE) {
            attempt.run(() -> entrance.signIn(office, name, password), signedIn);
        }
    }
}
