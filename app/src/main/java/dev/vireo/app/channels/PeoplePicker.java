package dev.vireo.app.channels;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Picks people by typing: who fits shows below the field; arrows choose, Enter picks, Backspace in the empty field takes the last one
 * back, Escape clears what is typed.
 */
final class PeoplePicker extends VBox {

    private static final int ROWS_IN_SIGHT = 4;

    private final PeopleSelection picking;
    private final Avatars avatars;
    private final Texts texts = Texts.of(PeoplePicker.class);
    private final FlowPane chips = new FlowPane();
    private final ScrollPane chosen = new ScrollPane(chips);
    private final TextField field = new TextField();
    private final ListView<Person> fitting = new ListView<>();
    private final Label nobody = new Label();

    PeoplePicker(PeopleSelection picking, Avatars avatars) {
        this.picking = picking;
        this.avatars = avatars;
        getStyleClass().add("people-picker");
        chips.getStyleClass().add("chips");
        chosen.getStyleClass().add("chosen");
        chosen.setFitToWidth(true);
        chosen.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        chosen.setFocusTraversable(false);
        field.setId("pickPeople");
        field.setPromptText(texts.get("pick.prompt"));
        field.setAccessibleText(texts.get("pick.prompt"));
        fitting.setId("fitting");
        fitting.setFixedCellSize(PersonCell.HEIGHT);
        fitting.setFocusTraversable(false);
        fitting.setCellFactory(_ -> {
            PersonCell cell = new PersonCell(avatars);
            cell.setOnMouseClicked(_ -> pick(cell.getItem()));
            return cell;
        });
        fitting.getStyleClass().add("fitting");
        nobody.getStyleClass().addAll("secondary", "muted");
        Wrapping.whereSafe(nobody);
        getChildren().setAll(chosen, field, fitting, nobody);
        field.textProperty().subscribe(this::show);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        picking.chosen().addListener((ListChangeListener<Person>) _ -> showChips());
        showChips();
    }

    /** Puts the cursor where one types. */
    void focus() {
        field.requestFocus();
    }

    private void show() {
        String typed = field.getText().strip();
        fitting.getItems().setAll(picking.matching(typed));
        boolean some = !fitting.getItems().isEmpty();
        fitting.setVisible(some);
        fitting.setManaged(some);
        double height = Math.min(fitting.getItems().size(), ROWS_IN_SIGHT) * PersonCell.HEIGHT + 2;
        fitting.setMinHeight(height);
        fitting.setPrefHeight(height);
        fitting.setMaxHeight(height);
        fitting.getSelectionModel().selectFirst();
        boolean none = !some && !typed.isEmpty();
        nobody.setText(none ? texts.get("pick.nobody", typed) : "");
        nobody.setVisible(none);
        nobody.setManaged(none);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case ENTER -> {
                if (field.getText().isBlank()) {
                    return;
                }
                pick(fitting.getSelectionModel().getSelectedItem());
            }
            case BACK_SPACE -> {
                if (!field.getText().isEmpty() || picking.chosen().isEmpty()) {
                    return;
                }
                picking.chosen().removeLast();
            }
            case ESCAPE -> {
                if (field.getText().isEmpty()) {
                    return;
                }
                field.clear();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int step) {
        int next = Math.clamp(fitting.getSelectionModel().getSelectedIndex() + step, 0, Math.max(0, fitting.getItems().size() - 1));
        fitting.getSelectionModel().clearAndSelect(next);
        fitting.scrollTo(Math.max(0, next - ROWS_IN_SIGHT + 2));
    }

    private void pick(@Nullable Person person) {
        if (person != null) {
            picking.pick(person);
            field.clear();
            field.requestFocus();
        }
    }

    private void showChips() {
        chips.getChildren().setAll(picking.chosen().stream().map(this::chip).toList());
        boolean some = !chips.getChildren().isEmpty();
        chosen.setVisible(some);
        chosen.setManaged(some);
        show();
    }

    private Button chip(Person person) {
        Avatar avatar = new Avatar(avatars, Avatar.Size.TINY);
        avatar.follow(person.username(), person.nameProperty(), person.avatarHashProperty());
        Label name = new Label(person.displayName());
        name.setMinWidth(0);
        name.setMaxWidth(180);
        HBox inside = new HBox(avatar, name, new FontIcon(Feather.X));
        inside.getStyleClass().add("inside");
        inside.setAlignment(Pos.CENTER_LEFT);
        Button chip = new Button("", inside);
        chip.getStyleClass().addAll("small", "chip");
        chip.setAccessibleText(texts.get("pick.remove", person.displayName()));
        chip.setOnAction(_ -> {
            picking.chosen().remove(person);
            field.requestFocus();
        });
        return chip;
    }
}
