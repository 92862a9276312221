package dev.vireo.app.signin;

import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The first run: start an office on this computer or open the one that is there, join one by an invitation, sign in to another, or open a backup. */
final class Welcome implements SignInScreen {

    private final boolean startedHere;
    private final SignInAttempt opening;
    private final Runnable start;
    private final Runnable invited;
    private final Runnable join;
    private final Runnable backup;
    private final Texts texts = Texts.of(Welcome.class);

    @FXML private StackPane logo;
    @FXML private VBox choices;
    @FXML private Button startOffice;
    @FXML private Label startTitle;
    @FXML private Label startText;
    @FXML private Button joinInvited;
    @FXML private Button joinOffice;
    @FXML private Hyperlink openBackup;
    @FXML private AttemptPane trouble;

    /** @param opening of the office that is here */
    Welcome(boolean startedHere, SignInAttempt opening, Runnable start, Runnable invited, Runnable join, Runnable backup) {
        this.startedHere = startedHere;
        this.opening = opening;
        this.start = start;
        this.invited = invited;
        this.join = join;
        this.backup = backup;
    }

    @FXML
    private void initialize() {
        logo.getChildren().add(new Logo(72));
        startTitle.setText(texts.get(startedHere ? "welcome.open" : "welcome.start"));
        startText.setText(texts.get(startedHere ? "welcome.open.text" : "welcome.start.text"));
        startOffice.setAccessibleText(startTitle.getText());
        startOffice.setOnAction(_ -> start.run());
        joinInvited.setOnAction(_ -> invited.run());
        joinOffice.setOnAction(_ -> join.run());
        openBackup.setOnAction(_ -> backup.run());
        openBackup.disableProperty().bind(opening.busyProperty());
        opening.busyProperty().subscribe(
                busy -> startText.setText(texts.get(busy ? "welcome.opening" : startedHere ? "welcome.open.text" : "welcome.start.text")));
        trouble.follow(opening, choices, new Button(), "", startOffice::requestFocus);
    }

    @Override
    public void enter() {
        startOffice.requestFocus();
    }

    @Override
    public void leave() {
        opening.cancel();
    }
}
