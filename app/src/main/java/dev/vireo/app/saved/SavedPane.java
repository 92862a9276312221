package dev.vireo.app.saved;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.OpenMessage;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.SavedMessages;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.AskTimeEvent;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.LaterMenu;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeQuestion;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.Saved;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What I have saved for later, the last one first. A click or Enter leads to a message, Delete takes it off the list. */
public final class SavedPane extends VBox {

    private final Workspace workspace;
    private final SavedMessages saved;
    private final ChatActions chats;
    private final OpenMessage messages;
    private final TimeWords times;
    private final Texts texts = Texts.of(SavedPane.class);
    private final ListView<Saved> list = new ListView<>();
    private final Label refused = new Label();
    private final VBox instead = new VBox();
    private final Label words = new Label();
    private final Label hint = new Label();
    private final Button again = new Button();

    public SavedPane(Workspace workspace, ChatActions chats, OpenMessage messages, Avatars avatars, TimeWords times) {
        this.workspace = workspace;
        this.saved = workspace.saved();
        this.chats = chats;
        this.messages = messages;
        this.times = times;
        getStyleClass().add("saved");
        getStylesheets().add(Objects.requireNonNull(SavedPane.class.getResource("SavedPane.css")).toExternalForm());
        Label title = new Label(texts.get("saved.title"));
        title.getStyleClass().add("name");
        HBox head = new HBox(title);
        head.getStyleClass().add("head");
        refused.getStyleClass().addAll("refused", "secondary");
        Wrapping.whereSafe(refused);
        refused.managedProperty().bind(refused.visibleProperty());
        refused.visibleProperty().bind(refused.textProperty().isNotEmpty());
        list.setId("savedList");
        list.setAccessibleText(texts.get("saved.title"));
        list.setFixedCellSize(SavedCell.HEIGHT);
        list.setItems(saved.view());
        list.setCellFactory(_ -> {
            SavedCell cell = new SavedCell(workspace, avatars, times, this::remove);
            cell.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    open(cell.getItem());
                }
            });
            cell.setOnContextMenuRequested(event -> {
                menu(cell, cell.getItem(), event.getScreenX(), event.getScreenY());
                event.consume();
            });
            return cell;
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        FontIcon icon = new FontIcon(Feather.BOOKMARK);
        icon.getStyleClass().add("large-icon");
        words.setId("savedWords");
        hint.getStyleClass().addAll("secondary", "muted");
        hint.setWrapText(true);
        again.setId("savedAgain");
        again.setText(texts.get("saved.again"));
        again.setOnAction(_ -> chats.loadSaved());
        again.managedProperty().bind(again.visibleProperty());
        instead.getStyleClass().add("instead");
        instead.getChildren().setAll(icon, words, hint, again);
        StackPane place = new StackPane(list, instead);
        VBox.setVgrow(place, Priority.ALWAYS);
        TimeQuestion time = new TimeQuestion(times, FailureTexts::of);
        place.addEventHandler(AskTimeEvent.ASK_TIME, event -> time.ask(place, event));
        getChildren().setAll(head, refused, place);
        saved.view().addListener((InvalidationListener) _ -> show());
        saved.stateProperty().subscribe(_ -> show());
        workspace.connectionProperty().subscribe(_ -> show());
        show();
    }

    private void show() {
        boolean any = !saved.view().isEmpty();
        list.setVisible(any);
        instead.setVisible(!any);
        LoadState state = saved.stateProperty().get();
        boolean offline = workspace.connectionProperty().get() == ConnectionState.OFFLINE;
        again.setVisible(state == LoadState.FAILED && !offline);
        if (state == LoadState.IDLE) {
            say("saved.empty", texts.get("saved.empty.hint"));
        } else if (offline) {
            say("saved.offline", texts.get("saved.offline.hint"));
        } else {
            say(state == LoadState.FAILED ? "saved.failed" : "saved.loading", "");
        }
    }

    private void say(String what, String more) {
        words.setText(texts.get(what));
        hint.setText(more);
    }

    private void key(KeyEvent event) {
        Saved chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER) {
            open(chosen);
        } else if (event.getCode() == KeyCode.DELETE) {
            remove(chosen);
        } else if (MenuKeys.ask(event)) {
            Bounds at = list.localToScreen(list.getLayoutBounds());
            menu(list, chosen, at.getMinX() + 40, at.getMinY() + 40);
        } else {
            return;
        }
        event.consume();
    }

    /** What can be done with one, at this place of the screen. */
    private void menu(Node over, @Nullable Saved one, double x, double y) {
        if (one == null) {
            return;
        }
        ContextMenu menu = new ContextMenu();
        Menu remind = new Menu(Command.REMIND.words(), new FontIcon(Command.REMIND.icon()));
        remind.setId("savedRemind");
        remind.getItems().setAll(LaterMenu.items(times, at -> tried("saved.remind.failed", chats.remind(one.message().id(), at)),
                () -> over.fireEvent(new AskTimeEvent(texts.get("saved.remind.title"), texts.get("saved.remind.yes"),
                        at -> chats.remind(one.message().id(), at)))));
        if (one.remindAt() != null) {
            remind.getItems().add(item("savedForget", texts.get("saved.forget"),
                    () -> tried("saved.forget.failed", chats.remind(one.message().id(), null))));
        }
        menu.getItems().setAll(item("savedOpen", texts.get("saved.open"), () -> open(one)), remind,
                item("savedRemove", texts.get("saved.remove"), () -> remove(one)));
        menu.show(over, x, y);
    }

    private static MenuItem item(String id, String words, Runnable does) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> does.run());
        return item;
    }

    private void tried(String failed, CompletionStage<Void> asked) {
        refused.setText("");
        asked.whenComplete((_, failure) -> {
            if (failure != null) {
                refused.setText(texts.get(failed, FailureTexts.of(failure)));
            }
        });
    }

    private void open(@Nullable Saved one) {
        if (one != null) {
            workspace.conversationIn(one.message().channelId())
                    .ifPresent(conversation -> messages.open(conversation, one.message().id()));
        }
    }

    private void remove(@Nullable Saved one) {
        if (one != null) {
            tried("saved.remove.failed", chats.save(one.message().id(), false));
        }
    }
}
