package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Asks for the address of an office and looks who is there. */
final class FindOffice implements SignInScreen {

    private final FindModel model;
    private final Runnable back;
    private final Texts texts = Texts.of(FindOffice.class);

    @FXML private VBox form;
    @FXML private FormField addressField;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    FindOffice(FindModel model, Runnable back) {
        this.model = model;
        this.back = back;
    }

    @FXML
    private void initialize() {
        addressField.follow(model.addressProperty(), model.addressFaultProperty(), new FaultWords()::address);
        addressField.input().textProperty().addListener(_ -> model.attempt().forget());
        trouble.follow(model.attempt(), form, submit, texts.get("find.working"), addressField::enter);
        submit.setOnAction(_ -> submit());
        CancelButton.follow(cancel, model.attempt(), back, addressField::enter);
    }

    private void submit() {
        model.submit();
        if (addressField.faulty()) {
            addressField.enter();
        }
    }

    @Override
    public void enter() {
        addressField.enter();
    }

    @Override
    public void leave() {
        model.attempt().cancel();
    }
}
