package dev.vireo.app.audit;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.SaveFile;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.WindowScreen;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import java.nio.file.Path;
import java.text.Collator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The audit log: newest first, by person and by kind, to be exported and verified. FX thread. */
public final class AuditScreen implements WindowScreen {

    /** What is loaded sooner than this shows without a skeleton before it. */
    private static final Duration PATIENCE = Duration.millis(150);
    private static final int SKELETON_ROWS = 7;
    private static final String FILE = "audit.csv";

    private final AuditModel model;
    private final AuditSource source;
    private final Workspace workspace;
    private final SaveFile saving;
    private final Clock clock;
    private final AuditSentences sentences;
    private final Texts texts = Texts.of(AuditScreen.class);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final PendingChange check = new PendingChange(FailureTexts::of);
    private final PendingChange export = new PendingChange(FailureTexts::of);

    @FXML private ComboBox<Optional<Person>> people;
    @FXML private ComboBox<Optional<String>> actions;
    @FXML private Button refresh;
    @FXML private Button verify;
    @FXML private Button save;
    @FXML private HBox verdict;
    @FXML private FontIcon verdictIcon;
    @FXML private Label verdictWords;
    @FXML private Button copyHash;
    @FXML private Label exported;
    @FXML private Label problem;
    @FXML private VBox skeleton;
    @FXML private BorderPane found;
    @FXML private ListView<Answers.AuditEntry> entries;
    @FXML private HBox moreLine;
    @FXML private Button more;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Button again;

    /** @param saving asks where an export is to be kept */
    public AuditScreen(Workspace workspace, AuditSource source, SaveFile saving, Clock clock) {
        this.workspace = workspace;
        this.source = source;
        this.saving = saving;
        this.clock = clock;
        this.model = new AuditModel(source);
        this.sentences = new AuditSentences(
                username -> workspace.person(username).map(Person::displayName).orElse(username),
                channel -> workspace.conversationIn(channel).map(Conversation::name).orElse("#" + channel));
    }

    @FXML
    private void initialize() {
        showFilters();
        showVerdict();
        showExport();
        entries.setItems(model.entries());
        model.entries().addListener((ListChangeListener<Answers.AuditEntry>) change -> {
            while (change.next()) {
                if (change.getFrom() == 0) {
                    entries.scrollTo(0);
                }
            }
        });
        entries.setCellFactory(_ -> new AuditCell(sentences, clock));
        for (int i = 0; i < SKELETON_ROWS; i++) {
            Region block = new Region();
            block.getStyleClass().add("skeleton-block");
            skeleton.getChildren().add(block);
        }
        refresh.setOnAction(_ -> model.find(wanted()));
        again.setOnAction(_ -> model.find(wanted()));
        more.setOnAction(_ -> model.loadMore());
        more.textProperty().bind(model.loadingMoreProperty().map(busy -> texts.get(busy ? "more.loading" : "more")));
        more.disableProperty().bind(model.loadingMoreProperty());
        model.moreProperty().subscribe(there -> shown(moreLine, there));
        model.problemProperty().subscribe(_ -> describe());
        patience.setOnFinished(_ -> skeleton.setVisible(model.stateProperty().get() == AuditModel.AuditState.LOADING));
        model.stateProperty().subscribe(this::show);
        model.find(AuditQuery.EVERYTHING);
    }

    @Override
    public void focus() {
        entries.requestFocus();
    }

    private void showFilters() {
        Collator order = Collator.getInstance(Texts.locale());
        List<Optional<Person>> everybody = new ArrayList<>(List.of(Optional.empty()));
        workspace.people().stream().sorted(Comparator.comparing(Person::displayName, order)).map(Optional::of).forEach(everybody::add);
        choices(people, everybody, person -> person.map(Person::displayName).orElseGet(() -> texts.get("everybody")));
        List<Optional<String>> kinds = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(AuditAction.values()).map(AuditAction::wireName).map(Optional::of).forEach(kinds::add);
        choices(actions, kinds, kind -> kind.map(sentences::action).orElseGet(() -> texts.get("everything")));
    }

    private <T> void choices(ComboBox<Optional<T>> box, List<Optional<T>> all, Function<Optional<T>, String> words) {
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<T> choice) {
                return choice == null ? "" : words.apply(choice);
            }

