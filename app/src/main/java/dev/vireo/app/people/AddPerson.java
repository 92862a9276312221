package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The form that adds one person, or a bot. A fault shows once its field has been left or there is something in it. */
public final class AddPerson {

    private final AddPersonModel model;
    private final PeopleRights rights;
    private final Consumer<User> added;
    private final Runnable leave;
    private final Texts texts = Texts.of(AddPerson.class);

    @FXML private Button back;
    @FXML private TextField newName;
    @FXML private Label nameFault;
    @FXML private TextField newUsername;
    @FXML private Label usernameFault;
    @FXML private ComboBox<OfficeRole> newRole;
    @FXML private Label newRoleText;
    @FXML private CheckBox newBot;
    @FXML private VBox passwordPart;
    @FXML private PasswordField newPassword;
    @FXML private Label passwordHint;
    @FXML private Label addProblem;
    @FXML private Button addNow;

    /** @param leave leads back to the list */
    AddPerson(AddPersonModel model, PeopleRights rights, Consumer<User> added, Runnable leave) {
        this.model = model;
        this.rights = rights;
        this.added = added;
        this.leave = leave;
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(addProblem);
        back.setOnAction(_ -> leave.run());
        newName.textProperty().bindBidirectional(model.nameProperty());
        newUsername.textProperty().bindBidirectional(model.usernameProperty());
        newPassword.textProperty().bindBidirectional(model.passwordProperty());
        newBot.selectedProperty().bindBidirectional(model.botProperty());
        PeopleWords.shown(newBot, rights.addsBots());
        newBot.selectedProperty().subscribe(this::offerRoles);
        newRole.valueProperty().subscribe(role -> {
            if (role != null) {
                model.roleProperty().set(role);
                newRoleText.setText(texts.get("role.text." + role.name().toLowerCase(Locale.ROOT)));
            }
        });
        List.of(newName, newUsername, newPassword).forEach(field -> {
            field.textProperty().subscribe(this::judge);
            field.setOnAction(_ -> add());
        });
        model.adding().runningProperty().subscribe(busy -> {
            addNow.setText(texts.get(busy ? "adding" : "add.now"));
            judge();
        });
        model.adding().problemProperty().subscribe(words -> PeopleWords.say(addProblem, words));
        addNow.setOnAction(_ -> add());
        offerRoles();
    }

    void focus() {
        newName.requestFocus();
    }

    private void offerRoles() {
        boolean bot = newBot.isSelected();
        OfficeRole before = newRole.getValue();
        PeopleWords.choices(newRole, rights.rolesToGive(bot), PeopleWords::role);
        newRole.setValue(before != null && newRole.getItems().contains(before) ? before : OfficeRole.MEMBER);
        PeopleWords.shown(passwordPart, !bot);
        judge();
    }

    private void judge() {
        if (!newName.getText().isEmpty()) {
            PeopleWords.say(nameFault, words(model.nameFault().or(model::similarName)));
        } else {
            PeopleWords.say(nameFault, "");
        }
        PeopleWords.say(usernameFault, newUsername.getText().isEmpty() ? "" : words(model.usernameFault()));
        passwordHint.setText(newPassword.getText().isEmpty() ? texts.get("add.password.hint")
                : model.passwordWeakness().map(weakness -> switch (weakness) {
                    case TOO_SHORT, TOO_LONG -> texts.get("add.password.length", Limits.PASSWORD_MIN, Limits.PASSWORD_MAX);
                    default -> texts.get("add.password.guessed");
                }).orElseGet(() -> texts.get("add.password.good")));
        addNow.setDisable(!model.ready());
    }

    private static String words(Optional<NameFault> fault) {
        return fault.map(NameFault::words).orElse("");
    }

    private void add() {
        if (model.ready()) {
            model.add().thenAccept(user -> {
                newPassword.clear();
                added.accept(user);
            });
        }
    }
}
