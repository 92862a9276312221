package dev.vireo.app.people;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One person's account: profile, devices and access tokens, password, leaving. What one may not do is not offered. */
public final class PersonAccount {

    private final PersonAccountModel model;
    private final TimeWords times;
    private final Runnable leave;
    private final Avatar avatar;
    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);
    private final Texts texts = Texts.of(PersonAccount.class);

    @FXML private StackPane personAccount;
    @FXML private Button back;
    @FXML private StackPane face;
    @FXML private Label name;
    @FXML private Label username;
    @FXML private HBox chips;
    @FXML private Label deleted;
    @FXML private VBox profile;
    @FXML private TextField nameField;
    @FXML private TextField titleField;
    @FXML private TextField departmentField;
    @FXML private ComboBox<OfficeRole> role;
    @FXML private Label roleText;
    @FXML private Label saveProblem;
    @FXML private Button save;
    @FXML private Label saved;
    @FXML private VBox signIns;
    @FXML private Label signInsWords;
    @FXML private VBox signInRows;
    @FXML private Label endProblem;
    @FXML private Button signInsAgain;
    @FXML private VBox password;
    @FXML private VBox leaving;
    @FXML private Label leavingTitle;
    @FXML private Label leavingText;
    @FXML private Button deactivate;
    @FXML private Button reactivate;
    @FXML private Button delete;
    @FXML private VBox codeBox;
    @FXML private TextField code;
    @FXML private Label codeUntil;
    @FXML private Label codeHow;
    @FXML private Button copyCode;
    @FXML private Label resetProblem;
    @FXML private Button reset;
    @FXML private VBox deleteForm;
    @FXML private Label deleteText;
    @FXML private RadioButton keepMessages;
    @FXML private RadioButton deleteMessages;
    @FXML private Label confirmLabel;
    @FXML private TextField confirmation;
    @FXML private Label deleteProblem;
    @FXML private Button cancelDelete;
    @FXML private Button confirmDelete;

    /** @param leave leads back to the list */
    PersonAccount(PersonAccountModel model, Avatars avatars, TimeWords times, Runnable leave) {
        this.model = model;
        this.times = times;
        this.leave = leave;
        this.avatar = new Avatar(avatars, Avatar.Size.LARGE);
    }

    @FXML
    private void initialize() {
        face.getChildren().setAll(avatar);
        personAccount.getChildren().add(question);
        Stream.of(name, saveProblem, endProblem, resetProblem, deleteProblem, leavingText, deleteText).forEach(Wrapping::whereSafe);
        back.setOnAction(_ -> leave.run());
        showProfile();
        showSignIns();
        new ResetSection(model, code, codeUntil, codeHow, codeBox, copyCode, resetProblem, reset).show();
        showLeaving();
        model.userProperty().subscribe(this::show);
        model.loadSignIns();
    }

    void focus() {
        (profile.isVisible() && !nameField.isDisabled() ? nameField : back).requestFocus();
    }

    /** Somebody else changed them. What is typed and not saved stays. */
    void heard(User now) {
        if (!now.username().equals(model.user().username()) || now.equals(model.user())) {
            return;
        }
        List<String> typed = Stream.of(nameField, titleField, departmentField).map(TextField::getText).toList();
        OfficeRole chosen = role.getValue();
        boolean unsaved = ready();
        model.heard(now);
        if (unsaved && model.rights().edits(now)) {
            nameField.setText(typed.get(0));
            titleField.setText(typed.get(1));
            departmentField.setText(typed.get(2));
            role.setValue(chosen);
        }
    }

    private void show(User user) {
        PeopleRights rights = model.rights();
        avatar.show(user.username(), user.displayName(), user.avatar());
        name.setText(user.displayName());
        String seen = PeopleWords.lastSeen(user, times);
        username.setText(seen.isEmpty() ? "@" + user.username() : texts.get("row.work", user.username(), seen));
        chips.getChildren().setAll(PeopleWords.chips(user));
        PeopleWords.shown(deleted, user.deleted());
        PeopleWords.shown(profile, !user.deleted());
        PeopleWords.shown(signIns, rights.seesSignIns(user));
        PeopleWords.shown(password, rights.resets(user));
        boolean moves = rights.movesOut(user);
        PeopleWords.shown(leaving, moves || rights.deletes(user));
        PeopleWords.shown(deactivate, moves && user.active());
        PeopleWords.shown(reactivate, moves && !user.active());
        PeopleWords.shown(delete, rights.deletes(user));
        leavingTitle.setText(texts.get(user.active() ? "leaving" : "leaving.left"));
        leavingText.setText(texts.get(user.active() ? "leaving.text" : "leaving.left.text", user.displayName()));
        closeDelete(false);
        fill(user);
    }

    // --- the profile ----------------------------------------------------------------------------------------------------

    private void showProfile() {
        PeopleWords.shown(saved, false);
        Stream.of(nameField, titleField, departmentField).forEach(field -> {
            field.textProperty().subscribe(this::edited);
            field.setOnAction(_ -> save());
        });
        PeopleWords.choices(role, model.rights().rolesFor(model.user()), PeopleWords::role);
        role.valueProperty().subscribe(this::edited);
        save.setOnAction(_ -> save());
        model.saving().runningProperty().subscribe(busy -> {
            save.setText(texts.get(busy ? "saving" : "save"));
            edited();
        });
        model.saving().problemProperty().subscribe(words -> PeopleWords.say(saveProblem, words));
    }

    private void fill(User user) {
        PeopleRights rights = model.rights();
        boolean edits = rights.edits(user);
        Stream.of(nameField, titleField, departmentField).forEach(field -> field.setDisable(!edits));
        nameField.setText(user.displayName());
        titleField.setText(user.title());
        departmentField.setText(user.department());
        if (!role.getItems().contains(user.role())) {
            role.getItems().add(user.role());
        }
        role.setValue(user.role());
        boolean gives = rights.rolesFor(user).size() > 1;
        role.setDisable(!gives);
        PeopleWords.say(roleText, gives ? "" : texts.get("role.fixed"));
        PeopleWords.shown(save, edits);
        edited();
    }

    private boolean ready() {
        OfficeRole chosen = role.getValue();
        return chosen != null && model.rights().edits(model.user()) && !model.saving().runningProperty().get()
                && model.differs(nameField.getText(), titleField.getText(), departmentField.getText(), chosen);
    }

    private void edited() {
        boolean ready = ready();
        save.setDisable(!ready);
        if (ready) {
            PeopleWords.shown(saved, false);
            model.saving().clearProblem();
        }
    }

    private void save() {
        if (ready()) {
            model.save(nameField.getText(), titleField.getText(), departmentField.getText(), role.getValue())
                    .thenRun(() -> PeopleWords.shown(saved, true));
        }
    }

    // --- devices and access tokens --------------------------------------------------------------------------------------

    private void showSignIns() {
        signInsAgain.setOnAction(_ -> model.loadSignIns());
        model.signIns().addListener((ListChangeListener<PersonSignIn>) _ -> showRows());
        model.signInsStateProperty().subscribe(this::showRows);
        model.ending().problemProperty().subscribe(words -> PeopleWords.say(endProblem, words));
        showRows();
    }

    private void showRows() {
        PersonAccountModel.SignInsState state = model.signInsStateProperty().get();
        signInRows.getChildren().setAll(model.signIns().stream()
                .map(each -> new SignInRow(each, times, model.ending().runningProperty(), () -> end(each))).toList());
        PeopleWords.shown(signInRows, !model.signIns().isEmpty());
        PeopleWords.shown(signInsAgain, state == PersonAccountModel.SignInsState.FAILED);
        PeopleWords.say(signInsWords, switch (state) {
            case LOADING -> model.signIns().isEmpty() ? texts.get("sign-ins.loading") : "";
            case FAILED -> texts.get("sign-ins.failed");
            case SHOWN -> model.signIns().isEmpty() ? texts.get("sign-ins.none") : "";
        });
    }

    private void end(PersonSignIn signIn) {
        // The button goes with its row.
        back.requestFocus();
        model.end(signIn);
    }

    // --- leaving --------------------------------------------------------------------------------------------------------

    private void showLeaving() {
        deactivate.setOnAction(_ -> question.ask(texts.get("deactivate.title", model.user().displayName()), texts.get("deactivate.text"),
                texts.get("deactivate"), () -> model.deactivate().thenApply(this::moved)));
        reactivate.setOnAction(_ -> question.ask(texts.get("reactivate.title", model.user().displayName()), texts.get("reactivate.text"),
                texts.get("reactivate"), () -> model.reactivate().thenApply(this::moved)));
        delete.setOnAction(_ -> openDelete());
        cancelDelete.setOnAction(_ -> closeDelete(true));
        confirmDelete.setOnAction(_ -> delete());
        confirmation.setOnAction(_ -> delete());
        confirmation.textProperty().subscribe(this::confirmed);
        model.deleting().runningProperty().subscribe(busy -> {
            confirmDelete.setText(texts.get(busy ? "delete.busy" : "delete.confirm"));
            confirmed();
        });
        model.deleting().problemProperty().subscribe(words -> PeopleWords.say(deleteProblem, words));
    }

    /** The button that was pressed has made way for the other one. */
    private User moved(User user) {
        (user.active() ? deactivate : reactivate).requestFocus();
        return user;
    }

    private void openDelete() {
        User user = model.user();
        deleteText.setText(texts.get("delete.text", user.displayName()));
        confirmLabel.setText(texts.get("delete.type", user.username()));
        confirmation.setAccessibleText(confirmLabel.getText());
        confirmation.clear();
        keepMessages.setSelected(true);
        model.deleting().clearProblem();
        PeopleWords.shown(deleteForm, true);
        cancelDelete.requestFocus();
    }

    private void closeDelete(boolean focus) {
        PeopleWords.shown(deleteForm, false);
        if (focus) {
            delete.requestFocus();
        }
    }

    private void confirmed() {
        confirmDelete.setDisable(!model.confirms(confirmation.getText()) || model.deleting().runningProperty().get());
    }

    private void delete() {
        if (!confirmDelete.isDisabled()) {
            model.delete(confirmation.getText(), deleteMessages.isSelected()).thenRun(back::requestFocus);
        }
    }
}
