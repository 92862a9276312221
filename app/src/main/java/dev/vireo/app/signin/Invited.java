package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Asks for an invitation's code or link, and for the address of its office where that is not known. */
final class Invited implements SignInScreen {

    private final InvitedModel model;
    private final Runnable back;
    private final Texts texts = Texts.of(Invited.class);
    private final FaultWords words = new FaultWords();

    @FXML private VBox form;
    @FXML private FormField codeField;
    @FXML private FormField addressField;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    Invited(InvitedModel model, Runnable back) {
        this.model = model;
        this.back = back;
    }

    @FXML
    private void initialize() {
        codeField.follow(model.invitationProperty(), model.invitationFaultProperty(),
                fault -> words.invitation(fault, model.wrongGroup()));
        addressField.follow(model.addressProperty(), model.addressFaultProperty(), words::address);
        addressField.visibleProperty().bind(model.addressNeededProperty());
        addressField.managedProperty().bind(model.addressNeededProperty());
        codeField.input().textProperty().addListener(_ -> model.attempt().forget());
        addressField.input().textProperty().addListener(_ -> model.attempt().forget());
        trouble.follow(model.attempt(), form, submit, texts.get("invited.working"), this::enter);
        submit.setOnAction(_ -> submit());
        CancelButton.follow(cancel, model.attempt(), back, this::enter);
    }

    private void submit() {
        model.submit();
        if (codeField.faulty()) {
            codeField.enter();
        } else if (addressField.faulty()) {
            addressField.enter();
        }
    }

    @Override
    public void enter() {
        codeField.enter();
    }

    @Override
    public void leave() {
        model.attempt().cancel();
    }
}
