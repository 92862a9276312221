package dev.vireo.app.ui.text;

import dev.vireo.app.ui.FocusField;
import dev.vireo.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Choosing an emoji: searched for by typing, walked through with the arrows, taken with Enter or a click. */
final class EmojiPane extends VBox {

    /** As in the style sheet. */
    static final double HEIGHT = 420;
    private static final double LINE = 36;
    private static final int PAGE = 6;
    private static final double TAB = 20;
    private static final List<String> TONES = List.of("✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿");

    private final Texts texts = Texts.of(EmojiPane.class);
    private final EmojiHabits habits;
    private final Consumer<String> picked;
    private final EmojiChoices choices;
    private final TextField search = new TextField();
    private final ListView<EmojiChoices.Line> list;
    private final EmojiImage large = new EmojiImage(EmojiImage.LARGE);
    private final Label name = new Label();
    private final Label shortcode = new Label();

    EmojiPane(EmojiHabits habits, Consumer<String> picked) {
        this.habits = habits;
        this.picked = picked;
        choices = new EmojiChoices(habits);
        list = new ListView<>(choices.lines());
        getStyleClass().add("emoji-pane");
        search.setId("emojiSearch");
        search.setPromptText(texts.get("emoji.search"));
        search.textProperty().subscribe((_, typed) -> {
            choices.search(typed);
            list.scrollTo(0);
        });
        list.setFixedCellSize(LINE);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new EmojiLine(choices, texts, this::pick));
        Label nothing = new Label(texts.get("emoji.nothing"));
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(search, tabs(), list, footer());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        choices.chosenProperty().subscribe(this::describe);
    }

    /** Shows all emoji again, from the top. */
    void reset() {
        search.clear();
        choices.search("");
        list.scrollTo(0);
        FocusField.into(search);
    }

    EmojiChoices choices() {
        return choices;
    }

    private HBox tabs() {
        HBox tabs = new HBox();
        tabs.getStyleClass().add("tabs");
        List<Emojis.Category> categories = Emojis.all().categories();
        tabs.getChildren().add(tab(EmojiChoices.RECENT, Emojis.all().named("clock3").orElseThrow()));
        categories.forEach(category -> tabs.getChildren().add(tab(category.key(), category.emoji().getFirst())));
        return tabs;
    }

    private Button tab(String key, Emoji sign) {
        Button tab = new Button("", new EmojiImage(sign, TAB));
        tab.getStyleClass().addAll("icon-button", "small");
        tab.setAccessibleText(texts.get("emoji." + key));
        tab.setTooltip(new Tooltip(texts.get("emoji." + key)));
        tab.setOnAction(_ -> {
            search.clear();
            int heading = choices.toHeading(key);
            if (heading >= 0) {
                list.scrollTo(heading);
            }
        });
        return tab;
    }

    private HBox footer() {
        VBox words = new VBox(name, shortcode);
        words.getStyleClass().add("said-of-it");
        words.setMinWidth(0);
        shortcode.getStyleClass().addAll("caption", "muted");
        StackPane picture = new StackPane(large);
        picture.setMinWidth(Region.USE_PREF_SIZE);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox footer = new HBox(picture, words, spring);
        footer.getChildren().addAll(tones());
        footer.getStyleClass().add("footer");
        return footer;
    }

    private List<ToggleButton> tones() {
        List<ToggleButton> tones = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        for (int tone = 0; tone < TONES.size(); tone++) {
            int chosen = tone;
            ToggleButton button = new ToggleButton("", new EmojiImage(Emojis.all().of(TONES.get(tone)).orElseThrow(), 16));
            button.getStyleClass().add("tone");
            button.setAccessibleText(texts.get("emoji.tone", tone));
            button.setTooltip(new Tooltip(texts.get("emoji.tone", tone)));
            button.setToggleGroup(group);
            button.setSelected(tone == choices.tone());
            button.setOnAction(_ -> {
                button.setSelected(true);
                choices.tone(chosen, search.getText());
            });
            tones.add(button);
        }
        return tones;
    }

    private void key(KeyEvent event) {
        boolean searching = search.isFocused();
        Runnable does = switch (event.getCode()) {
            case UP -> () -> choices.down(-1);
            case DOWN -> () -> choices.down(1);
            case PAGE_UP -> () -> choices.down(-PAGE);
            case PAGE_DOWN -> () -> choices.down(PAGE);
            case LEFT -> searching && !event.isShiftDown() ? () -> choices.sideways(-1) : null;
            case RIGHT -> searching && !event.isShiftDown() ? () -> choices.sideways(1) : null;
            case ENTER -> searching ? () -> choices.at(choices.chosenProperty().get()).ifPresent(this::pick) : null;
            default -> null;
        };
        if (does != null) {
            event.consume();
            does.run();
            reveal();
        }
    }

    private void reveal() {
        EmojiChoices.GridPosition place = choices.chosenProperty().get();
        if (place != null) {
            // One line more above, so that a heading shows with its first line.
            int shown = (int) (list.getHeight() / LINE);
            int top = (int) Math.round(firstShown());
            if (place.line() - 1 < top) {
                list.scrollTo(Math.max(0, place.line() - 1));
            } else if (place.line() >= top + shown) {
                list.scrollTo(Math.max(0, place.line() - shown + 1));
            }
        }
    }

    private double firstShown() {
        return list.lookupAll(".list-cell").stream().filter(cell -> cell instanceof EmojiLine line && line.isVisible() && !line.isEmpty()
                && line.getLayoutY() + LINE > 1).mapToInt(cell -> ((EmojiLine) cell).getIndex()).min().orElse(0);
    }

    private void describe(EmojiChoices.@Nullable GridPosition place) {
        Emoji emoji = choices.at(place).orElse(null);
        large.setVisible(emoji != null);
        name.setText(emoji == null ? "" : emoji.name());
        shortcode.setText(emoji == null ? "" : emoji.shortcode());
        search.setAccessibleText(emoji == null ? texts.get("emoji.search") : texts.get("emoji.chosen", emoji.name()));
        if (emoji != null) {
            large.show(emoji);
        }
    }

    private void pick(Emoji emoji) {
        habits.used(emoji.text());
        picked.accept(emoji.text());
    }
}
