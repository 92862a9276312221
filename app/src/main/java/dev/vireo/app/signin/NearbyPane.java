package dev.vireo.app.signin;

import dev.vireo.app.discovery.FoundOffice;
import dev.vireo.app.discovery.LookingState;
import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The offices on this network to choose from, as they are heard; or how far the looking is, and what to do where there are none. */
public final class NearbyPane extends VBox {

    private static final double ROW = 60;
    /** More are scrolled to. */
    private static final int ROWS = 4;

    private final Texts texts = Texts.of(NearbyPane.class);
    private final ListView<FoundOffice> list = new ListView<>();
    private final Label heading = new Label(texts.get("nearby.title"));
    private final FontIcon icon = new FontIcon(Feather.SEARCH);
    private final Label words = new Label();
    private final HBox state = new HBox(icon, words);
    private Consumer<FoundOffice> chosen = _ -> {};

    /** For FXML. */
    public NearbyPane() {
        getStyleClass().add("nearby");
        heading.getStyleClass().addAll("field-label", "medium", "secondary");
        heading.setLabelFor(list);
        list.setId("nearbyOffices");
        list.setAccessibleText(heading.getText());
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new OfficeCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        words.setId("nearbyState");
        words.setWrapText(true);
        words.getStyleClass().add("secondary");
        HBox.setHgrow(words, Priority.ALWAYS);
        state.getStyleClass().add("nearby-state");
        getChildren().addAll(heading, list, state);
    }

    /** @param choice takes the office that somebody wants to go to */
    void follow(NearbyOffices nearby, Consumer<FoundOffice> choice) {
        chosen = choice;
        list.setItems(nearby.offices());
        list.focusedProperty().addListener((_, _, focused) -> {
            if (focused && list.getFocusModel().getFocusedIndex() < 0) {
                list.getFocusModel().focus(0);
            }
        });
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> Math.min(ROWS, nearby.offices().size()) * ROW + 2, nearby.offices()));
        nearby.stateProperty().subscribe(this::show);
    }

    private void show(LookingState now) {
        boolean found = now == LookingState.FOUND;
        list.setVisible(found);
        list.setManaged(found);
        state.setVisible(!found);
        state.setManaged(!found);
        icon.setIconCode(now == LookingState.IMPOSSIBLE ? Feather.WIFI_OFF : Feather.SEARCH);
        words.setText(switch (now) {
            case IDLE, LOOKING, FOUND -> texts.get("nearby.looking");
            case NONE -> texts.get("nearby.none");
            case IMPOSSIBLE -> texts.get("nearby.impossible");
        });
    }

    private void pressed(KeyEvent event) {
        // The one with the focus ring, which the first has without being selected.
        FoundOffice focused = list.getFocusModel().getFocusedItem();
        if (focused != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            event.consume();
            chosen.accept(focused);
        }
    }

    private void clicked(MouseEvent event) {
        FoundOffice selected = list.getSelectionModel().getSelectedItem();
        if (selected != null && event.getButton() == MouseButton.PRIMARY) {
            chosen.accept(selected);
        }
    }

    /** What an office calls itself is text, whatever it says; its address beside it tells it from one of the same name. */
    private final class OfficeCell extends ListCell<FoundOffice> {

        private final Label name = new Label();
        private final Label address = new Label();
        private final HBox row;

        OfficeCell() {
            name.getStyleClass().add("name");
            address.getStyleClass().addAll("secondary", "muted");
            VBox lines = new VBox(name, address);
            lines.getStyleClass().add("choice-words");
            lines.setMinWidth(0);
            HBox.setHgrow(lines, Priority.ALWAYS);
            row = new HBox(new FontIcon(Feather.HOME), lines, DirectedIcon.of(Feather.CHEVRON_RIGHT));
            row.getStyleClass().add("nearby-office");
            // No wider than the list, so that long names end in an ellipsis.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(FoundOffice office, boolean empty) {
            super.updateItem(office, empty);
            if (empty || office == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                name.setText(office.name());
                address.setText(office.address().getRawAuthority());
                setGraphic(row);
                setAccessibleText(texts.get("nearby.office", office.name(), office.address().getRawAuthority()));
            }
        }
    }
}
