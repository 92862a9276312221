package dev.vireo.app.profile;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.EndChoice;
import dev.vireo.app.ui.EndTime;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.app.ui.text.EmojiPicker;
import dev.vireo.app.ui.text.StatusMark;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What one says of oneself: an emoji, a text and when they go, set at once; and the usual ones to begin with. FX thread. */
public final class StatusSection extends VBox {

    private record Usual(String key, String emoji, EndTime end) {
    }

    private static final List<Usual> USUAL = List.of(
            new Usual("meeting", "\ud83d\udcc5", EndTime.HOUR),
            new Usual("lunch", "\ud83c\udf5c", EndTime.HALF_HOUR),
            new Usual("focus", "\ud83c\udfaf", EndTime.TODAY),
            new Usual("sick", "\ud83e\udd12", EndTime.TODAY),
            new Usual("holiday", "\ud83c\udf34", EndTime.WEEK));
    private static final List<EndTime> ENDS = List.of(EndTime.NEVER, EndTime.HALF_HOUR, EndTime.HOUR, EndTime.TODAY, EndTime.WEEK,
            EndTime.TIME);

    private final Texts texts = Texts.of(StatusSection.class);
    private final StatusModel model;
    private final EmojiPicker picker;
    private final StatusMark chosen = new StatusMark(StatusMark.LARGE);
    private final Button emoji = new Button();
    private final Button noEmoji = new Button("", new FontIcon(Feather.X));
    private final TextField field = new TextField();
    private final EndChoice end;
    private final Button set = new Button();
    private final Button clear = new Button();
    private final NodeSubscriptions following = new NodeSubscriptions();

    public StatusSection(Person me, ProfileActions own, EmojiHabits habits, TimeWords times) {
        model = new StatusModel(me, own);
        picker = new EmojiPicker(habits);
        end = new EndChoice(ENDS, times);
        getStyleClass().add("section");
        Label title = new Label(texts.get("status"));
        title.getStyleClass().add("name");
        Label problem = new Label();
        problem.setId("statusProblem");
        problem.getStyleClass().addAll("caption", "danger-text");
        problem.setWrapText(true);
        problem.textProperty().bind(model.change().problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().setAll(title, words(), usual(), ending(), problem, buttons());
        following.show(me.statusProperty(), now -> {
            if (model.follow()) {
                end.show(now.until());
            }
            shown(clear, !now.isEmpty());
        });
        end.onChange(model::touch);
    }

    /** What is typed, as it will be seen. */
    StatusModel model() {
        return model;
    }

    /** Puts the keyboard where a status is written. */
    void begin() {
        field.requestFocus();
        field.selectAll();
    }

    void close() {
        following.clear();
        picker.hide();
    }

    private HBox words() {
        emoji.setId("statusEmoji");
        emoji.getStyleClass().add("icon-button");
        emoji.setTooltip(new Tooltip(texts.get("status.emoji")));
        emoji.setOnAction(_ -> picker.show(emoji, model.emojiProperty()::set));
        noEmoji.setId("statusNoEmoji");
        noEmoji.getStyleClass().add("icon-button");
        noEmoji.setAccessibleText(texts.get("status.no-emoji"));
        noEmoji.setTooltip(new Tooltip(texts.get("status.no-emoji")));
        noEmoji.setOnAction(_ -> {
            model.emojiProperty().set("");
            field.requestFocus();
        });
        FontIcon none = new FontIcon(Feather.SMILE);
        following.show(model.emojiProperty(), now -> {
            chosen.show(now, "");
            emoji.setGraphic(chosen.isVisible() ? chosen : none);
            emoji.setAccessibleText(now.isEmpty() ? texts.get("status.emoji") : texts.get("status.emoji.chosen", chosen.words()));
            shown(noEmoji, !now.isEmpty());
        });
        field.setId("statusField");
        field.setPromptText(texts.get("status.prompt"));
        field.setAccessibleText(texts.get("status"));
        field.textProperty().bindBidirectional(model.textProperty());
        field.setOnAction(_ -> set.fire());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox words = new HBox(emoji, field, noEmoji);
        words.getStyleClass().add("line");
        return words;
    }

    private FlowPane usual() {
        FlowPane usual = new FlowPane(6, 6);
        for (Usual each : USUAL) {
            StatusMark mark = new StatusMark(StatusMark.SMALL);
            String words = texts.get("status." + each.key);
            mark.show(each.emoji, words);
            Button button = new Button(words, mark);
            button.setId("status-" + each.key);
            button.getStyleClass().add("small");
            button.setOnAction(_ -> {
                model.emojiProperty().set(each.emoji);
                model.textProperty().set(words);
                end.choose(each.end);
                set.requestFocus();
            });
            usual.getChildren().add(button);
        }
        return usual;
    }

    private HBox ending() {
        Label label = new Label(texts.get("status.end"));
        label.getStyleClass().add("secondary");
        label.setMinWidth(USE_PREF_SIZE);
        HBox ending = new HBox(label, end);
        ending.getStyleClass().add("line");
        return ending;
    }

    private HBox buttons() {
        set.setId("setStatus");
        set.getStyleClass().add("accent");
        set.setMinWidth(USE_PREF_SIZE);
        set.textProperty().bind(model.change().runningProperty().map(busy -> texts.get(busy ? "saving" : "status.set")));
        set.disableProperty().bind(model.editedProperty().not().or(model.change().runningProperty()));
        set.setOnAction(_ -> model.save(end.until()));
        clear.setId("clearStatus");
        clear.getStyleClass().add("flat");
        clear.setText(texts.get("status.clear"));
        clear.setMinWidth(USE_PREF_SIZE);
        clear.setOnAction(_ -> {
            model.clear();
            end.show(null);
            field.requestFocus();
        });
        HBox buttons = new HBox(set, clear);
        buttons.getStyleClass().add("line");
        return buttons;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