            @Override
            public Optional<T> fromString(String text) {
                return Optional.empty();
            }
        });
        box.setValue(Optional.empty());
        box.valueProperty().addListener(_ -> model.find(wanted()));
    }

    private AuditQuery wanted() {
        return new AuditQuery(people.getValue().map(Person::username), actions.getValue());
    }

    // --- verifying and exporting ----------------------------------------------------------------------------------------

    private void showVerdict() {
        Wrapping.whereSafe(verdictWords);
        shown(verdict, false);
        verify.disableProperty().bind(check.runningProperty());
        verify.textProperty().bind(check.runningProperty().map(busy -> texts.get(busy ? "verifying" : "verify")));
        verify.setOnAction(_ -> {
            shown(verdict, false);
            var answer = source.verify();
            check.follow(answer);
            answer.thenAccept(this::say);
        });
        check.problemProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                judge(Feather.ALERT_CIRCLE, texts.get("verify.failed", words), "wrong");
            }
        });
    }

    private void say(Answers.AuditCheck answer) {
        var since = answer.since();
        String reason = answer.reason();
        if (reason != null) {
            judge(Feather.ALERT_TRIANGLE, texts.get("broken", reason, answer.entries()), "wrong");
        } else if (since == null) {
            judge(Feather.CHECK_CIRCLE, texts.get("unbroken.empty"), "sound");
        } else {
            judge(Feather.CHECK_CIRCLE,
                    texts.get("unbroken", answer.entries(), LocalFormats.longDate().format(since.atZone(clock.getZone())),
                            answer.lastHash()),
                    "sound");
            offerHash(answer.lastHash());
        }
    }

    private void offerHash(String hash) {
        copyHash.setText(texts.get("copy"));
        copyHash.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(hash);
            Clipboard.getSystemClipboard().setContent(content);
            copyHash.setText(texts.get("copied"));
        });
        shown(copyHash, true);
    }

    private void judge(Feather icon, String words, String style) {
        shown(copyHash, false);
        verdictIcon.setIconCode(icon);
        verdictWords.setText(words);
        verdict.getStyleClass().removeAll("sound", "wrong");
        verdict.getStyleClass().add(style);
        shown(verdict, true);
    }

    private void showExport() {
        Wrapping.whereSafe(exported);
        shown(exported, false);
        save.disableProperty().bind(export.runningProperty());
        save.textProperty().bind(export.runningProperty().map(busy -> texts.get(busy ? "exporting" : "export")));
        save.setOnAction(_ -> saving.choose(save.getScene().getWindow(), FILE).ifPresent(this::exportTo));
        export.problemProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                told(texts.get("export.failed", words), true);
            }
        });
    }

    private void exportTo(Path file) {
        shown(exported, false);
        var done = source.export(wanted(), file);
        export.follow(done);
        done.thenRun(() -> told(texts.get("export.done", String.valueOf(file.getFileName())), false));
    }

    private void told(String words, boolean wrong) {
        exported.setText(words);
        exported.getStyleClass().removeAll("danger-text", "muted");
        exported.getStyleClass().add(wrong ? "danger-text" : "muted");
        shown(exported, true);
    }

    // --- states ---------------------------------------------------------------------------------------------------------

    private void show(AuditModel.AuditState state) {
        patience.stop();
        skeleton.setVisible(false);
        found.setVisible(state == AuditModel.AuditState.ENTRIES);
        message.setVisible(false);
        shown(again, state == AuditModel.AuditState.FAILED);
        switch (state) {
            case ENTRIES -> {}
            case LOADING -> patience.playFromStart();
            case FAILED -> say(Feather.WIFI_OFF, "failed.title", model.problemProperty().get());
            case NOTHING -> say(Feather.SEARCH, "none.title", texts.get("none.text"));
        }
        describe();
    }

    private void describe() {
        String words = model.problemProperty().get();
        problem.setText(words);
        shown(problem, model.stateProperty().get() == AuditModel.AuditState.ENTRIES && !words.isEmpty());
        if (model.stateProperty().get() == AuditModel.AuditState.FAILED && !words.isEmpty()) {
            messageText.setText(words);
        }
    }

    private void say(Feather icon, String title, String text) {
        messageIcon.setIconCode(icon);
        messageTitle.setText(texts.get(title));
        messageText.setText(text);
        message.setVisible(true);
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
