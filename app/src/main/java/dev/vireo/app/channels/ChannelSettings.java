package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.EditedText;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.SaveFile;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.WrittenLines;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The settings of a channel. Each part shows only to those whose role allows it. */
final class ChannelSettings {

    private static final int USUAL_DAYS = 90;

    private final Conversation channel;
    private final Workspace workspace;
    private final ChannelActions actions;
    private final SaveFile saving;
    private final TimeWords times;
    private final Clock clock;
    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);
    private final EditedText editedName;
    private final EditedText editedDescription;
    private final PendingChange told;
    private final PendingChange kept;
    private final ChannelDeparture leavingQuestion;
    private final Texts texts = Texts.of(ChannelSettings.class);
    private Subscription following = Subscription.EMPTY;
    private Subscription exportFollowing = Subscription.EMPTY;

    @FXML private VBox about;
    @FXML private TextField name;
    @FXML private Button saveName;
    @FXML private Label nameProblem;
    @FXML private TextArea description;
    @FXML private Button saveDescription;
    @FXML private Label descriptionProblem;
    @FXML private VBox aboutRead;
    @FXML private Label descriptionRead;
    @FXML private ToggleGroup notificationGroup;
    @FXML private VBox notificationChoices;
    @FXML private RadioButton allMessages;
    @FXML private RadioButton mentionsOnly;
    @FXML private RadioButton noMessages;
    @FXML private Label mutedLine;
    @FXML private MenuButton mute;
    @FXML private Button unmute;
    @FXML private Label notificationProblem;
    @FXML private VBox retention;
    @FXML private ToggleGroup keeping;
    @FXML private RadioButton keepAsOffice;
    @FXML private RadioButton keepOwn;
    @FXML private Spinner<Integer> days;
    @FXML private Button saveRetention;
    @FXML private Label retentionProblem;
    @FXML private VBox exporting;
    @FXML private Button export;
    @FXML private ProgressBar progress;
    @FXML private Button cancelExport;
    @FXML private Label exportLine;
    @FXML private VBox ends;
    @FXML private HBox archiving;
    @FXML private Label archiveTitle;
    @FXML private Label archiveText;
    @FXML private Button archive;
    @FXML private HBox leaving;
    @FXML private Button leave;
    @FXML private StackPane channelSettings;

    ChannelSettings(Conversation channel, Workspace workspace, ChannelActions actions, SaveFile saving, TimeWords times, Clock clock) {
        this.channel = channel;
        this.workspace = workspace;
        this.actions = actions;
        this.saving = saving;
        this.times = times;
        this.clock = clock;
        editedName = new EditedText(channel.nameProperty(), wanted -> wanted.isEmpty()
                ? CompletableFuture.failedFuture(new IllegalArgumentException(texts.get("name.missing")))
                : actions.rename(channel, wanted), FailureTexts::of);
        editedDescription = new EditedText(channel.descriptionProperty(), wanted -> actions.describe(channel, wanted), FailureTexts::of);
        told = new PendingChange(FailureTexts::of);
        kept = new PendingChange(FailureTexts::of);
        leavingQuestion = new ChannelDeparture(channel, workspace.me(), actions);
    }

    @FXML
    private void initialize() {
        channelSettings.getChildren().add(question);
        edit(editedName, name, saveName, nameProblem);
        edit(editedDescription, description, saveDescription, descriptionProblem);
        name.setOnAction(_ -> editedName.save());
        FormFields.wrapping(description);
        description.addEventFilter(KeyEvent.KEY_PRESSED, event -> FormFields.tabLeaves(description, event));
        WrittenLines.fill(descriptionRead, channel.descriptionProperty());
        showNotifications();
        showRetention();
        export.setOnAction(_ -> export());
        exportEnded("");
        archive.setOnAction(_ -> askToArchive());
        leave.setOnAction(_ -> askToLeave());
        Runnable show = this::show;
        following = Subscription.combine(
                channel.myRoleProperty().subscribe(show),
                channel.archivedProperty().subscribe(show),
                channel.descriptionProperty().subscribe(show),
                channel.notifications().preferenceProperty().subscribe(show),
                channel.notifications().mutedUntilProperty().subscribe(show),
                channel.notifications().mutedProperty().subscribe(show),
                channel.retentionDaysProperty().subscribe(this::showKept),
                workspace.officeProperty().subscribe(this::showKept));
        show();
        showKept();
    }

    void close() {
        following.unsubscribe();
        exportFollowing.unsubscribe();
    }

    void askToLeave() {
        leavingQuestion.ask(question);
    }

    /** What my role allows, and how things stand. */
    private void show() {
        boolean archived = channel.archivedProperty().get();
        boolean describes = channel.may(Permission.DESCRIBE);
        FormFields.shown(about, describes);
        String words = channel.descriptionProperty().get();
        FormFields.shown(aboutRead, !describes && !words.isBlank());
        FormFields.shown(notificationChoices, !channel.isDirect());
        notificationGroup.selectToggle(switch (channel.notifications().preferenceProperty().get()) {
            case ALL -> allMessages;
            case MENTIONS -> mentionsOnly;
            case NONE -> noMessages;
        });
        Instant until = channel.notifications().mutedUntilProperty().get();
        boolean muted = until != null && until.isAfter(clock.instant());
        mutedLine.setText(until == null || !muted ? texts.get("muted.not")
                : MuteDuration.forGood(until) ? texts.get("muted.always") : texts.get("muted.until", times.moment(until)));
        FormFields.shown(mute, !muted);
        FormFields.shown(unmute, muted);
        FormFields.shown(retention, channel.may(Permission.SET_RETENTION));
        FormFields.shown(exporting, channel.may(Permission.EXPORT));
        FormFields.shown(archiving, channel.may(Permission.ARCHIVE));
        FormFields.shown(leaving, channel.may(Permission.LEAVE));
        FormFields.shown(ends, archiving.isVisible() || leaving.isVisible());
        archiveTitle.setText(texts.get(archived ? "unarchive.title" : "archive.title"));
        archiveText.setText(texts.get(archived ? "unarchive.text" : "archive.text"));
        archive.setText(texts.get(archived ? "unarchive" : "archive"));
    }

    private void edit(EditedText edited, TextInputControl field, Button save, Label problem) {
        field.textProperty().bindBidirectional(edited.textProperty());
        save.setOnAction(_ -> edited.save());
        save.disableProperty().bind(edited.editedProperty().not().or(edited.change().runningProperty()));
        save.textProperty().bind(edited.change().runningProperty().map(busy -> texts.get(busy ? "saving" : "save")));
        edited.change().problemProperty().subscribe(words -> FormFields.wrong(problem, field, words));
    }

    // --- being told ------------------------------------------------------------------------------------------------------

    private void showNotifications() {
        Map<RadioButton, NotificationPreference> choices = Map.of(allMessages, NotificationPreference.ALL, mentionsOnly,
                NotificationPreference.MENTIONS, noMessages, NotificationPreference.NONE);
        choices.forEach((choice, preference) -> choice.setOnAction(_ -> {
            // The server's word decides which one is selected.
            show();
            told.follow(actions.setNotifications(channel, preference));
        }));
        for (MuteDuration length : MuteDuration.values()) {
            MenuItem item = new MenuItem(texts.get("mute." + length.name().toLowerCase(Locale.ROOT)));
            item.setOnAction(_ -> told.follow(actions.mute(channel, length.until(clock))));
            mute.getItems().add(item);
        }
        unmute.setOnAction(_ -> told.follow(actions.mute(channel, null)));
        said(notificationProblem, told);
    }

    // --- keeping messages ------------------------------------------------------------------------------------------------

    private void showRetention() {
        days.setValueFactory(new IntegerSpinnerValueFactory(1, Limits.RETENTION_DAYS, USUAL_DAYS));
        days.getEditor().textProperty().addListener((_, before, now) -> {
            if (!now.matches("[0-9]{0,5}")) {
                days.getEditor().setText(before);
            }
        });
        days.disableProperty().bind(keepOwn.selectedProperty().not());
        Stream.of(days.getEditor().textProperty(), keeping.selectedToggleProperty(), kept.runningProperty())
                .forEach(each -> each.subscribe(this::offerRetention));
        saveRetention.setOnAction(_ -> kept.follow(actions.setRetention(channel, wantedDays())));
        saveRetention.textProperty().bind(kept.runningProperty().map(busy -> texts.get(busy ? "saving" : "save")));
        said(retentionProblem, kept);
    }

    private void showKept() {
        Integer own = channel.retentionDaysProperty().get();
        keeping.selectToggle(own == null ? keepAsOffice : keepOwn);
        if (own != null) {
            days.getValueFactory().setValue(own);
        }
        Office office = workspace.officeProperty().get();
        Integer rule = office == null ? null : office.retentionDays();
        keepAsOffice.setText(office == null ? texts.get("keeping.office")
                : rule == null ? texts.get("keeping.office.always") : texts.get("keeping.office.days", rule));
        offerRetention();
    }

    private void offerRetention() {
        Integer own = channel.retentionDaysProperty().get();
        int wanted = wantedDays();
        saveRetention.setDisable(kept.runningProperty().get() || wanted < 0 || wanted == (own == null ? 0 : own));
    }

    /** 0 for the office's own rule; below that where what is typed is no number of days. */
    private int wantedDays() {
        if (keeping.getSelectedToggle() != keepOwn) {
            return 0;
        }
        String typed = days.getEditor().getText();
        int wanted = typed.isEmpty() ? -1 : Integer.parseInt(typed);
        return wanted >= 1 && wanted <= Limits.RETENTION_DAYS ? wanted : -1;
    }

    // --- writing it down -------------------------------------------------------------------------------------------------

    private void export() {
        String suggested = channel.name().replaceAll("[^\\p{L}\\p{M}\\p{N}._ -]", "_").strip() + ".json";
        saving.choose(export.getScene().getWindow(), suggested).ifPresent(file -> {
            var running = actions.export(channel, file);
            export.setDisable(true);
            FormFields.shown(progress, true);
            FormFields.shown(cancelExport, true);
            exportLine.setText(texts.get("export.running"));
            FormFields.shown(exportLine, true);
            cancelExport.setOnAction(_ -> running.cancel());
            progress.progressProperty().bind(running.progressProperty());
            exportFollowing.unsubscribe();
            exportFollowing = running.stateProperty().subscribe(state -> {
                switch (state) {
                    case MOVING -> {}
                    case DONE -> exportEnded(texts.get("export.done", String.valueOf(running.file().getFileName())));
                    case FAILED -> exportEnded(texts.get("export.failed", FailureTexts.of(running.failureProperty().get())));
                    case CANCELLED -> exportEnded(texts.get("export.cancelled"));
                }
            });
        });
    }

    private void exportEnded(String words) {
        export.setDisable(false);
        progress.progressProperty().unbind();
        FormFields.shown(progress, false);
        FormFields.shown(cancelExport, false);
        exportLine.setText(words);
        FormFields.shown(exportLine, !words.isEmpty());
    }

    // --- endings ---------------------------------------------------------------------------------------------------------

    private void askToArchive() {
        boolean archived = channel.archivedProperty().get();
        String what = texts.get(archived ? "unarchive.question" : "archive.question", channel.name());
        question.ask("", what, texts.get(archived ? "unarchive" : "archive"), () -> actions.archive(channel, !archived));
    }

    private static void said(Label label, PendingChange change) {
        change.problemProperty().subscribe(words -> {
            label.setText(words);
            FormFields.shown(label, !words.isEmpty());
        });
    }
}
