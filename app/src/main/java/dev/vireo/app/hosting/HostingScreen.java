package dev.vireo.app.hosting;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.hosting.Hosting.RunningHere;
import dev.vireo.app.hosting.Hosting.StartChoice;
import dev.vireo.app.hosting.HostingModel.ConnectedPerson;
import dev.vireo.app.hosting.HostingModel.HostingState;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.CopyButton;
import dev.vireo.app.ui.CopyLine;
import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.WindowScreen;
import dev.vireo.app.ui.Wrapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The screen for an office on this computer: its address, the people in it, and what happens when the computer sleeps. FX thread. */
public final class HostingScreen implements WindowScreen {

    /** At first, so that what stands below is not far away. */
    private static final int FEW = 8;
    /** Beyond it, a number says how many more there are. */
    private static final int ROWS = 200;
    private static final int NAMED = 3;

    private final Workspace workspace;
    private final Hosting computer;
    private final HostingModel model;
    private final Optional<Parent> backups;
    private final Runnable closeBackups;
    private final ConfirmationDialog question = new ConfirmationDialog(HostingScreen::words);
    private final Texts texts = Texts.of(HostingScreen.class);

    @FXML private StackPane hosting;
    @FXML private ToggleGroup quitChoices;
    @FXML private Label title;
    @FXML private Label stateText;
    @FXML private HBox stoppedLine;
    @FXML private Label openProblem;
    @FXML private Button openAgain;
    @FXML private VBox addressesSection;
    @FXML private VBox addresses;
    @FXML private Label addressesText;
    @FXML private VBox keySection;
    @FXML private Label keyWords;
    @FXML private Label keyDigits;
    @FXML private StackPane keyCopy;
    @FXML private Label keyText;
    @FXML private Label connectedText;
    @FXML private VBox connected;
    @FXML private Button showAll;
    @FXML private StackPane backupPlace;
    @FXML private RadioButton quitAsk;
    @FXML private RadioButton quitKeep;
    @FXML private RadioButton quitStop;
    @FXML private CheckBox startOffice;
    @FXML private CheckBox startClient;
    @FXML private Label startPreset;
    @FXML private Label startProblem;
    @FXML private CheckBox awake;
    @FXML private Label awakeText;
    @FXML private Label awakeProblem;
    @FXML private Label stopText;
    @FXML private Button stop;

    private boolean all;
    private boolean opening;

    /**
     * @param backups     the office's backups, for those who may see them
     * @param closeBackups called when they show no more
     */
    public HostingScreen(Workspace workspace, Hosting computer, Optional<Parent> backups, Runnable closeBackups) {
        this.backups = backups;
        this.closeBackups = closeBackups;
        this.workspace = workspace;
        this.computer = computer;
        model = new HostingModel(workspace, computer);
    }

    @FXML
    private void initialize() {
        hosting.getChildren().add(question);
        for (Label label : List.of(title, stateText, openProblem, addressesText, keyWords, keyText, connectedText, startProblem, awakeText,
                awakeProblem, stopText)) {
            Wrapping.whereSafe(label);
        }
        backups.ifPresent(backupPlace.getChildren()::setAll);
        shown(backupPlace, backups.isPresent());
        showAll.setOnAction(_ -> {
            all = true;
            // It goes, and the keyboard with it unless it is sent on.
            ((Node) quitChoices.getSelectedToggle()).requestFocus();
            listConnected();
        });
        title.textProperty().bind(workspace.officeNameProperty().map(office -> texts.get("title", office)));
        openAgain.setOnAction(_ -> open());
        say(openProblem, "");
        model.stateProperty().subscribe(this::describe);
        model.connected().subscribe(this::listConnected);
        fillQuitChoices();
        fillStartChoices();
        fillAwake();
        stopText.setText(texts.get("stop.text", computer.folder()));
        stop.setOnAction(_ -> question.ask(texts.get("stop.title", workspace.officeNameProperty().get()), stopQuestion(),
                texts.get("stop.action"), computer::stop));
        model.open();
        listConnected();
    }

    @Override
    public void focus() {
        hosting.requestFocus();
    }

    @Override
    public void close() {
        model.close();
        closeBackups.run();
    }

    private void describe(HostingState state) {
        stateText.setText(switch (state) {
            case LOADING -> texts.get("loading");
            case STOPPED -> texts.get("stopped");
            case RUNNING -> texts.get(model.office().orElseThrow().background() ? "running.background" : "running");
        });
        shown(stoppedLine, state == HostingState.STOPPED);
        shown(addressesSection, state == HostingState.RUNNING);
        shown(keySection, state == HostingState.RUNNING);
        stop.setDisable(state != HostingState.RUNNING);
        model.office().ifPresent(this::show);
    }

