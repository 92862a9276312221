package dev.vireo.app.invite;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.app.ui.text.WrittenLines;
import dev.vireo.protocol.Answers.InvitationInfo;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One invitation: as what, until when, how many came and who, and the button that revokes it while it is open. */
final class InvitationRow extends HBox {

    InvitationRow(InvitationInfo invitation, InvitationsModel model, InvitationWords words, Consumer<InvitationInfo> revoke) {
        Texts texts = Texts.of(InvitationRow.class);
        boolean open = InvitationsModel.isOpen(invitation);
        getStyleClass().add("invitation");
        setAlignment(Pos.CENTER_LEFT);
        String what = invitation.note().isEmpty() ? words.role(invitation.role())
                : texts.get("row.title", words.role(invitation.role()), invitation.note());
        Label title = new Label();
        title.getStyleClass().add("medium");
        WrittenLines.fill(title, new SimpleStringProperty(what));
        Label state = new Label(texts.get("row.state", words.state(invitation), words.used(invitation)));
        state.getStyleClass().addAll("secondary", open ? "open" : "muted");
        Wrapping.whereSafe(state);
        Label made = new Label(words.made(model.name(invitation.madeBy()), invitation));
        made.getStyleClass().addAll("caption", "muted");
        VBox lines = new VBox(2, title, state);
        if (!invitation.joined().isEmpty()) {
            Label joined = new Label(words.joined(invitation.joined(), invitation.used(), model::name));
            joined.getStyleClass().addAll("secondary", "joined-by");
            Wrapping.whereSafe(joined);
            joined.setTooltip(new Tooltip(words.everybody(invitation.joined(), model::name)));
            lines.getChildren().add(joined);
        }
        lines.getChildren().add(made);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().add(lines);
        if (open) {
            Button end = new Button(texts.get("revoke"));
            end.getStyleClass().addAll("small", "danger");
            end.setMinWidth(USE_PREF_SIZE);
            end.setAccessibleText(texts.get("revoke.spoken", what));
            end.setOnAction(_ -> revoke.accept(invitation));
            getChildren().add(end);
        }
    }
}
