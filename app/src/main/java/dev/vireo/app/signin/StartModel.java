package dev.vireo.app.signin;

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
    private final NewAccountForm account = new NewAccountForm();
    private final StringProperty code = new SimpleStringProperty(this, "code", "");
    private final ObjectProperty<FieldFault> codeFault = new SimpleObjectProperty<>(this, "codeFault", FieldFault.NONE);
    private final StringProperty office = new SimpleStringProperty(this, "office", "");
    private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared", true);
    private final ObjectProperty<FieldFault> officeFault = new SimpleObjectProperty<>(this, "officeFault", FieldFault.NONE);

    StartModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Opening> opened) {
        this(entrance, clock, opened, null);
    }

    /** @param server the office to set up; null: one on this computer */
    StartModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Opening> opened, OfficeAccess.@Nullable Office server) {
        this.entrance = entrance;
        this.server = server;
        this.attempt = new SignInAttempt(clock);
        this.opened = opened;
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

    NewAccountForm account() {
        return account;
    }

    BooleanProperty sharedProperty() {
        return shared;
    }

    ObjectProperty<FieldFault> officeFaultProperty() {
        return officeFault;
    }

    void submit(String password) {
        OfficeAccess.Office there = server;
        codeFault.set(there != null && code.get().isBlank() ? FieldFault.MISSING : FieldFault.NONE);
        officeFault.set(FieldFault.ofName(office.get()));
        boolean accountIsValid = account.check(password, office.get());
        if (codeFault.get() == FieldFault.NONE && officeFault.get() == FieldFault.NONE && accountIsValid) {
            OfficeAccess.OfficePlan plan = new OfficeAccess.OfficePlan(office.get().strip(), account.displayName(), account.username(),
                    shared.get());
            attempt.run(() -> there == null ? entrance.start(plan, password)
                    : entrance.setUp(there, code.get().strip(), plan, password), opened);
        }
    }

    /** What the password would be refused for, beside the names as they are now. */
    FieldFault judge(String password) {
        return account.judge(password, office.get());
    }
}
