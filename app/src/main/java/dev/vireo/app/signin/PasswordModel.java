package dev.vireo.app.signin;

import dev.vireo.app.store.Account;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Signing in to an office that was found. The password passes through {@link #submit} and stays nowhere. */
final class PasswordModel {

    private final OfficeAccess entrance;
    private final AccountForm account;
    private final Consumer<Account> signedIn;

    PasswordModel(OfficeAccess entrance, OfficeAccess.Office office, InstantSource clock, Consumer<Account> signedIn) {
        this.entrance = entrance;
        this.account = new AccountForm(office, clock);
        this.signedIn = signedIn;
    }

    AccountForm account() {
        return account;
    }

    void submit(String password) {
        if (account.check(password.isEmpty() ? FieldFault.MISSING : FieldFault.NONE)) {
            account.attempt().run(() -> entrance.signIn(account.office(), account.name(), password), signedIn);
        }
    }
}