    private void show(RunningHere office) {
        addresses.getChildren().setAll(office.addresses().stream().map(address -> new CopyLine(texts.get("addresses"), address)).toList());
        shown(addresses, !office.addresses().isEmpty());
        addressesText.setText(!office.onNetwork() ? texts.get("addresses.none")
                : office.addresses().isEmpty() ? texts.get("addresses.no-network")
                        : texts.get("addresses.text", office.addresses().size()));
        keyWords.setText(office.key().spoken());
        keyDigits.setText(office.key().hex().replaceAll("(.{4})(?=.)", "$1 "));
        keyDigits.setAccessibleText(texts.get("key.digits", office.key().hex()));
        keyCopy.getChildren().setAll(new CopyButton(office.key().hex()));
        keyText.setText(texts.get(office.encrypted() ? "key.text" : office.onNetwork() ? "key.plain" : "key.here"));
    }

    private void open() {
        if (opening) {
            return;
        }
        opening = true;
        say(openProblem, "");
        model.openAgain().whenComplete((_, failure) -> {
            opening = false;
            say(openProblem, failure == null ? "" : words(failure));
        });
    }

    private void listConnected() {
        List<ConnectedPerson> there = model.connected();
        int rows = all ? ROWS : FEW;
        connectedText.setText(there.isEmpty() ? texts.get("connected.none") : texts.get("connected.count", there.size()));
        connected.getChildren().setAll(there.stream().limit(rows).map(each -> new ConnectedRow(each.person(), each.devices())).toList());
        shown(connected, !there.isEmpty());
        showAll.setText(texts.get("connected.all", there.size()));
        shown(showAll, there.size() > rows && !all);
        if (there.size() > rows && all) {
            Label more = new Label(texts.get("connected.more", there.size() - rows));
            more.getStyleClass().addAll("secondary", "muted");
            connected.getChildren().add(more);
        }
    }

    private void fillQuitChoices() {
        Map<QuitChoice, RadioButton> buttons = Map.of(QuitChoice.ASK, quitAsk, QuitChoice.KEEP_RUNNING, quitKeep, QuitChoice.STOP,
                quitStop);
        quitChoices.selectToggle(buttons.get(computer.quitChoice()));
        buttons.forEach((choice, button) -> button.setOnAction(_ -> computer.choose(choice)));
    }

    /** The system says what is on, also after a change that it did not make. */
    private void fillStartChoices() {
        say(startProblem, "");
        Map<StartChoice, CheckBox> boxes = Map.of(StartChoice.OFFICE, startOffice, StartChoice.CLIENT, startClient);
        boxes.forEach((choice, box) -> {
            box.setDisable(true);
            box.setOnAction(_ -> change(box, computer.start(choice, box.isSelected()), startProblem));
        });
        shown(startPreset, boxes.keySet().stream().anyMatch(computer::isPreset));
        computer.startChoices().whenComplete((on, failure) -> {
            say(startProblem, failure == null ? "" : texts.get("start.unknown", words(failure)));
            boxes.forEach((choice, box) -> {
                box.setSelected(failure == null && on.contains(choice));
                box.setDisable(failure != null || computer.isPreset(choice));
            });
        });
    }

    private void fillAwake() {
        say(awakeProblem, "");
        awakeText.setText(texts.get(computer.canStayAwake() ? "awake.text" : "awake.impossible"));
        awake.setDisable(true);
        awake.setOnAction(_ -> change(awake, computer.stayAwake(awake.isSelected()), awakeProblem));
        computer.staysAwake().thenAccept(on -> {
            awake.setSelected(on && computer.canStayAwake());
            awake.setDisable(!computer.canStayAwake());
        });
    }

    /** A switch that could not be thrown goes back. */
    private void change(CheckBox box, CompletionStage<?> change, Label problem) {
        say(problem, "");
        change.whenComplete((_, failure) -> {
            if (failure != null) {
                box.setSelected(!box.isSelected());
                say(problem, texts.get("change.failed", words(failure)));
            }
        });
    }

    private String stopQuestion() {
        List<String> names = model.connected().stream().map(each -> each.person().displayName()).toList();
        String who = switch (names.size()) {
            case 0 -> texts.get("stop.nobody");
            case 1 -> texts.get("stop.one", names.getFirst());
            case 2, NAMED -> texts.get("stop.some", LocalFormats.list(names.subList(0, names.size() - 1)), names.getLast());
            default -> texts.get("stop.many", LocalFormats.list(names.subList(0, NAMED)), names.size() - NAMED);
        };
        return texts.get("stop.words", who, computer.folder());
    }

    private static String words(Throwable failure) {
        return FailureTexts.of(failure);
    }

    private static void say(Label label, String words) {
        label.setText(words);
        shown(label, !words.isEmpty());
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
