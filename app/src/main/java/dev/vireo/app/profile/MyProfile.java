package dev.vireo.app.profile;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.EditedText;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.WindowScreen;
import dev.vireo.app.ui.text.StatusMark;
import dev.vireo.app.ui.text.WrittenLines;
import dev.vireo.protocol.Presence;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One's own profile: what others see of it, and everything of it that one may change. */
public final class MyProfile implements WindowScreen {

    private static final double DOT = 12;
    /** The room for words on the card, in pixels. */
    private static final double CARD = 182;

    private final Workspace workspace;
    private final ProfileActions own;
    private final ChoosePicture pictures;
    private final Avatars avatars;
    private final Background background;
    private final View<ChangePassword> password;
    private final StatusSection status;
    private final MyProfileModel model;
    private final PendingChange picture = new PendingChange(FailureTexts::of);
    private final AvailabilityChoice availability;
    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);
    private final NodeSubscriptions following = new NodeSubscriptions();
    private final BooleanProperty away = new SimpleBooleanProperty();
    private final Texts texts = Texts.of(MyProfile.class);

    @FXML private StackPane myProfile;
    @FXML private Label offline;
    @FXML private StackPane face;
    @FXML private Label cardName;
    @FXML private Label cardWork;
    @FXML private HBox cardPresence;
    @FXML private Label cardPresenceWords;
    @FXML private Label cardStatus;
    @FXML private Label username;
    @FXML private Button changePicture;
    @FXML private Button removePicture;
    @FXML private Label pictureProblem;
    @FXML private TextField nameField;
    @FXML private Label nameProblem;
    @FXML private TextField titleField;
    @FXML private Label titleProblem;
    @FXML private Label titleReason;
    @FXML private TextField departmentField;
    @FXML private Label departmentProblem;
    @FXML private Label departmentReason;
    @FXML private StackPane statusPlace;
    @FXML private Button save;
    @FXML private Button undo;
    @FXML private Label saved;
    @FXML private VBox availabilityPlace;
    @FXML private Label availabilityProblem;
    @FXML private VBox passwordPlace;

    /** @param background reads and cuts pictures */
    public MyProfile(Workspace workspace, ProfileActions own, ChoosePicture pictures, Avatars avatars, Background background,
            View<ChangePassword> password, StatusSection status) {
        this.workspace = workspace;
        this.own = own;
        this.pictures = pictures;
        this.avatars = avatars;
        this.background = background;
        this.password = password;
        this.status = status;
        model = new MyProfileModel(workspace.me(), own);
        availability = new AvailabilityChoice(choice -> own.changeAvailability(choice, null));
    }

    @FXML
    private void initialize() {
        myProfile.getChildren().add(question);
        following.show(workspace.connectionProperty(), state -> {
            away.set(state == ConnectionState.OFFLINE);
            shown(offline, away.get());
        });
        showCard();
        showPicture();
        showFields();
        statusPlace.getChildren().add(status);
        status.disableProperty().bind(away);
        availabilityPlace.getChildren().add(1, availability);
        availability.disableProperty().bind(away);
        following.show(workspace.me().presenceProperty(), availability::show);
        say(availabilityProblem, availability.problemProperty());
        passwordPlace.getChildren().add(password.root());
        password.root().disableProperty().bind(away);
    }

    @Override
    public void focus() {
        nameField.requestFocus();
    }

    /** Puts the keyboard where one's status is written. */
    public void chooseStatus() {
        status.begin();
    }

    @Override
    public void leave(Runnable close) {
        boolean edited = model.editedProperty().get() && !model.savingProperty().get();
        if (edited || status.model().editedProperty().get()) {
            question.ask(texts.get("leave.title"), texts.get("leave.text"), texts.get("leave.action"), () -> {
                close.run();
                return CompletableFuture.completedFuture(null);
            });
        } else {
            close.run();
        }
    }

    @Override
    public void close() {
        following.clear();
        status.close();
    }

    // --- what others see ------------------------------------------------------------------------------------------------

    private void showCard() {
        Person me = workspace.me();
        username.setText("@" + me.username());
        StringBinding name = Bindings.createStringBinding(() -> {
            String typed = model.name().textProperty().get().strip();
            return typed.isEmpty() ? me.name() : typed;
        }, model.name().textProperty(), me.nameProperty());
        WrittenLines.show(cardName, CARD, name);
        Avatar avatar = new Avatar(avatars, Avatar.Size.HUGE);
        avatar.follow(me.username(), name, me.avatarHashProperty());
        face.getChildren().setAll(avatar);
        write(cardWork, Bindings.createStringBinding(() -> Stream.of(model.title(), model.department())
                .map(each -> each.textProperty().get().strip()).filter(each -> !each.isEmpty()).collect(Collectors.joining(" · ")),
                model.title().textProperty(), model.department().textProperty()));
        StatusMark mark = new StatusMark(StatusMark.LARGE);
        following.show(status.model().emojiProperty(), now -> mark.show(now, status.model().textProperty().get()));
        mark.beside(cardStatus, ContentDisplay.TOP);
        WrittenLines.show(cardStatus, CARD, status.model().textProperty().map(String::strip));
        cardStatus.visibleProperty().bind(status.model().textProperty().isNotEmpty().or(status.model().emojiProperty().isNotEmpty()));
        cardStatus.managedProperty().bind(cardStatus.visibleProperty());
        PresenceDot dot = new PresenceDot(DOT);
        cardPresence.getChildren().addFirst(dot);
        following.show(me.presenceProperty(), (Presence now) -> {
            dot.presenceProperty().set(now);
            cardPresenceWords.setText(PresenceDot.words(now));
        });
    }

    // --- the picture ----------------------------------------------------------------------------------------------------

    private void showPicture() {
        changePicture.disableProperty().bind(away);
        changePicture.setOnAction(_ -> pictures.choose(changePicture.getScene().getWindow())
                .ifPresent(file -> picture.follow(background.ask(() -> ChosenPicture.read(file)).thenAccept(this::crop))));
        removePicture.disableProperty().bind(away);
        following.show(workspace.me().avatarHashProperty(), hash -> shown(removePicture, !hash.isEmpty()));
        removePicture.setOnAction(_ -> question.ask(texts.get("picture.remove.title"), texts.get("picture.remove.text"),
                texts.get("picture.remove.action"), () -> {
                    picture.clearProblem();
                    return own.removePicture();
                }));
        say(pictureProblem, picture.problemProperty());
    }

    /** Asks which part of it is to be shown. */
    private void crop(ChosenPicture chosen) {
        CropModel square = new CropModel(chosen.bitmap().width(), chosen.bitmap().height());
        Slider zoom = new Slider(1, Math.max(square.mostZoom(), 1.01), 1);
        zoom.setId("cropZoom");
        zoom.setAccessibleText(texts.get("crop.zoom"));
        zoom.setDisable(square.mostZoom() == 1);
        zoom.valueProperty().bindBidirectional(square.zoomProperty());
        question.propose(texts.get("crop.title"), texts.get("crop.text"), texts.get("crop.action"),
                () -> background.ask(() -> chosen.png(square.squareProperty().get())).thenCompose(own::changePicture),
                new CropPane(chosen.image(), square), zoom);
    }

    // --- the words ------------------------------------------------------------------------------------------------------

    private void showFields() {
        edit(model.name(), nameField, nameProblem);
        edit(model.title(), titleField, titleProblem);
        edit(model.department(), departmentField, departmentProblem);
        following.show(model.editsWork(), may -> {
            for (TextField field : List.of(titleField, departmentField)) {
                field.setEditable(may);
                field.setDisable(!may);
            }
            shown(titleReason, !may);
            shown(departmentReason, !may);
            if (!may) {
                model.title().discard();
                model.department().discard();
            }
        });
        save.setOnAction(_ -> model.save());
        save.disableProperty().bind(model.editedProperty().not().or(model.savingProperty()).or(away));
        save.textProperty().bind(model.savingProperty().map(busy -> texts.get(busy ? "saving" : "save")));
        undo.setOnAction(_ -> {
            model.undo();
            nameField.requestFocus();
        });
        undo.visibleProperty().bind(model.editedProperty().and(model.savingProperty().not()));
        saved.visibleProperty().bind(model.savedProperty());
        saved.managedProperty().bind(saved.visibleProperty());
    }

    private void edit(EditedText edited, TextField field, Label problem) {
        field.textProperty().bindBidirectional(edited.textProperty());
        field.setOnAction(_ -> save.fire());
        say(problem, edited.change().problemProperty());
        edited.change().problemProperty().subscribe(words -> {
            field.getStyleClass().remove("wrong");
            if (!words.isEmpty()) {
                field.getStyleClass().add("wrong");
                field.requestFocus();
            }
        });
    }

    private static void write(Label label, ObservableValue<String> words) {
        WrittenLines.show(label, CARD, words);
        hideWhereEmpty(label);
    }

    private static void say(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        hideWhereEmpty(label);
    }

    private static void hideWhereEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
