package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Starts an office on this computer, or sets one up elsewhere: its name, and its first person. */
final class StartOffice implements SignInScreen {

    private final StartModel model;
    private final Runnable back;
    private final Texts texts = Texts.of(StartOffice.class);
    private final FaultWords words = new FaultWords();

    @FXML private VBox form;
    @FXML private Label title;
    @FXML private Label text;
    @FXML private FormField codeField;
    @FXML private FormField officeField;
    @FXML private FormField displayNameField;
    @FXML private FormField usernameField;
    @FXML private FormField passwordField;
    @FXML private CheckBox shared;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    StartOffice(StartModel model, Runnable back) {
        this.model = model;
        this.back = back;
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(text);
        boolean elsewhere = model.server().isPresent();
        show(codeField, elsewhere);
        show(shared, !elsewhere);
        model.server().ifPresent(server -> {
            title.setText(texts.get("setup.title"));
            text.setText(texts.get("setup.text", server.address()));
            submit.setText(texts.get("setup.submit"));
        });
        codeField.follow(model.codeProperty(), model.codeFaultProperty(), words::code);
        codeField.input().textProperty().addListener(_ -> model.attempt().forget());
        officeField.follow(model.officeProperty(), model.officeFaultProperty(), words::office);
        displayNameField.follow(model.account().displayNameProperty(), model.account().displayNameFaultProperty(), words::displayName);
        usernameField.follow(model.account().usernameProperty(), model.account().usernameFaultProperty(), words::username);
        passwordField.follow(model.account().passwordFaultProperty(), words::password);
        passwordField.input().textProperty().subscribe(typed -> passwordField.setHint(words.typedPassword(typed, model.judge(typed))));
        shared.selectedProperty().bindBidirectional(model.sharedProperty());
        trouble.follow(model.attempt(), form, submit, texts.get(elsewhere ? "setup.working" : "start.working"), submit::requestFocus);
        submit.setOnAction(_ -> submit());
        CancelButton.follow(cancel, model.attempt(), back, this::enter);
    }

    private void submit() {
        model.submit(passwordField.input().getText());
        for (FormField field : new FormField[] {codeField, officeField, displayNameField, usernameField, passwordField}) {
            if (field.faulty()) {
                field.enter();
                return;
            }
        }
    }

    @Override
    public void enter() {
        (codeField.isVisible() ? codeField : officeField).enter();
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    @Override
    public void leave() {
        model.attempt().cancel();
        passwordField.input().clear();
    }
}
