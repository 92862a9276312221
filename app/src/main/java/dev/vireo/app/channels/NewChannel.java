package dev.vireo.app.channels;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.ChannelKind;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Makes a channel: its name, who may come in, what it is about, and who is in it from the start. */
final class NewChannel {

    private final NewChannelModel model;
    private final Avatars avatars;
    private final Consumer<Conversation> made;
    private final Runnable cancelled;
    private final Texts texts = Texts.of(NewChannel.class);

    @FXML private ScrollPane page;
    @FXML private ToggleGroup kinds;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private RadioButton open;
    @FXML private RadioButton group;
    @FXML private TextArea description;
    @FXML private Label descriptionProblem;
    @FXML private VBox people;
    @FXML private Label problem;
    @FXML private Button cancel;
    @FXML private Button create;

    NewChannel(NewChannelModel model, Avatars avatars, Consumer<Conversation> made, Runnable cancelled) {
        this.model = model;
        this.avatars = avatars;
        this.made = made;
        this.cancelled = cancelled;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(model.nameProperty());
        description.textProperty().bindBidirectional(model.descriptionProperty());
        FormFields.wrapping(description);
        description.addEventFilter(KeyEvent.KEY_PRESSED, event -> FormFields.tabLeaves(description, event));
        open.setUserData(ChannelKind.OPEN);
        group.setUserData(ChannelKind.GROUP);
        model.kindProperty().subscribe(kind -> kinds.selectToggle(kind == ChannelKind.GROUP ? group : open));
        kinds.selectedToggleProperty()
                .subscribe(chosen -> model.kindProperty().set(chosen == group ? ChannelKind.GROUP : ChannelKind.OPEN));
        PeoplePicker picker = new PeoplePicker(model.members(), avatars);
        people.getChildren().add(picker);
        // Who fits shows at the foot of the page, where it may be out of sight.
        picker.heightProperty().subscribe((before, now) -> {
            if (now.doubleValue() > before.doubleValue() && before.doubleValue() > 0) {
                page.layout();
                page.setVvalue(page.getVmax());
            }
        });
        say(nameProblem, name, model.nameProblemProperty());
        say(descriptionProblem, description, model.descriptionProblemProperty());
        problem.textProperty().bind(model.problemProperty());
        create.disableProperty().bind(model.runningProperty());
        create.textProperty().bind(model.runningProperty().map(busy -> texts.get(busy ? "new.creating" : "new.create")));
        create.setOnAction(_ -> create());
        name.setOnAction(_ -> create());
        cancel.setOnAction(_ -> {
            model.clear();
            cancelled.run();
        });
        name.getParent().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                create();
                event.consume();
            }
        });
    }

    /** Puts the cursor where one begins. */
    void focus() {
        name.requestFocus();
    }

    private void create() {
        model.create(made);
        if (!model.nameProblemProperty().get().isEmpty()) {
            name.requestFocus();
        }
    }

    private static void say(Label label, TextInputControl field, ObservableValue<String> problem) {
        problem.subscribe(words -> FormFields.wrong(label, field, words));
    }
}
