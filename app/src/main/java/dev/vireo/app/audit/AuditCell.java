package dev.vireo.app.audit;

import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.AuditEntry;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One entry: what kind it is, what happened, what else is known, and when. */
final class AuditCell extends ListCell<AuditEntry> {

    private static final double SCROLL_BAR = 16;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final AuditSentences sentences;
    private final Clock clock;
    private final Texts texts = Texts.of(AuditCell.class);
    private final DateTimeFormatter day = LocalFormats.date();
    private final DateTimeFormatter time = LocalFormats.timeWithSeconds();
    private final FontIcon icon = new FontIcon();
    private final StackPane mark = new StackPane(icon);
    private final Label sentence = new Label();
    private final Label details = new Label();
    private final Label date = new Label();
    private final Label moment = new Label();
    private final HBox row;

    AuditCell(AuditSentences sentences, Clock clock) {
        this.sentences = sentences;
        this.clock = clock;
        mark.getStyleClass().add("mark");
        Wrapping.whereSafe(sentence);
        details.getStyleClass().addAll("secondary", "muted");
        Wrapping.whereSafe(details);
        VBox words = new VBox(2, sentence, details);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        date.getStyleClass().addAll("secondary", "muted");
        moment.getStyleClass().addAll("secondary", "muted");
        VBox when = new VBox(2, date, moment);
        when.setAlignment(Pos.TOP_RIGHT);
        when.setMinWidth(USE_PREF_SIZE);
        row = new HBox(mark, words, when);
        row.getStyleClass().add("entry");
        // Its words wrap; without this the widest one would decide.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(AuditEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String words = sentences.of(entry);
        String more = sentences.details(entry);
        sentence.setText(words);
        details.setText(more);
        details.setVisible(!more.isEmpty());
        details.setManaged(!more.isEmpty());
        date.setText(day.format(entry.at().atZone(clock.getZone())));
        moment.setText(time.format(entry.at().atZone(clock.getZone())));
        boolean failed = entry.action().endsWith("_failed");
        mark.pseudoClassStateChanged(FAILED, failed);
        DirectedIcon.show(icon, icon(entry.action()));
        setAccessibleText(texts.get("spoken", entry.number(), words, more, date.getText(), moment.getText()));
        setGraphic(row);
    }

    /** The list asks for a height without saying the width, for which long words would stay in one line. */
    @Override
    protected double computePrefHeight(double width) {
        ListView<AuditEntry> list = getListView();
        if (getGraphic() == null || list == null) {
            return super.computePrefHeight(width);
        }
        double within = list.getWidth() - list.snappedLeftInset() - list.snappedRightInset() - SCROLL_BAR;
        return row.prefHeight(within) + snappedTopInset() + snappedBottomInset();
    }

    private static Feather icon(String action) {
        return switch (action) {
            case "sign_in", "joined" -> Feather.LOG_IN;
            case "sign_out", "session_ended" -> Feather.LOG_OUT;
            case "invitation_made", "invitation_revoked" -> Feather.MAIL;
            case "user_added", "reactivated" -> Feather.USER_PLUS;
            case "deactivated", "deleted" -> Feather.USER_MINUS;
            case "profile_changed" -> Feather.USER;
            case "role_changed", "channel_role_changed" -> Feather.USER_CHECK;
            case "password_changed", "password_reset_made", "password_reset" -> Feather.LOCK;
            case "token_made", "token_ended" -> Feather.KEY;
            case "export_started", "export_fetched", "audit_exported" -> Feather.DOWNLOAD;
            case "settings_changed", "channel_retention_changed", "backup_schedule_changed" -> Feather.SETTINGS;
            case "backup_made", "backup_verified", "backup_restored", "backup_cancelled", "backup_removed" -> Feather.ARCHIVE;
            default -> action.endsWith("_failed") ? Feather.ALERT_TRIANGLE : Feather.ACTIVITY;
        };
    }
}
