package dev.vireo.app.signin;

import dev.vireo.app.store.Account;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Choosing a new password with a reset code, which signs in with it. The password passes through {@link #submit} and stays nowhere. */
final class NewPasswordModel {

    private final OfficeAccess entrance;
    private final OfficeAccess.Office office;
    private final SignInAttempt attempt;
    private final Consumer<Account> signedIn;
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final StringProperty code = new SimpleStringProperty(this, "code", "");
    private final ObjectProperty<FieldFault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> codeFault = new SimpleObjectProperty<>(this, "codeFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", FieldFault.NONE);

    NewPasswordModel(OfficeAccess entrance, OfficeAccess.Office office, InstantSource clock, Consumer<Account> signedIn) {
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

    StringProperty codeProperty() {
        return code;
    }

    ObjectProperty<FieldFault> usernameFaultProperty() {
        return usernameFault;
    }

    ObjectProperty<FieldFault> codeFaultProperty() {
        return codeFault;
    }

    ObjectProperty<FieldFault> passwordFaultProperty() {
        return passwordFault;
    }

    void submit(String password) {
        String name = username.get().strip().toLowerCase(Locale.ROOT);
        usernameFault.set(FieldFault.ofUsername(name));
        codeFault.set(code.get().isBlank() ? FieldFault.MISSING : FieldFault.NONE);
        passwordFault.set(judge(password));
        if (usernameFault.get() == FieldFault.NONE && codeFault.get() == FieldFault.NONE && passwordFault.get() == FieldFault.NONE) {
            attempt.run(() -> entrance.choosePassword(office, name, code.get().strip(), password), signedIn);
        }
    }

    /** What the password would be refused for. The server knows the person's name, too. */
    FieldFault judge(String password) {
        return FieldFault.ofNewPassword(password, office.name(), username.get());
    }
}
