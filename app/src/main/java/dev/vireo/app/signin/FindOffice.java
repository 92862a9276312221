package dev.vireo.app.signin;

import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.app.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Shows the offices on this network, asks for the address of any other, and looks who is there. */
final class FindOffice implements SignInScreen {

    private final FindModel model;
    private final NearbyOffices offices;
    private final Runnable back;
    private final Texts texts = Texts.of(FindOffice.class);

    @FXML private VBox form;
    @FXML private NearbyPane nearby;
    @FXML private FormField addressField;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    FindOffice(FindModel model, NearbyOffices offices, Runnable back) {
        this.model = model;
        this.offices = offices;
        this.back = back;
    }

    @FXML
    private void initialize() {
        addressField.follow(model.addressProperty(), model.addressFaultProperty(), new FaultWords()::address);
        nearby.follow(offices, model::choose);
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
        offices.start();
        addressField.enter();
    }

    @Override
    public void leave() {
        offices.stop();
        model.attempt().cancel();
    }
}
