package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Says what went wrong with an attempt and what to do, or nothing. The text counts the seconds down where there is nothing to do
 * but wait.
 */
public final class AttemptPane extends HBox {

    private final Texts texts = Texts.of(AttemptPane.class);
    private final Label title = new Label();
    private final Label text = new Label();

    /** For FXML. */
    public AttemptPane() {
        setId("trouble");
        getStyleClass().add("trouble");
        title.getStyleClass().addAll("medium", "trouble-title");
        title.setWrapText(true);
        text.getStyleClass().add("secondary");
        Wrapping.whereSafe(text);
        title.setId("troubleTitle");
        text.setId("troubleText");
        VBox words = new VBox(2, title, text);
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Feather.ALERT_CIRCLE), words);
        setVisible(false);
        setManaged(false);
    }

    /**
     * Shows how this goes: while it is tried the form rests, and {@code submit} says so.
     *
     * @param work  what {@code submit} says while it is tried
     * @param again where to go on after a failure
     */
    void follow(SignInAttempt attempt, Node form, Button submit, String work, Runnable again) {
        String usual = submit.getText();
        form.disableProperty().bind(attempt.busyProperty());
        submit.disableProperty().bind(attempt.busyProperty().or(attempt.waitingProperty().greaterThan(0)));
        submit.textProperty().bind(Bindings.when(attempt.busyProperty()).then(work).otherwise(usual));
        Timeline seconds = new Timeline(new KeyFrame(Duration.millis(250), _ -> attempt.tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
        attempt.waitingProperty().subscribe(left -> {
            if (left.longValue() > 0) {
                seconds.play();
            } else {
                seconds.stop();
            }
            say(attempt);
        });
        attempt.troubleProperty().subscribe(trouble -> {
            say(attempt);
            if (trouble.isPresent()) {
                again.run();
            }
        });
    }

    private void say(SignInAttempt attempt) {
        Optional<SignInError> trouble = attempt.troubleProperty().get();
        trouble.ifPresent(what -> {
            title.setText(title(what));
            text.setText(advice(what, attempt.waitingProperty().get()));
            setAccessibleText(title.getText() + " " + text.getText());
        });
        setVisible(trouble.isPresent());
        setManaged(trouble.isPresent());
    }

    private String title(SignInError trouble) {
        return texts.get(switch (trouble.kind()) {
            case UNREACHABLE -> "error.unreachable";
            case NOT_VIREO -> "error.not-vireo";
            case CERTIFICATE -> "error.certificate";
            case OTHER_KEY -> "error.other-key";
            case NOT_SET_UP -> "error.not-set-up";
            case WRONG_CODE -> "error.wrong-code";
            case SET_UP_BEFORE -> "error.set-up-before";
            case WRONG_PASSWORD -> "error.wrong-password";
            case DEACTIVATED -> "error.deactivated";
            case WRONG_RESET_CODE -> "error.wrong-reset-code";
            case RESET_CODE_ENDED -> "error.reset-code-ended";
            case WEAK_PASSWORD -> "error.weak-password";
            case INVITATION_UNKNOWN -> "error.invitation-unknown";
            case INVITATION_OVER -> "error.invitation-over";
            case NOT_HEARD -> "error.not-heard";
            case NOT_ENCRYPTED -> "error.not-encrypted";
            case WRONG_SERVER -> "error.wrong-server";
            case NAME_REFUSED -> "error.name-refused";
            case TOO_MANY_TRIES -> "error.too-many";
            case CANNOT_START -> "error.cannot-start";
            case STARTED_BEFORE -> "error.started-before";
            case OFFICE_HERE -> "error.office-here";
            case BACKUP_UNREADABLE -> "error.backup-unreadable";
            case NOT_A_BACKUP -> "error.not-a-backup";
            case BACKUP_CUT_SHORT -> "error.backup-cut-short";
            case BACKUP_DAMAGED -> "error.backup-damaged";
            case BACKUP_NEWER -> "error.backup-newer";
            case DISK_FULL -> "error.disk-full";
            case CANNOT_RESTORE -> "error.cannot-restore";
            case VERSION -> "error.version";
            case SERVER -> "error.server";
        });
    }

    private String advice(SignInError trouble, long seconds) {
        return switch (trouble.kind()) {
            case UNREACHABLE -> texts.get("error.unreachable.advice");
            case NOT_VIREO -> texts.get("error.not-vireo.advice");
            case CERTIFICATE -> texts.get("error.certificate.advice");
            case OTHER_KEY -> texts.get("error.other-key.advice");
            case NOT_SET_UP -> texts.get("error.not-set-up.advice");
            case WRONG_CODE -> texts.get("error.wrong-code.advice");
            case SET_UP_BEFORE -> texts.get("error.set-up-before.advice");
            case WRONG_PASSWORD -> texts.get("error.wrong-password.advice");
            case DEACTIVATED -> texts.get("error.deactivated.advice");
            case WRONG_RESET_CODE -> texts.get("error.wrong-reset-code.advice");
            case RESET_CODE_ENDED, WEAK_PASSWORD -> trouble.detail();
            case INVITATION_UNKNOWN -> texts.get("error.invitation-unknown.advice");
            case NOT_HEARD -> texts.get("error.not-heard.advice");
            case NOT_ENCRYPTED -> texts.get("error.not-encrypted.advice");
            case WRONG_SERVER -> texts.get("error.wrong-server.advice");
            case INVITATION_OVER, NAME_REFUSED -> trouble.detail();
            case TOO_MANY_TRIES -> seconds < 60 ? texts.get("error.too-many.seconds", seconds)
                    : texts.get("error.too-many.minutes", (seconds + 59) / 60);
            case CANNOT_START -> texts.get("error.cannot-start.advice", trouble.detail());
            case STARTED_BEFORE -> texts.get("error.started-before.advice");
            case OFFICE_HERE -> texts.get("error.office-here.advice");
            case BACKUP_UNREADABLE -> texts.get("error.backup-unreadable.advice");
            case NOT_A_BACKUP -> texts.get("error.not-a-backup.advice");
            case BACKUP_CUT_SHORT -> texts.get("error.backup-cut-short.advice");
            case BACKUP_DAMAGED -> texts.get("error.backup-damaged.advice");
            case BACKUP_NEWER -> texts.get("error.backup-newer.advice", trouble.detail());
            case DISK_FULL -> texts.get("error.disk-full.advice");
            case CANNOT_RESTORE -> texts.get("error.cannot-restore.advice", trouble.detail());
            case VERSION -> texts.get("error.version.advice", trouble.detail());
            case SERVER -> texts.get("error.server.advice", trouble.detail());
        };
    }
}
