package dev.vireo.app.people;

import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Answers;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** Makes a code for a new password, and shows it once: large, to be copied or read aloud. */
record ResetSection(PersonAccountModel model, TextField code, Label until, Label how, Node box, Button copy, Label problem,
        Button reset) {

    void show() {
        reset.setOnAction(_ -> model.reset());
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(code.getText());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText(texts().get("copied"));
        });
        model.resetting().problemProperty().subscribe(words -> PeopleWords.say(problem, words));
        model.resetting().runningProperty().subscribe(this::offer);
        model.codeProperty().subscribe(this::showCode);
    }

    private void offer() {
        boolean busy = model.resetting().runningProperty().get();
        reset.setDisable(busy);
        reset.setText(texts().get(busy ? "reset.busy" : model.codeProperty().get() == null ? "reset" : "reset.another"));
    }

    private void showCode(Answers.@Nullable ResetCode made) {
        PeopleWords.shown(box, made != null);
        code.setText(made == null ? "" : made.code());
        copy.setText(texts().get("copy"));
        if (made != null) {
            DateTimeFormatter moment = LocalFormats.both(LocalFormats.weekdayAndDate(), LocalFormats.time());
            until.setText(texts().get("reset.until", moment.format(made.expiresAt().atZone(ZoneId.systemDefault()))));
            how.setText(texts().get("reset.how", model.user().username()));
        }
        offer();
    }

    private static Texts texts() {
        return Texts.of(ResetSection.class);
    }
}
