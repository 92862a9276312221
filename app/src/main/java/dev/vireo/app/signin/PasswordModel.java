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

    private final OfficeAccess entrance;
    private final OfficeAccess.Office office;
    private final SignInAttempt attempt;
    private final Consumer<Account> signedIn;
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final ObjectProperty<FieldFault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", FieldFault.NONE);

    PasswordModel(OfficeAccess entrance, OfficeAccess.Office office, InstantSource clock, Consumer<Account> signedIn) {
        this.entrance = entrance;
        this.office = office;
        this.attempt = new SignInAttempt(clock);
        this.signedIn = signedIn;
    }

    OfficeAccess.Office office() {
        return office;
    }

    SignInAttempt attempt() {
        return attempt;
    }

    StringProperty usernameProperty() {
        return username;
    }

    ObjectProperty<FieldFault> usernameFaultProperty() {
        return usernameFault;
    }

    ObjectProperty<FieldFault> passwordFaultProperty() {
        return passwordFault;
    }

    void submit(String password) {
        String name = username.get().strip().toLowerCase(Locale.ROOT);
        usernameFault.set(FieldFault.ofUsername(name));
        passwordFault.set(password.isEmpty() ? FieldFault.MISSING : FieldFault.NONE);
        if (usernameFault.get() == FieldFault.NONE && passwordFault.get() == FieldFault.NONE) {
            attempt.run(() -> entrance.signIn(office, name, password), signedIn);
        }
    }
}
