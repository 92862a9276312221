package dev.vireo.app.people;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.WindowScreen;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everybody of the office, for owners and admins. One person, adding and importing lie over the list; Escape leads back. FX thread. */
public final class PeopleScreen implements WindowScreen {

    /** What is loaded sooner than this shows without a skeleton before it. */
    private static final Duration PATIENCE = Duration.millis(150);
    private static final int SKELETON_ROWS = 8;

    private final Workspace workspace;
    private final PeopleSource source;
    private final CsvFiles files;
    private final Background background;
    private final Avatars avatars;
    private final TimeWords times;
    private final EverybodyModel model;
    private final Texts texts = Texts.of(PeopleScreen.class);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    /** What the office said since the last turn of the FX thread: a file of people comes one by one. */
    private final Map<String, User> heard = new LinkedHashMap<>();
    private Subscription following = Subscription.EMPTY;
    private @Nullable PersonAccount opened;
    /** Username of whoever is selected, or was before the list changed. */
    private String chosen = "";

    @FXML private StackPane peopleScreen;
    @FXML private BorderPane everyone;
    @FXML private Button importPeople;
    @FXML private Button addPerson;
    @FXML private TextField search;
    @FXML private ComboBox<Optional<OfficeRole>> roles;
    @FXML private ComboBox<Optional<PersonState>> states;
    @FXML private Button refresh;
    @FXML private Label offline;
    @FXML private Label problem;
    @FXML private Label count;
    @FXML private VBox skeleton;
    @FXML private ListView<User> list;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Button again;
    @FXML private StackPane step;

    /** @param files asks for the file of an import */
    public PeopleScreen(Workspace workspace, PeopleSource source, CsvFiles files, Background background, Avatars avatars,
            TimeWords times) {
        this.workspace = workspace;
        this.source = source;
        this.files = files;
        this.background = background;
        this.avatars = avatars;
        this.times = times;
        this.model = new EverybodyModel(source);
    }

