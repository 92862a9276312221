package dev.vireo.app.profile;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.PasswordRule;
import dev.vireo.protocol.PasswordRule.Weakness;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Changes one's own password: a button first, and a form once it is pressed. What is typed stays nowhere. */
public final class ChangePassword {

    private final ProfileActions ownProfile;
    private final List<String> names;
    private final Texts texts = Texts.of(ChangePassword.class);
    private final PendingChange change = new PendingChange(FailureTexts::of);

    @FXML private Button changePassword;
    @FXML private Label passwordDone;
    @FXML private VBox passwordForm;
    @FXML private PasswordField currentPassword;
    @FXML private PasswordField chosenPassword;
    @FXML private Label passwordHint;
    @FXML private CheckBox staySignedIn;
    @FXML private Label passwordProblem;
    @FXML private Button savePassword;
    @FXML private Button cancelPassword;

    /** @param names of the person and the office, which are no protection */
    public ChangePassword(ProfileActions ownProfile, List<String> names) {
        this.ownProfile = ownProfile;
        this.names = List.copyOf(names);
    }

    @FXML
    private void initialize() {
        changePassword.setOnAction(_ -> open());
        cancelPassword.setOnAction(_ -> close(""));
        savePassword.setOnAction(_ -> save());
        currentPassword.setOnAction(_ -> chosenPassword.requestFocus());
        chosenPassword.setOnAction(_ -> save());
        currentPassword.textProperty().subscribe(this::typed);
        chosenPassword.textProperty().subscribe(this::typed);
        change.runningProperty().subscribe(busy -> {
            currentPassword.setDisable(busy);
            chosenPassword.setDisable(busy);
            savePassword.setText(texts.get(busy ? "password.saving" : "password.save"));
            offer();
        });
        change.problemProperty().subscribe(words -> say(passwordProblem, words));
        passwordForm.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close("");
                event.consume();
            }
        });
        close("");
    }

    private void open() {
        show(changePassword, false);
        say(passwordDone, "");
        show(passwordForm, true);
        currentPassword.requestFocus();
    }

    /** @param done what is said beside the button; empty for nothing */
    private void close(String done) {
        boolean focused = passwordForm.isVisible();
        currentPassword.clear();
        chosenPassword.clear();
        staySignedIn.setSelected(true);
        change.clearProblem();
        show(passwordForm, false);
        show(changePassword, true);
        say(passwordDone, done);
        if (focused) {
            changePassword.requestFocus();
        }
    }

    private void typed() {
        change.clearProblem();
        String chosen = chosenPassword.getText();
        passwordHint.setText(chosen.isEmpty() ? texts.get("password.hint") : weakness().map(weakness -> switch (weakness) {
            case TOO_SHORT -> texts.get("password.more", Limits.PASSWORD_MIN - chosen.codePointCount(0, chosen.length()));
            case TOO_LONG -> texts.get("password.long", Limits.PASSWORD_MAX);
            default -> texts.get("password.guessed");
        }).orElseGet(() -> texts.get("password.good")));
        offer();
    }

    private Optional<Weakness> weakness() {
        return PasswordRule.weakness(chosenPassword.getText(), names);
    }

    private boolean ready() {
        return !currentPassword.getText().isEmpty() && weakness().isEmpty() && !change.runningProperty().get();
    }

    private void offer() {
        savePassword.setDisable(!ready());
    }

    private void save() {
        if (!ready()) {
            return;
        }
        CompletionStage<Void> changing = ownProfile.changePassword(currentPassword.getText(), chosenPassword.getText(),
                staySignedIn.isSelected());
        change.follow(changing);
        changing.whenComplete((_, failure) -> {
            if (failure == null) {
                close(texts.get("password.done"));
            } else {
                currentPassword.requestFocus();
                currentPassword.selectAll();
            }
        });
    }

    private static void say(Label line, String words) {
        line.setText(words);
        show(line, !words.isEmpty());
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
