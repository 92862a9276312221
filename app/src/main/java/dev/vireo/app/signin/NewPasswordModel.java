package dev.vireo.app.signin;

import dev.vireo.app.store.Account;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Choosing a new password with a reset code, which signs in with it. The password passes through {@link #submit} and stays nowhere. */
final class NewPasswordModel {

    private final OfficeAccess entrance;
    private final AccountForm account;
    private final Consumer<Account> signedIn;
    private final StringProperty code = new SimpleStringProperty(this, "code", "");
    private final ObjectProperty<FieldFault> codeFault = new SimpleObjectProperty<>(this, "codeFault", FieldFault.NONE);

    NewPasswordModel(OfficeAccess entrance, OfficeAccess.Office office, InstantSource clock, Consumer<Account> signedIn) {
        this.entrance = entrance;
        this.account = new AccountForm(office, clock);
        this.signedIn = signedIn;
    }

    AccountForm account() {
        return account;
    }

    StringProperty codeProperty() {
        return code;
    }

    ObjectProperty<FieldFault> codeFaultProperty() {
        return codeFault;
    }

    void submit(String password) {
        codeFault.set(code.get().isBlank() ? FieldFault.MISSING : FieldFault.NONE);
        if (account.check(judge(password)) && codeFault.get() == FieldFault.NONE) {
            account.attempt().run(() -> entrance.choosePassword(account.office(), account.name(), code.get().strip(), password),
                    signedIn);
        }
    }

    /** What the password would be refused for. The server knows the person's name, too. */
    FieldFault judge(String password) {
        return FieldFault.ofNewPassword(password, account.office().name(), account.usernameProperty().get());
    }
}
