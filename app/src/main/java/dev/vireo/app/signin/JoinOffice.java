package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Shows where an invitation leads, and asks for name, username and password. */
final class JoinOffice implements SignInScreen {

    /** Nobody who types is asked about half a name. */
    private static final Duration TYPING = Duration.millis(400);

    private final JoinModel model;
    private final Runnable back;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Texts texts = Texts.of(JoinOffice.class);
    private final FaultWords words = new FaultWords();

    @FXML private Label title;
    @FXML private Label text;
    @FXML private HBox plainLine;
    @FXML private Label plainText;
    @FXML private VBox form;
    @FXML private FormField displayNameField;
    @FXML private FormField usernameField;
    @FXML private FormField passwordField;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    JoinOffice(JoinModel model, Runnable back) {
        this.model = model;
        this.back = back;
    }

    @FXML
    private void initialize() {
        OfficeAccess.InvitationOffer offer = model.offer();
        Wrapping.whereSafe(title);
        title.setText(texts.get("join.title", offer.office().name()));
        title.setTooltip(new Tooltip(offer.office().name()));
        Wrapping.whereSafe(text);
        text.setText(texts.get("join.text", offer.invitedBy(), role(offer)));
        plainLine.setVisible(!offer.encrypted());
        plainLine.setManaged(!offer.encrypted());
        Wrapping.whereSafe(plainText);
        displayNameField.follow(model.account().displayNameProperty(), model.account().displayNameFaultProperty(), words::displayName);
        usernameField.follow(model.account().usernameProperty(), model.account().usernameFaultProperty(),
                fault -> fault == FieldFault.REFUSED ? model.refusal() : words.username(fault));
        passwordField.follow(model.account().passwordFaultProperty(), words::password);
        passwordField.input().textProperty().subscribe(typed -> passwordField.setHint(words.typedPassword(typed, model.judge(typed))));
        typing.setOnFinished(_ -> model.checkUsername());
        model.account().usernameProperty().addListener(_ -> typing.playFromStart());
        model.usernameStateProperty().subscribe(state -> usernameField.setHint(texts.get(switch (state) {
            case UNKNOWN -> "join.username.hint";
            case CHECKING -> "join.username.checking";
            case FREE -> "join.username.free";
        })));
        for (FormField field : new FormField[] {displayNameField, usernameField, passwordField}) {
            field.input().textProperty().addListener(_ -> model.attempt().forget());
        }
        trouble.follow(model.attempt(), form, submit, texts.get("join.working"), submit::requestFocus);
        submit.setOnAction(_ -> submit());
        CancelButton.follow(cancel, model.attempt(), back, this::enter);
    }

    private String role(OfficeAccess.InvitationOffer offer) {
        return texts.get(switch (offer.role()) {
            case OWNER -> "join.owner";
            case ADMIN -> "join.admin";
            case MEMBER -> "join.member";
            case GUEST -> "join.guest";
        });
    }

    private void submit() {
        model.submit(passwordField.input().getText());
        for (FormField field : new FormField[] {displayNameField, usernameField, passwordField}) {
            if (field.faulty()) {
                field.enter();
                return;
            }
        }
    }

    @Override
    public void enter() {
        displayNameField.enter();
    }

    @Override
    public void leave() {
        typing.stop();
        model.attempt().cancel();
        passwordField.input().clear();
    }
}
