package dev.vireo.app.signin;

import dev.vireo.app.discovery.FoundOffice;
import dev.vireo.app.discovery.LookingState;
import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks for an invitation's code or link, and for the address of its office where that is not known. */
final class Invited implements SignInScreen {

    private final InvitedModel model;
    private final NearbyOffices offices;
    private final Runnable back;
    private final Texts texts = Texts.of(Invited.class);
    private final FaultWords words = new FaultWords();

    @FXML private VBox form;
    @FXML private FormField codeField;
    @FXML private HBox codeOffice;
    @FXML private FontIcon codeOfficeIcon;
    @FXML private Label codeOfficeWords;
    @FXML private NearbyPane nearby;
    @FXML private FormField addressField;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    Invited(InvitedModel model, NearbyOffices offices, Runnable back) {
        this.model = model;
        this.offices = offices;
        this.back = back;
    }

    @FXML
    private void initialize() {
        codeField.follow(model.invitationProperty(), model.invitationFaultProperty(),
                fault -> words.invitation(fault, model.wrongGroup()));
        addressField.follow(model.addressProperty(), model.addressFaultProperty(), words::address);
        addressField.visibleProperty().bind(model.addressNeededProperty());
        addressField.managedProperty().bind(model.addressNeededProperty());
        nearby.follow(offices, this::choose);
        Wrapping.whereSafe(codeOfficeWords);
        model.office().stateProperty().subscribe(this::showOffice);
        model.office().heardProperty().subscribe(this::showOffice);
        offices.stateProperty().subscribe(this::showOffice);
        model.addressNeededProperty().subscribe(this::showOffice);
        codeField.input().textProperty().addListener(_ -> model.attempt().forget());
        addressField.input().textProperty().addListener(_ -> model.attempt().forget());
        trouble.follow(model.attempt(), form, submit, texts.get("invited.working"), this::enter);
        submit.setOnAction(_ -> submit());
        CancelButton.follow(cancel, model.attempt(), back, this::enter);
    }

    /** The offices to choose from, until a code says which one it is. */
    private void showOffice() {
        CodeOffice.CodeState state = model.office().stateProperty().get();
        boolean code = state != CodeOffice.CodeState.NO_CODE;
        show(nearby, !code);
        // A link knows by itself.
        show(codeOffice, code && (state == CodeOffice.CodeState.HEARD || model.addressNeededProperty().get()));
        codeOfficeIcon.setIconCode(state == CodeOffice.CodeState.HEARD ? Feather.HOME : Feather.SEARCH);
        codeOfficeWords.setText(switch (state) {
            case NO_CODE -> "";
            case LOOKING -> texts.get("invited.searching");
            case NOT_HEARD -> texts.get(
                    offices.stateProperty().get() == LookingState.IMPOSSIBLE ? "invited.no-network" : "invited.not-heard");
            case HEARD -> {
                FoundOffice first = model.office().heardProperty().get().getFirst();
                yield texts.get("invited.heard", first.name(), first.address().getRawAuthority());
            }
        });
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private void choose(FoundOffice office) {
        model.choose(office);
        if (model.invitationProperty().get().isBlank()) {
            codeField.enter();
        } else {
            submit();
        }
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
        offices.start();
        codeField.enter();
    }

    @Override
    public void leave() {
        offices.stop();
        model.attempt().cancel();
    }
}
