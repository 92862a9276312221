package dev.vireo.app.settings;

import dev.vireo.app.actions.OfficeActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests.OfficeChange;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the whole office, for its owners and admins. Shows what the server says; what is typed counts once it is saved.
 */
public final class OfficeSettings {

    private static final int USUAL_DAYS = 365;
    private static final int MAX_GIGABYTES = 100_000;
    private static final long GIGABYTE = 1L << 30;

    private final ReadOnlyObjectProperty<@Nullable Office> office;
    private final OfficeActions actions;
    private final Texts texts = Texts.of(OfficeSettings.class);
    private final PendingChange change = new PendingChange(FailureTexts::of);
    private Subscription following = Subscription.EMPTY;

    @FXML private CheckBox receipts;
    @FXML private ToggleGroup keeping;
    @FXML private RadioButton keepAlways;
    @FXML private RadioButton keepDays;
    @FXML private Spinner<Integer> days;
    @FXML private Button saveKeeping;
    @FXML private Spinner<Integer> quota;
    @FXML private Button saveQuota;
    @FXML private Label problem;

    public OfficeSettings(ReadOnlyObjectProperty<@Nullable Office> office, OfficeActions actions) {
        this.office = office;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        numbers(days, Limits.RETENTION_DAYS, USUAL_DAYS);
        numbers(quota, MAX_GIGABYTES, 1);
        days.disableProperty().bind(keepDays.selectedProperty().not());
        receipts.setOnAction(_ -> {
            boolean wanted = receipts.isSelected();
            // The server's word decides.
            show();
            change.follow(actions.change(new OfficeChange(null, wanted, null, null)));
        });
        saveKeeping.setText(texts.get("office.save"));
        saveQuota.setText(texts.get("office.save"));
        saveKeeping.setOnAction(_ -> change.follow(actions.change(new OfficeChange(null, null, wantedDays(), null))));
        saveQuota.setOnAction(_ -> change.follow(actions.change(new OfficeChange(null, null, null, typed(quota) * GIGABYTE))));
        keeping.selectedToggleProperty().subscribe(this::offer);
        change.runningProperty().subscribe(this::offer);
        change.problemProperty().subscribe(words -> {
            problem.setText(words);
            problem.setVisible(!words.isEmpty());
            problem.setManaged(!words.isEmpty());
        });
        following = office.subscribe(_ -> show());
    }

    /** Follows the office no longer. */
    public void close() {
        following.unsubscribe();
    }

    private void numbers(Spinner<Integer> spinner, int most, int usual) {
        spinner.setValueFactory(new IntegerSpinnerValueFactory(1, most, usual));
        spinner.getEditor().textProperty().addListener((_, before, now) -> {
            if (!now.matches("[0-9]{0,6}")) {
                spinner.getEditor().setText(before);
            }
            offer();
        });
    }

    private void show() {
        Office now = office.get();
        receipts.setDisable(now == null);
        if (now == null) {
            keeping.selectToggle(keepAlways);
            offer();
            return;
        }
        receipts.setSelected(now.readReceipts());
        keeping.selectToggle(now.retentionDays() == null ? keepAlways : keepDays);
        if (now.retentionDays() != null) {
            days.getValueFactory().setValue(now.retentionDays());
        }
        quota.getValueFactory().setValue(gigabytes(now));
        offer();
    }

    private void offer() {
        Office now = office.get();
        boolean busy = now == null || change.runningProperty().get();
        int kept = now == null || now.retentionDays() == null ? 0 : now.retentionDays();
        saveKeeping.setDisable(busy || wantedDays() < 0 || wantedDays() > Limits.RETENTION_DAYS || wantedDays() == kept);
        saveQuota.setDisable(busy || typed(quota) < 1 || typed(quota) > MAX_GIGABYTES || typed(quota) == gigabytes(now));
    }

    /** 0: for ever; below that where what is typed is no number of days. */
    private int wantedDays() {
        return keeping.getSelectedToggle() == keepDays ? typed(days) : 0;
    }

    private static int typed(Spinner<Integer> spinner) {
        String text = spinner.getEditor().getText();
        return text.isEmpty() || Integer.parseInt(text) == 0 ? -1 : Integer.parseInt(text);
    }

    private static int gigabytes(Office office) {
        return Math.clamp(Math.ceilDiv(office.attachmentQuota(), GIGABYTE), 1, MAX_GIGABYTES);
    }
}
