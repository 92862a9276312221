package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for username and password of an office that was found. */
final class EnterOffice implements SignInScreen {

    private final PasswordModel model;
    private final SignInReason reason;
    private final Runnable elsewhere;
    private final Consumer<String> reset;
    private final Texts texts = Texts.of(EnterOffice.class);
    private final FaultWords words = new FaultWords();

    @FXML private Label title;
    @FXML private Label address;
    @FXML private HBox reasonLine;
    @FXML private Label reasonText;
    @FXML private VBox form;
    @FXML private FormField usernameField;
    @FXML private FormField passwordField;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;
    @FXML private Hyperlink haveCode;

    /** @param reset takes the username to where a reset code is asked for */
    EnterOffice(PasswordModel model, SignInReason reason, Runnable elsewhere, Consumer<String> reset) {
        this.model = model;
        this.reason = reason;
        this.elsewhere = elsewhere;
        this.reset = reset;
    }

    @FXML
    private void initialize() {
        OfficeAccess.Office office = model.account().office();
        Wrapping.whereSafe(title);
        title.setText(texts.get("enter.title", office.name()));
        title.setTooltip(new Tooltip(office.name()));
        address.setText(office.local() ? texts.get("enter.here") : office.address().toString());
        boolean ended = reason != SignInReason.NONE;
        reasonLine.setVisible(ended);
        reasonLine.setManaged(ended);
        reasonText.setText(switch (reason) {
            case NONE -> "";
            case RESTORED -> texts.get("enter.restored");
            case ENDED -> texts.get("enter.ended");
            case DEACTIVATED -> texts.get("enter.deactivated", office.name());
            case SIGNED_OUT -> texts.get("enter.signed-out");
        });
        usernameField.follow(model.account().usernameProperty(), model.account().usernameFaultProperty(), words::username);
        passwordField.follow(model.account().passwordFaultProperty(), words::password);
        usernameField.input().textProperty().addListener(_ -> model.account().attempt().forget());
        passwordField.input().textProperty().addListener(_ -> model.account().attempt().forget());
        trouble.follow(model.account().attempt(), form, submit, texts.get("enter.working"), passwordField::enter);
        submit.setOnAction(_ -> submit());
        haveCode.disableProperty().bind(model.account().attempt().busyProperty());
        haveCode.setOnAction(_ -> reset.accept(model.account().usernameProperty().get()));
        CancelButton.follow(cancel, model.account().attempt(), elsewhere, passwordField::enter);
    }

    private void submit() {
        model.submit(passwordField.input().getText());
        if (usernameField.faulty()) {
            usernameField.enter();
        } else if (passwordField.faulty()) {
            passwordField.enter();
        }
    }

    @Override
    public void enter() {
        if (model.account().usernameProperty().get().isEmpty()) {
            usernameField.enter();
        } else {
            passwordField.enter();
        }
    }

    @Override
    public void leave() {
        model.account().attempt().cancel();
        passwordField.input().clear();
    }
}
