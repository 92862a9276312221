package dev.vireo.app.invite;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.InvitationCode;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** An invitation that was just made: its code, large enough to be read across a desk, its link and its QR code. */
final class IssuedPane extends VBox {

    private static final int GROUPS_IN_A_LINE = 4;
    private static final double QR = 176;

    private final Texts texts = Texts.of(IssuedPane.class);
    private final Button copyCode;

    IssuedPane(IssuedInvitation invitation, InvitationWords words, Runnable done) {
        setId("issued");
        getStyleClass().addAll("section", "issued");
        Label title = new Label(texts.get("issued.title"));
        title.getStyleClass().add("title");
        Label about = text(texts.get("issued.about", words.role(invitation.role()), invitation.uses(), words.until(invitation.expiresAt())),
                "secondary", "muted");
        copyCode = copy("copyCode", "issued.copy-code", invitation.code());
        Button copyLink = copy("copyLink", "issued.copy-link", invitation.link());
        HBox copies = new HBox(8, copyCode, copyLink);
        Label once = text(texts.get("issued.once"), "caption", "muted");
        VBox beside = new VBox(12, text(texts.get("issued.sharing"), "secondary"), copies, once);
        beside.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(beside, Priority.ALWAYS);
        HBox ways = new HBox(20, qr(invitation.link()), beside);
        ways.setAlignment(Pos.CENTER_LEFT);
        Button another = new Button(texts.get("issued.done"));
        another.setId("issuedDone");
        another.setOnAction(_ -> done.run());
        HBox actions = new HBox(another);
        actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, about, code(invitation.code()), ways, actions);
    }

    /** Puts the cursor on what one does first. */
    void focus() {
        copyCode.requestFocus();
    }

    private GridPane code(String code) {
        List<String> groups = InvitationCode.read(code) instanceof InvitationCode.ReadCode read ? read.code().groups() : List.of(code);
        GridPane pane = new GridPane();
        pane.setId("code");
        pane.getStyleClass().add("code");
        pane.setAccessibleText(texts.get("issued.code.spoken", code));
        pane.setFocusTraversable(true);
        for (int i = 0; i < groups.size(); i++) {
            Label label = new Label(groups.get(i));
            label.getStyleClass().add("code-group");
            label.setMinWidth(USE_PREF_SIZE);
            pane.add(label, i % GROUPS_IN_A_LINE, i / GROUPS_IN_A_LINE);
        }
        return pane;
    }

    private StackPane qr(String link) {
        ImageView view = new ImageView(QrCode.of(link));
        view.setId("qr");
        view.setFitWidth(QR);
        view.setFitHeight(QR);
        view.setSmooth(false);
        view.setAccessibleText(texts.get("issued.qr.spoken"));
        StackPane frame = new StackPane(view);
        frame.getStyleClass().add("qr");
        frame.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        frame.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return frame;
    }

    private Button copy(String id, String key, String what) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(what);
            Clipboard.getSystemClipboard().setContent(content);
            button.setText(texts.get("issued.copied"));
        });
        return button;
    }

    private static Label text(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        Wrapping.whereSafe(label);
        return label;
    }
}
