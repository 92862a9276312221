package dev.vireo.app.settings;

import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.HelpRequest;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.TextSize;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.WindowScreen;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers;
import java.net.URI;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** The settings: appearance, notifications, polling, devices, the account and signing out. */
public final class Settings implements WindowScreen {

    /**
     * The signed-in account, as text.
     *
     * @param reach where others find the office; completes on the FX thread
     */
    public record AccountInfo(String displayName, String username, String office, String server, CompletionStage<OfficeReach> reach,
            ConnectionSecurity security) {

        /** In an office that everybody finds at the same address, in the clear. */
        public AccountInfo(String displayName, String username, String office, String server) {
            this(displayName, username, office, server, CompletableFuture.completedFuture(OfficeReach.at(URI.create(server))),
                    new ConnectionSecurity(ConnectionSecurity.SecurityState.PLAIN, CompletableFuture.completedFuture(List.of()), () -> {}));
        }
    }

    private static final Duration SKELETON_DELAY = Duration.millis(150);
    private static final int MIN_SECONDS = 1;
    private static final int MAX_SECONDS = 60;

    private final SettingsModel model;
    private final DevicesModel devices;
    private final TimeWords times;
    private final AccountInfo who;
    private final String version;
    private final Policy policy;
    private final Runnable signOut;
    private final Runnable openProfile;
    private final Optional<View<OfficeSettings>> office;
    private final Optional<SettingsSection> backups;
    private final Optional<SettingsSection> updates;
    private final View<AccessTokensSection> tokens;
    private final LanguageChoice language;
    private final Texts texts = Texts.of(Settings.class);
    private final PauseTransition skeletonDelay = new PauseTransition(SKELETON_DELAY);

    @FXML private ScrollPane settings;
    @FXML private VBox column;
    @FXML private HBox head;
    @FXML private HBox foot;
    @FXML private TextField find;
    @FXML private Label nothingFound;
    @FXML private ToggleGroup themes;
    @FXML private ToggleButton themeSystem;
    @FXML private ToggleButton themeLight;
    @FXML private ToggleButton themeDark;
    @FXML private StackPane languagePlace;
    @FXML private ToggleGroup chatPlaces;
    @FXML private ToggleButton inMainWindow;
    @FXML private ToggleButton inOwnWindows;
    @FXML private Label chatsText;
    @FXML private ComboBox<Integer> textSize;
    @FXML private Label textSizeText;
    @FXML private CheckBox reduceMotion;
    @FXML private CheckBox notifications;
    @FXML private CheckBox doNotDisturb;
    @FXML private StackPane quietPlace;
    @FXML private Spinner<Integer> pollSeconds;
    @FXML private StackPane officePlace;
    @FXML private StackPane backupsPlace;
    @FXML private StackPane administratorPlace;
    @FXML private StackPane encryptionPlace;
    @FXML private StackPane addressesPlace;
    @FXML private StackPane tokensPlace;
    @FXML private StackPane updatesPlace;
    @FXML private VBox devicesList;
    @FXML private Label devicesLine;
    @FXML private HBox devicesFailed;
    @FXML private Button devicesAgain;
    @FXML private Label endingFailed;
    @FXML private Label accountName;
    @FXML private Label accountOffice;
    @FXML private Button signOutButton;
    @FXML private Button profileButton;
    @FXML private Label versionLine;
    @FXML private Button helpButton;

    /**
     * @param policy      what the administrator of this computer has laid down
     * @param openProfile opens where one's own profile and password are changed
     * @param restart     ends Vireo and starts it again
     * @param office      what holds for the whole office, for those who may change it
     * @param backups     the office's backups, for owners
     * @param updates     of Vireo itself
     */
    public Settings(Preferences.Saved preferences, Devices devices, TimeWords times, AccountInfo who, String version, Policy policy,
            Runnable signOut, Runnable openProfile, Runnable restart, Optional<View<OfficeSettings>> office,
            Optional<SettingsSection> backups,
            View<AccessTokensSection> tokens, Optional<SettingsSection> updates) {
        this.language = new LanguageChoice(preferences, restart);
        this.model = new SettingsModel(preferences, Platform::runLater);
        this.devices = new DevicesModel(devices);
        this.times = times;
        this.who = who;
        this.version = version;
        this.policy = policy;
        this.signOut = signOut;
        this.openProfile = openProfile;
        this.office = office;
        this.backups = backups;
        this.tokens = tokens;
        this.updates = updates;
    }

