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
            case UNREACHABLE -> "trouble.unreachable";
            case NOT_VIREO -> "trouble.not-vireo";
            case CERTIFICATE -> "trouble.certificate";
            case OTHER_KEY -> "trouble.other-key";
            case NOT_SET_UP -> "trouble.not-set-up";
            case WRONG_CODE -> "trouble.wrong-code";
            case SET_UP_BEFORE -> "trouble.set-up-before";
            case WRONG_PASSWORD -> "trouble.wrong-password";
            case DEACTIVATED -> "trouble.deactivated";
            case WRONG_RESET_CODE -> "trouble.wrong-reset-code";
            case RESET_CODE_ENDED -> "trouble.reset-code-ended";
            case WEAK_PASSWORD -> "trouble.weak-password";
            case INVITATION_UNKNOWN -> "trouble.invitation-unknown";
            case INVITATION_OVER -> "trouble.invitation-over";
            case NOT_HEARD -> "trouble.not-heard";
            case NOT_ENCRYPTED -> "trouble.not-encrypted";
            case WRONG_SERVER -> "trouble.wrong-server";
            case NAME_REFUSED -> "trouble.name-refused";
            case TOO_MANY_TRIES -> "trouble.too-many";
            case CANNOT_START -> "trouble.cannot-start";
            case STARTED_BEFORE -> "trouble.started-before";
            case OFFICE_HERE -> "trouble.office-here";
            case BACKUP_UNREADABLE -> "trouble.backup-unreadable";
            case NOT_A_BACKUP -> "trouble.not-a-backup";
            case BACKUP_CUT_SHORT -> "trouble.backup-cut-short";
            case BACKUP_DAMAGED -> "trouble.backup-damaged";
            case BACKUP_NEWER -> "trouble.backup-newer";
            case DISK_FULL -> "trouble.disk-full";
            case CANNOT_RESTORE -> "trouble.cannot-restore";
            case VERSION -> "trouble.version";
            case SERVER -> "trouble.server";
        });
    }

    private String advice(SignInError trouble, long seconds) {
        return switch (trouble.kind()) {
            case UNREACHABLE -> texts.get("trouble.unreachable.way");
            case NOT_VIREO -> texts.get("trouble.not-vireo.way");
            case CERTIFICATE -> texts.get("trouble.certificate.way");
            case OTHER_KEY -> texts.get("trouble.other-key.way");
            case NOT_SET_UP -> texts.get("trouble.not-set-up.way");
            case WRONG_CODE -> texts.get("trouble.wrong-code.way");
            case SET_UP_BEFORE -> texts.get("trouble.set-up-before.way");
            case WRONG_PASSWORD -> texts.get("trouble.wrong-password.way");
            case DEACTIVATED -> texts.get("trouble.deactivated.way");
            case WRONG_RESET_CODE -> texts.get("trouble.wrong-reset-code.way");
            case RESET_CODE_ENDED, WEAK_PASSWORD -> trouble.detail();
            case INVITATION_UNKNOWN -> texts.get("trouble.invitation-unknown.way");
            case NOT_HEARD -> texts.get("trouble.not-heard.way");
            case NOT_ENCRYPTED -> texts.get("trouble.not-encrypted.way");
            case WRONG_SERVER -> texts.get("trouble.wrong-server.way");
            case INVITATION_OVER, NAME_REFUSED -> trouble.detail();
            case TOO_MANY_TRIES -> seconds < 60 ? texts.get("trouble.too-many.seconds", seconds)
                    : texts.get("trouble.too-many.minutes", (seconds + 59) / 60);
            case CANNOT_START -> texts.get("trouble.cannot-start.way", trouble.detail());
            case STARTED_BEFORE -> texts.get("trouble.started-before.way");
            case OFFICE_HERE -> texts.get("trouble.office-here.way");
            case BACKUP_UNREADABLE -> texts.get("trouble.backup-unreadable.way");
            case NOT_A_BACKUP -> texts.get("trouble.not-a-backup.way");
            case BACKUP_CUT_SHORT -> texts.get("trouble.backup-cut-short.way");
            case BACKUP_DAMAGED -> texts.get("trouble.backup-damaged.way");
            case BACKUP_NEWER -> texts.get("trouble.backup-newer.way", trouble.detail());
            case DISK_FULL -> texts.get("trouble.disk-full.way");
            case CANNOT_RESTORE -> texts.get("trouble.cannot-restore.way", trouble.detail());
            case VERSION -> texts.get("trouble.version.way", trouble.detail());
            case SERVER -> texts.get("trouble.server.way", trouble.detail());
        };
    }
}
