package dev.vireo.app.signin;

import dev.vireo.protocol.Limits;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Locale;
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

    private final Entrance entrance;
    private final Attempt attempt;
    private final Consumer<Entrance.Opening> opened;
    private final Entrance.@Nullable Office server;
    private final StringProperty code = new SimpleStringProperty(this, "code", "");
    private final ObjectProperty<Fault> codeFault = new SimpleObjectProperty<>(this, "codeFault", Fault.NONE);
    private final StringProperty office = new SimpleStringProperty(this, "office", "");
    private final StringProperty displayName = new SimpleStringProperty(this, "displayName", "");
    private final StringProperty username = new SimpleStringProperty(this, "username", "");
    private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared", true);
    private final ObjectProperty<Fault> officeFault = new SimpleObjectProperty<>(this, "officeFault", Fault.NONE);
    private final ObjectProperty<Fault> displayNameFault = new SimpleObjectProperty<>(this, "displayNameFault", Fault.NONE);
    private final ObjectProperty<Fault> usernameFault = new SimpleObjectProperty<>(this, "usernameFault", Fault.NONE);
    private final ObjectProperty<Fault> passwordFault = new SimpleObjectProperty<>(this, "passwordFault", Fault.NONE);
    private String proposed = "";

    StartModel(Entrance entrance, InstantSource clock, Consumer<Entrance.Opening> opened) {
        this(entrance, clock, opened, null);
    }

    /** @param server the office to set up; null: one on this computer */
    StartModel(Entrance entrance, InstantSource clock, Consumer<Entrance.Opening> opened, Entrance.@Nullable Office server) {
        this.entrance = entrance;
        this.server = server;
        this.attempt = new Attempt(clock);
        this.opened = opened;
        displayName.addListener((_, _, name) -> propose(name));
    }

    Attempt attempt() {
        return attempt;
    }

    /** Where the office to set up is; empty for this computer. */
    Optional<Entrance.Office> server() {
        return Optional.ofNullable(server);
    }

    StringProperty codeProperty() {
        return code;
    }

    ObjectProperty<Fault> codeFaultProperty() {
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

    ObjectProperty<Fault> officeFaultProperty() {
        return officeFault;
    }

    ObjectProperty<Fault> displayNameFaultProperty() {
        return displayNameFault;
    }

    ObjectProperty<Fault> usernameFaultProperty() {
        return usernameFault;
    }

    ObjectProperty<Fault> passwordFaultProperty() {
        return passwordFault;
    }

    void submit(String password) {
        Entrance.Office there = server;
        codeFault.set(there != null && code.get().isBlank() ? Fault.MISSING : Fault.NONE);
        officeFault.set(Fault.ofName(office.get()));
        displayNameFault.set(Fault.ofName(displayName.get()));
        usernameFault.set(Fault.ofUsername(username.get()));
        passwordFault.set(judge(password));
        if (codeFault.get() == Fault.NONE && officeFault.get() == Fault.NONE && displayNameFault.get() == Fault.NONE && usernameFault.get() == Fault.NONE
                && passwordFault.get() == Fault.NONE) {
            Entrance.Plan plan = new Entrance.Plan(office.get().strip(), displayName.get().strip(), username.get(), shared.get());
            attempt.run(() -> there == null ? entrance.start(plan, password)
                    : entrance.setUp(there, code.get().strip(), plan, password), opened);
        }
    }

    /** What the password would be refused for, beside the names as they are now. */
    Fault judge(String password) {
        return Fault.ofNewPassword(password, office.get(), displayName.get(), username.get());
    }

    /** The username follows the name until somebody writes another. */
    private void propose(String name) {
        if (username.get().equals(proposed)) {
            proposed = usernameOf(name);
            username.set(proposed);
        }
    }

    /** "Żaneta Ångström" is zaneta.angstrom; empty where the name's script has no such letters. */
    static String usernameOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT)
                .replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae").replace("đ", "d")
                .replaceAll("\\p{M}", "")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", ".")
                .replaceAll("^[^a-z]+", "");
        String cut = plain.length() > Limits.USERNAME_MAX ? plain.substring(0, Limits.USERNAME_MAX) : plain;
        return cut.replaceAll("\\.+$", "");
    }
}
