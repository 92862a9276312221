package dev.vireo.app.signin;

import dev.vireo.app.store.Account;
import dev.vireo.protocol.text.UsernameSuggestion;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Joining an office that an invitation led to. The password passes through {@link #submit} and stays nowhere. */
final class JoinModel {

    /** What is known of the username that is there just now. */
    enum UsernameState {
        UNKNOWN,
        CHECKING,
        FREE
    }

    /** Who shares a name with so many colleagues thinks of something better than a number. */
    private static final int LAST_NUMBER = 9;

    private final OfficeAccess entrance;
    private final OfficeAccess.InvitationOffer offer;
    private final SignInAttempt attempt;
    private final Consumer<Account> joined;
    private final StringProperty displayName = new SimpleStringProperty(this, "displayName", "");
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final ObjectProperty<FieldFault> displayNameFault = new SimpleObjectProperty<>(this, "displayNameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", FieldFault.NONE);
    private final ReadOnlyObjectWrapper<UsernameState> usernameState = new ReadOnlyObjectWrapper<>(this, "usernameState",
            UsernameState.UNKNOWN);
    private String proposed = "";
    private int number = 1;
    private String refusal = "";
    private int asked;

    JoinModel(OfficeAccess entrance, OfficeAccess.InvitationOffer offer, InstantSource clock, Consumer<Account> joined) {
        this.entrance = entrance;
        this.offer = offer;
        this.attempt = new SignInAttempt(clock);
        this.joined = joined;
        displayName.addListener((_, _, name) -> propose(name));
        username.addListener(_ -> forgetCheck());
    }

    OfficeAccess.InvitationOffer offer() {
        return offer;
    }

    SignInAttempt attempt() {
        return attempt;
    }

    StringProperty displayNameProperty() {
        return displayName;
    }

    StringProperty usernameProperty() {
        return username;
    }

    ObjectProperty<FieldFault> displayNameFaultProperty() {
        return displayNameFault;
    }

    ObjectProperty<FieldFault> usernameFaultProperty() {
        return usernameFault;
    }

    ObjectProperty<FieldFault> passwordFaultProperty() {
        return passwordFault;
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
        String wanted = username.get();
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
            } else if (wanted.equals(proposed) && number < LAST_NUMBER) {
                proposeAnother();
            } else {
                usernameState.set(UsernameState.UNKNOWN);
                refusal = verdict.reason();
                usernameFault.set(FieldFault.REFUSED);
            }
        });
    }

    void submit(String password) {
        displayNameFault.set(FieldFault.ofName(displayName.get()));
        if (usernameFault.get() != FieldFault.REFUSED) {
            usernameFault.set(FieldFault.ofUsername(username.get()));
        }
        passwordFault.set(judge(password));
        if (displayNameFault.get() == FieldFault.NONE && usernameFault.get() == FieldFault.NONE
                && passwordFault.get() == FieldFault.NONE) {
            attempt.run(() -> entrance.join(offer, displayName.get().strip(), username.get(), password), joined);
        }
    }

    /** What the password would be refused for, beside the names as they are now. */
    FieldFault judge(String password) {
        return FieldFault.ofNewPassword(password, offer.office().name(), displayName.get(), username.get());
    }

    /** The username follows the name until somebody writes another. */
    private void propose(String name) {
        if (username.get().equals(proposed)) {
            number = 1;
            proposed = UsernameSuggestion.of(name);
            username.set(proposed);
        }
    }

    private void proposeAnother() {
        number++;
        proposed = UsernameSuggestion.another(UsernameSuggestion.of(displayName.get()), number);
        username.set(proposed);
        checkUsername();
    }

    private void forgetCheck() {
        asked++;
        usernameState.set(UsernameState.UNKNOWN);
    }
}
