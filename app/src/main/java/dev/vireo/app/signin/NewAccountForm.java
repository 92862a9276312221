package dev.vireo.app.signin;

import dev.vireo.protocol.text.UsernameSuggestion;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form for an account that is about to be made. The username follows the name until somebody writes another. */
final class NewAccountForm {

    /** Who shares a name with so many colleagues thinks of something better than a number. */
    private static final int LAST_NUMBER = 9;

    private final StringProperty displayName = new SimpleStringProperty(this, "displayName", "");
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final ObjectProperty<FieldFault> displayNameFault = new SimpleObjectProperty<>(this, "displayNameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", FieldFault.NONE);
    private String proposed = "";
    private int number = 1;

    NewAccountForm() {
        displayName.addListener((_, _, name) -> propose(name));
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

    /** As it goes to the office. */
    String displayName() {
        return displayName.get().strip();
    }

    String username() {
        return username.get();
    }

    /** What the password would be refused for, beside the names as they are now. */
    FieldFault judge(String password, String office) {
        return FieldFault.ofNewPassword(password, office, displayName.get(), username.get());
    }

    /** Says what is wrong; a username that the office refused stays refused. @return whether nothing is */
    boolean check(String password, String office) {
        displayNameFault.set(FieldFault.ofName(displayName.get()));
        if (usernameFault.get() != FieldFault.REFUSED) {
            usernameFault.set(FieldFault.ofUsername(username.get()));
        }
        passwordFault.set(judge(password, office));
        return displayNameFault.get() == FieldFault.NONE && usernameFault.get() == FieldFault.NONE
                && passwordFault.get() == FieldFault.NONE;
    }

    /** Proposes another username in place of one that is taken. @return false if the one that is there was not proposed, or enough were */
    boolean proposeAnother() {
        if (!username.get().equals(proposed) || number >= LAST_NUMBER) {
            return false;
        }
        number++;
        proposed = UsernameSuggestion.another(UsernameSuggestion.of(displayName.get()), number);
        username.set(proposed);
        return true;
    }

    private void propose(String name) {
        if (username.get().equals(proposed)) {
            number = 1;
            proposed = UsernameSuggestion.of(name);
            username.set(proposed);
        }
    }
}
