package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks for a reset code and the password to be. */
final class NewPassword implements SignInScreen {

    private final NewPasswordModel model;
    private final Runnable back;
    private final Texts texts = Texts.of(NewPassword.class);
    private final FaultWords words = new FaultWords();

    @FXML private Label text;
    @FXML private VBox form;
    @FXML private FormField usernameField;
    @FXML private FormField codeField;
    @FXML private FormField passwordField;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    NewPassword(NewPasswordModel model, Runnable back) {
        this.model = model;
        this.back = back;
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(text);
        text.setText(texts.get("reset.text", model.account().office().name()));
        usernameField.follow(model.account().usernameProperty(), model.account().usernameFaultProperty(), words::username);
        codeField.follow(model.codeProperty(), model.codeFaultProperty(), words::resetCode);
        passwordField.follow(model.account().passwordFaultProperty(), words::password);
        passwordField.input().textProperty().subscribe(typed -> passwordField.setHint(words.typedPassword(typed, model.judge(typed))));
        for (FormField field : fields()) {
            field.input().textProperty().addListener(_ -> model.account().attempt().forget());
        }
        trouble.follow(model.account().attempt(), form, submit, texts.get("reset.working"), codeField::enter);
        submit.setOnAction(_ -> submit());
        CancelButton.follow(cancel, model.account().attempt(), back, this::enter);
    }

    private FormField[] fields() {
        return new FormField[] {usernameField, codeField, passwordField};
    }

    private void submit() {
        model.submit(passwordField.input().getText());
        for (FormField field : fields()) {
            if (field.faulty()) {
                field.enter();
                return;
            }
        }
    }

    @Override
    public void enter() {
        (model.account().usernameProperty().get().isEmpty() ? usernameField : codeField).enter();
    }

    @Override
    public void leave() {
        model.account().attempt().cancel();
        codeField.input().clear();
        passwordField.input().clear();
    }
}