    @FXML
    private void initialize() {
        showThemes();
        languagePlace.getChildren().setAll(language);
        showTextSizes();
        showChatPlaces();
        reduceMotion.selectedProperty().bindBidirectional(model.reduceMotionProperty());
        notifications.selectedProperty().bindBidirectional(model.notificationsProperty());
        doNotDisturb.selectedProperty().bindBidirectional(model.doNotDisturbProperty());
        quietPlace.getChildren().setAll(new QuietHoursChoice(model));
        showPolling();
        show(officePlace, office.isPresent());
        office.ifPresent(shown -> officePlace.getChildren().setAll(shown.root()));
        show(backupsPlace, backups.isPresent());
        backups.ifPresent(shown -> backupsPlace.getChildren().setAll(shown.root()));
        show(administratorPlace, !policy.isEmpty());
        if (!policy.isEmpty()) {
            administratorPlace.getChildren().setAll(new AdministratorPane(policy));
        }
        encryptionPlace.getChildren().setAll(new EncryptionPane(who.security()));
        addressesPlace.getChildren().setAll(new OfficeAddresses(who.reach()));
        showDevices();
        tokensPlace.getChildren().setAll(tokens.root());
        show(updatesPlace, updates.isPresent());
        updates.ifPresent(shown -> updatesPlace.getChildren().setAll(shown.root()));
        accountName.setText(who.displayName());
        Wrapping.whereSafe(accountOffice);
        accountOffice.setText(texts.get("account.office", who.username(), who.office(), who.server()));
        signOutButton.setOnAction(_ -> signOut.run());
        profileButton.setOnAction(_ -> openProfile.run());
        versionLine.setText(texts.get("version", version));
        helpButton.setOnAction(_ -> helpButton.fireEvent(new HelpRequest()));
        SettingsSearch.follow(settings, column, List.of(head, foot), find, nothingFound);
        devices.load();
    }

    @Override
    public void close() {
        model.close();
        office.ifPresent(shown -> shown.controller().close());
        backups.ifPresent(shown -> shown.close().run());
        updates.ifPresent(shown -> shown.close().run());
    }

    private void showChatPlaces() {
        chatsText.setText(texts.get("chats.text", Command.OPEN_IN_WINDOW.keys()));
        model.ownWindowsProperty().subscribe(own -> chatPlaces.selectToggle(own ? inOwnWindows : inMainWindow));
        chatPlaces.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                chatPlaces.selectToggle(before);
            } else {
                model.ownWindowsProperty().set(now == inOwnWindows);
            }
        });
    }

    private void showTextSizes() {
        NumberFormat percent = NumberFormat.getPercentInstance(Texts.locale());
        textSize.getItems().setAll(TextSize.CHOICES);
        textSize.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer size) {
                return percent.format(size / 100.0);
            }

            @Override
            public Integer fromString(String words) {
                throw new UnsupportedOperationException("Sizes are chosen, not written");
            }
        });
        model.textSizeProperty().subscribe(size -> textSize.setValue(size.intValue()));
        textSize.valueProperty().subscribe(size -> model.textSizeProperty().set(size));
        textSizeText
                .setText(texts.get("text-size.text", Command.LARGER_TEXT.keys(), Command.SMALLER_TEXT.keys(), Command.NORMAL_TEXT.keys()));
    }

    private void showThemes() {
        themeSystem.setUserData(Preferences.Appearance.SYSTEM);
        themeLight.setUserData(Preferences.Appearance.LIGHT);
        themeDark.setUserData(Preferences.Appearance.DARK);
        model.appearanceProperty().subscribe(now -> {
            for (Toggle toggle : themes.getToggles()) {
                toggle.setSelected(toggle.getUserData() == now);
            }
        });
        themes.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                // One of them always holds.
                themes.selectToggle(before);
            } else if (now.getUserData() instanceof Preferences.Appearance chosen) {
                model.appearanceProperty().set(chosen);
            }
        });
    }

    private void showPolling() {
        IntegerSpinnerValueFactory seconds = new IntegerSpinnerValueFactory(MIN_SECONDS, MAX_SECONDS, model.pollSecondsProperty().get());
        pollSeconds.setValueFactory(seconds);
        seconds.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                model.pollSecondsProperty().set(now);
            }
        });
        model.pollSecondsProperty().addListener((_, _, now) -> seconds.setValue(now.intValue()));
        pollSeconds.getEditor().textProperty().addListener((_, before, now) -> {
            if (!now.matches("[0-9]{0,2}")) {
                pollSeconds.getEditor().setText(before);
            }
        });
    }

    private void showDevices() {
        devices.sessions().addListener((ListChangeListener<Answers.SessionInfo>) _ -> fillDevices());
        skeletonDelay.setOnFinished(_ -> sayAboutDevices());
        devices.stateProperty().subscribe(state -> {
            skeletonDelay.stop();
            show(devicesFailed, state == DevicesModel.DevicesState.FAILED);
            show(devicesList, state == DevicesModel.DevicesState.SHOWN);
            if (state == DevicesModel.DevicesState.LOADING) {
                show(devicesLine, false);
                skeletonDelay.playFromStart();
            } else {
                sayAboutDevices();
            }
        });
        devices.endingFailedProperty().subscribe(failed -> show(endingFailed, failed));
        devicesAgain.setOnAction(_ -> devices.load());
    }

    private void fillDevices() {
        List<DeviceRow> rows = devices.sessions().stream().map(session -> new DeviceRow(session, devices, times)).toList();
        devicesList.getChildren().setAll(rows);
        sayAboutDevices();
    }

    private void sayAboutDevices() {
        boolean loading = devices.stateProperty().get() == DevicesModel.DevicesState.LOADING;
        boolean alone = devices.stateProperty().get() == DevicesModel.DevicesState.SHOWN && devices.sessions().size() <= 1;
        devicesLine.setText(texts.get(loading ? "devices.loading" : "devices.alone"));
        show(devicesLine, loading || alone);
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
