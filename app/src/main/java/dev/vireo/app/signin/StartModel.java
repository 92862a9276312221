package dev.vireo.app.signin;

import dev.vireo.protocol.text.UsernameSuggestion;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Starting an office on this computer, or setting one up whose server runs elsewhere. The password passes through {@link #submit} and stays nowhere. */
final class StartModel {

    private final OfficeAccess entrance;
    private final SignInAttempt attempt;
    private final Consumer<OfficeAccess.Opening> opened;
    private final OfficeAccess.@Nullable Office server;
    private final StringProperty code = new SimpleStringProperty(this, "code", "");
    private final ObjectProperty<FieldFault> codeFault = new SimpleObjectProperty<>(this, "codeFault", FieldFault.NONE);
    private final StringProperty office = new SimpleStringProperty(this, "office", "");
    private final StringProperty displayName = new SimpleStringProperty(this, "displayName", "");
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared", true);
    private final ObjectProperty<FieldFault> officeFault = new SimpleObjectProperty<>(this, "officeFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> displayNameFault = new SimpleObjectProperty<>(this, "displayNameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", FieldFault.NONE);
    private String proposed = "";

    StartModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Opening> opened) {
        this(entrance, clock, opened, null);
    }

    /** @param server the office to set up; null: one on this computer */
    StartModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Opening> opened, OfficeAccess.@Nullable Office server) {
        this.entrance = entrance;
        this.server = server;
        this.attempt = new SignInAttempt(clock);
        this.opened = opened;
        displayName.addListener((_, _, name) -> propose(name));
    }

    SignInAttempt attempt() {
        return attempt;
    }

    /** Where the office to set up is; empty for this computer. */
    Optional<OfficeAccess.Office> server() {
        return Optional.ofNullable(server);
    }

    StringProperty codeProperty() {
        return code;
    }

    ObjectProperty<FieldFault> codeFaultProperty() {
        return codeFault;
    }

    StringProperty officeProperty() {
        return office;
    }

    StringProperty displayNameProperty() {
        return displayName;
    }

    StringProperty usernameProperty() {
        return username;
    }

    BooleanProperty sharedProperty() {
        return shared;
    }

    ObjectProperty<FieldFault> officeFaultProperty() {
        return officeFault;
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

    void submit(String password) {
        OfficeAccess.Office there = server;
        codeFault.set(there != null && code.get().isBlank() ? FieldFault.MISSING : FieldFault.NONE);
        officeFault.set(FieldFault.ofName(office.get()));
        displayNameFault.set(FieldFault.ofName(displayName.get()));
        usernameFault.set(FieldFault.ofUsername(username.get()));
        passwordFault.set(judge(password));
        if (codeFault.get() == FieldFault.NONE && officeFault.get() == FieldFault.NONE && displayNameFault.get() == FieldFault.NONE
                && usernameFault.get() == FieldFault.NONE
                && passwordFault.get() == FieldFault.NONE) {
            OfficeAccess.OfficePlan plan = new OfficeAccess.OfficePlan(office.get().strip(), displayName.get().strip(), username.get(),
                    shared.get());
            attempt.run(() -> there == null ? entrance.start(plan, password)
                    : entrance.setUp(there, code.get().strip(), plan, password), opened);
        }
    }

    /** What the password would be refused for, beside the names as they are now. */
    FieldFault judge(String password) {
        return FieldFault.ofNewPassword(password, office.get(), displayName.get(), username.get());
    }

    /** The username follows the name until somebody writes another. */
    private void propose(String name) {
        if (username.get().equals(proposed)) {
            proposed = UsernameSuggestion.of(name);
            username.set(proposed);
        }
    }
}
