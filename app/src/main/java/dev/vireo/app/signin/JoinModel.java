package dev.vireo.app.signin;

import dev.vireo.app.store.Account;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Joining an office that an invitation led to. The password passes through {@link #submit} and stays nowhere. */
final class JoinModel {

    /** What is known of the username that is there just now. */
    enum UsernameState {
        UNKNOWN,
        CHECKING,
        FREE
    }

    private final OfficeAccess entrance;
    private final OfficeAccess.InvitationOffer offer;
    private final SignInAttempt attempt;
    private final Consumer<Account> joined;
    private final NewAccountForm account = new NewAccountForm();
    private final ReadOnlyObjectWrapper<UsernameState> usernameState = new ReadOnlyObjectWrapper<>(this, "usernameState",
            UsernameState.UNKNOWN);
    private String refusal = "";
    private int asked;

    JoinModel(OfficeAccess entrance, OfficeAccess.InvitationOffer offer, InstantSource clock, Consumer<Account> joined) {
        this.entrance = entrance;
        this.offer = offer;
        this.attempt = new SignInAttempt(clock);
        this.joined = joined;
        account.usernameProperty().addListener(_ -> forgetCheck());
    }

    OfficeAccess.InvitationOffer offer() {
        return offer;
    }

    SignInAttempt attempt() {
        return attempt;
    }

    NewAccountForm account() {
        return account;
    }

    ReadOnlyObjectProperty<UsernameState> usernameStateProperty() {
        return usernameState.getReadOnlyProperty();
    }

    /** Why the office does not give the username, in words for a person. */
    String refusal() {
        return refusal;
    }

    /** Asks the office whether the username can be had. To be called when nobody has typed for a moment. */
    void checkUsername() {
        String wanted = account.username();
        if (FieldFault.ofUsername(wanted) != FieldFault.NONE) {
            return;
        }
        int mine = ++asked;
        usernameState.set(UsernameState.CHECKING);
        entrance.check(offer, wanted).whenComplete((verdict, failure) -> {
            if (mine != asked) {
                return;
            }
            if (failure != null) {
                // Joining asks again, and says what is wrong.
                usernameState.set(UsernameState.UNKNOWN);
            } else if (verdict.free()) {
                usernameState.set(UsernameState.FREE);
            } else if (account.proposeAnother()) {
                checkUsername();
            } else {
                usernameState.set(UsernameState.UNKNOWN);
                refusal = verdict.reason();
                account.usernameFaultProperty().set(FieldFault.REFUSED);
            }
        });
    }

    void submit(String password) {
        if (account.check(password, offer.office().name())) {
            attempt.run(() -> entrance.join(offer, account.displayName(), account.username(), password), joined);
        }
    }

    /** What the password would be refused for, beside the names as they are now. */
    FieldFault judge(String password) {
        return account.judge(password, offer.office().name());
    }

    private void forgetCheck() {
        asked++;
        usernameState.set(UsernameState.UNKNOWN);
    }
}
