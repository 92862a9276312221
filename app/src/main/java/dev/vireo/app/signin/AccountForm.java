package dev.vireo.app.signin;

import java.time.InstantSource;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form for somebody's account in an office that was found, and what was wrong with it, while they try to get in. */
final class AccountForm {

    private final OfficeAccess.Office office;
    private final SignInAttempt attempt;
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final ObjectProperty<FieldFault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", FieldFault.NONE);

    AccountForm(OfficeAccess.Office office, InstantSource clock) {
        this.office = office;
        this.attempt = new SignInAttempt(clock);
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

    /** The username as the office knows it. */
    String name() {
        return username.get().strip().toLowerCase(Locale.ROOT);
    }

    /** Says what is wrong, of the password as it was judged. @return whether nothing is */
    boolean check(FieldFault password) {
        usernameFault.set(FieldFault.ofUsername(name()));
        passwordFault.set(password);
        return usernameFault.get() == FieldFault.NONE && password == FieldFault.NONE;
    }
}