    @FXML
    private void initialize() {
        showFilters();
        list.setFixedCellSize(EverybodyCell.HEIGHT);
        list.setItems(model.shown());
        list.setCellFactory(_ -> new EverybodyCell(avatars, times, this::open));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInList);
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInSearch);
        peopleScreen.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        for (int i = 0; i < SKELETON_ROWS; i++) {
            Region block = new Region();
            block.getStyleClass().add("skeleton-block");
            skeleton.getChildren().add(block);
        }
        refresh.setOnAction(_ -> model.load());
        again.setOnAction(_ -> tryAgain());
        addPerson.setOnAction(_ -> add());
        importPeople.setOnAction(_ -> importFile());
        list.getSelectionModel().selectedItemProperty().subscribe(user -> chosen = user == null ? chosen : user.username());
        model.shown().addListener((ListChangeListener<User>) _ -> {
            say();
            chooseAgain();
        });
        patience.setOnFinished(_ -> skeleton.setVisible(model.foundProperty().get() == EverybodyModel.EverybodyState.LOADING));
        model.foundProperty().subscribe(this::show);
        model.problemProperty().subscribe(_ -> say());
        following = workspace.connectionProperty().subscribe(this::connected).and(workspace.followUsers(this::heard));
        model.load();
    }

    @Override
    public void focus() {
        search.requestFocus();
    }

    @Override
    public void close() {
        following.unsubscribe();
    }

    private PeopleRights rights() {
        return new PeopleRights(workspace.me().username(), workspace.me().roleProperty().get());
    }

    private void showFilters() {
        List<Optional<OfficeRole>> anyRole = new ArrayList<>(List.of(Optional.empty()));
        Stream.of(OfficeRole.values()).map(Optional::of).forEach(anyRole::add);
        PeopleWords.choices(roles, anyRole, role -> role.map(PeopleWords::role).orElseGet(() -> texts.get("roles.all")));
        List<Optional<PersonState>> anyState = new ArrayList<>(List.of(Optional.empty()));
        Stream.of(PersonState.values()).map(Optional::of).forEach(anyState::add);
        PeopleWords.choices(states, anyState, state -> state.map(PeopleWords::state).orElseGet(() -> texts.get("states.all")));
        roles.valueProperty().bindBidirectional(model.roleProperty());
        states.valueProperty().bindBidirectional(model.stateProperty());
        search.textProperty().bindBidirectional(model.queryProperty());
    }

    private void tryAgain() {
        if (model.foundProperty().get() == EverybodyModel.EverybodyState.FAILED) {
            model.load();
        } else {
            search.clear();
            roles.setValue(Optional.empty());
            states.setValue(Optional.empty());
            search.requestFocus();
        }
    }

    private void connected(ConnectionState state) {
        boolean away = state == ConnectionState.OFFLINE;
        boolean wasAway = offline.isVisible();
        PeopleWords.shown(offline, away);
        if (wasAway && !away) {
            model.load();
        }
    }

    private void heard(List<User> users) {
        if (heard.isEmpty()) {
            Platform.runLater(this::showHeard);
        }
        users.forEach(user -> heard.put(user.username(), user));
    }

    private void showHeard() {
        model.changed(heard.values());
        if (opened != null) {
            for (String username : heard.keySet()) {
                model.find(username).ifPresent(opened::heard);
            }
        }
        heard.clear();
    }

    /** A list that is filled anew forgets who was selected in it. */
    private void chooseAgain() {
        User now = list.getSelectionModel().getSelectedItem();
        if (now == null || !now.username().equals(chosen)) {
            model.shown().stream().filter(each -> each.username().equals(chosen)).findFirst().ifPresent(list.getSelectionModel()::select);
        }
    }

    // --- keyboard -------------------------------------------------------------------------------------------------------

    private void pressedInList(KeyEvent event) {
        User user = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && user != null) {
            event.consume();
            open(user);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            // A list would keep it for itself, whether it has a use for it or not.
            Event further = event.copyFor(everyone, everyone);
            event.consume();
            Event.fireEvent(everyone, further);
        }
    }

    /** From what was typed straight to who was found. */
    private void pressedInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (!model.shown().isEmpty()) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
            }
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (step.isVisible()) {
            event.consume();
            back();
        } else if (!search.getText().isEmpty()) {
            event.consume();
            search.clear();
        }
    }

    // --- steps ----------------------------------------------------------------------------------------------------------

    private void open(User user) {
        list.getSelectionModel().select(user);
        PersonAccount person = new PersonAccount(new PersonAccountModel(user, source, rights(), this::changed), avatars, times,
                this::back);
        put(new Views(Map.of()).load(person).root());
        opened = person;
        person.focus();
    }

    private void add() {
        AddPerson adding = new AddPerson(new AddPersonModel(source, model.everybody(), workspace.officeNameProperty().get()), rights(),
                added -> {
                    model.changed(List.of(added));
                    open(added);
                }, this::back);
        put(new Views(Map.of()).load(adding).root());
        adding.focus();
    }

    private void importFile() {
        ImportPeople importing = new ImportPeople(new ImportModel(source, rights(), background), new FirstCodes(source, background), files,
                model::everybody, () -> {
                    back();
                    model.load();
                });
        put(new Views(Map.of()).load(importing).root());
        importing.focus();
    }

    private void put(Node shown) {
        opened = null;
        step.getChildren().setAll(shown);
        step.setVisible(true);
        everyone.setVisible(false);
    }

    private void back() {
        opened = null;
        step.setVisible(false);
        step.getChildren().clear();
        everyone.setVisible(true);
        (list.getSelectionModel().isEmpty() ? search : list).requestFocus();
    }

    private void changed(User user) {
        model.changed(List.of(user));
    }

    // --- states ---------------------------------------------------------------------------------------------------------

    private void show(EverybodyModel.EverybodyState state) {
        patience.stop();
        skeleton.setVisible(false);
        list.setVisible(state == EverybodyModel.EverybodyState.PEOPLE);
        message.setVisible(false);
        addPerson.setDisable(state == EverybodyModel.EverybodyState.LOADING || state == EverybodyModel.EverybodyState.FAILED);
        importPeople.setDisable(addPerson.isDisabled());
        switch (state) {
            case PEOPLE -> {}
            case LOADING -> patience.playFromStart();
            case FAILED -> message(Feather.WIFI_OFF, "failed.title", model.problemProperty().get(), "again");
            case NOBODY -> message(Feather.SEARCH, "nobody.title", texts.get("nobody.text"), "nobody.all");
        }
        say();
    }

    private void message(Feather icon, String title, String words, String button) {
        messageIcon.setIconCode(icon);
        messageTitle.setText(texts.get(title));
        messageText.setText(words);
        again.setText(texts.get(button));
        message.setVisible(true);
    }

    private void say() {
        boolean failed = model.foundProperty().get() == EverybodyModel.EverybodyState.FAILED;
        String words = model.problemProperty().get();
        PeopleWords.say(problem, failed ? "" : words);
        if (failed && !words.isEmpty()) {
            messageText.setText(words);
        }
        int all = model.count();
        int shown = model.shown().size();
        PeopleWords.say(count, all == 0 ? "" : shown == all ? texts.get("count", all) : texts.get("count.some", shown, all));
    }
}
