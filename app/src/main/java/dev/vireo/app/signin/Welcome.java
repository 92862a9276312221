package dev.vireo.app.signin;

import dev.vireo.app.policy.Policy;
import dev.vireo.app.ui.HelpRequest;
import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The first run: start an office on this computer or open the one that is there, join one by an invitation, sign in to another, or open a
 * backup. Where an administrator has laid down an office, it comes first; where they forbid hosting, the screen says so.
 */
final class Welcome implements SignInScreen {

    /**
     * Where the choices lead.
     *
     * @param preset to the office that the administrator has laid down
     * @param start  to a new office, or to the one that is here
     */
    record WelcomeWays(Runnable preset, Runnable start, Runnable invited, Runnable join, Runnable backup) {
    }

    private final boolean startedHere;
    private final Policy policy;
    private final SignInAttempt opening;
    private final WelcomeWays ways;
    private final Texts texts = Texts.of(Welcome.class);

    @FXML private StackPane logo;
    @FXML private VBox choices;
    @FXML private Button presetOffice;
    @FXML private Label presetText;
    @FXML private Button startOffice;
    @FXML private Label startTitle;
    @FXML private Label startText;
    @FXML private Button joinInvited;
    @FXML private Button joinOffice;
    @FXML private Label joinTitle;
    @FXML private Hyperlink openBackup;
    @FXML private Label noHosting;
    @FXML private Hyperlink help;
    @FXML private AttemptPane trouble;

    /** @param opening of the office that is here, or of the one that the administrator has laid down */
    Welcome(boolean startedHere, Policy policy, SignInAttempt opening, WelcomeWays ways) {
        this.startedHere = startedHere;
        this.policy = policy;
        this.opening = opening;
        this.ways = ways;
    }

    @FXML
    private void initialize() {
        logo.getChildren().add(new Logo(72));
        startTitle.setText(texts.get(startedHere ? "welcome.open" : "welcome.start"));
        startText.setText(texts.get(startedHere ? "welcome.open.text" : "welcome.start.text"));
        startOffice.setAccessibleText(startTitle.getText());
        startOffice.setOnAction(_ -> open(startText, texts.get("welcome.opening"), ways.start()));
        presetOffice.setOnAction(_ -> open(presetText, texts.get("find.working"), ways.preset()));
        joinInvited.setOnAction(_ -> ways.invited().run());
        joinOffice.setOnAction(_ -> ways.join().run());
        openBackup.setOnAction(_ -> ways.backup().run());
        help.setOnAction(_ -> help.fireEvent(new HelpRequest()));
        openBackup.disableProperty().bind(opening.busyProperty());
        opening.busyProperty().subscribe(busy -> {
            if (!busy) {
                describe();
            }
        });
        show(presetOffice, !policy.office().isEmpty());
        joinTitle.setText(texts.get(policy.office().isEmpty() ? "welcome.join" : "welcome.join.other"));
        joinOffice.setAccessibleText(joinTitle.getText());
        show(startOffice, policy.hosting());
        show(openBackup, policy.hosting());
        show(noHosting, !policy.hosting());
        noHosting.setText(texts.get(startedHere ? "welcome.no-hosting.here" : "welcome.no-hosting"));
        trouble.follow(opening, choices, new Button(), "", this::enter);
    }

    private void describe() {
        startText.setText(texts.get(startedHere ? "welcome.open.text" : "welcome.start.text"));
        presetText.setText(texts.get("welcome.preset.text", policy.office()));
    }

    private void open(Label text, String meanwhile, Runnable way) {
        way.run();
        if (opening.busyProperty().get()) {
            text.setText(meanwhile);
        }
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    @Override
    public void enter() {
        (presetOffice.isVisible() ? presetOffice : startOffice.isVisible() ? startOffice : joinInvited).requestFocus();
    }

    @Override
    public void leave() {
        opening.cancel();
    }
}
