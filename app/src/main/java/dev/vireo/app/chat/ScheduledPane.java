package dev.vireo.app.chat;

import dev.vireo.app.actions.ScheduledActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.ScheduledMessages;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.AskTimeEvent;
import dev.vireo.app.ui.LaterMenu;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.Scheduled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages that are to be sent later, the next one first, and what can be done with them. {@link #close} ends it. */
final class ScheduledPane extends VBox {

    /** What happens elsewhere. */
    interface ScheduledCommands {

        /** What leads to where its words can be changed; none where there is no such place. */
        List<MenuItem> ways(Scheduled scheduled);

        /** Asks, before it is given up. */
        void delete(Scheduled scheduled);
    }

    private final Workspace workspace;
    private final ScheduledMessages scheduled;
    private final ScheduledActions actions;
    private final TimeWords times;
    private final ScheduledCommands commands;
    private final Texts texts = Texts.of(ScheduledPane.class);
    private final FilteredList<Scheduled> shown;
    private final ListView<Scheduled> list = new ListView<>();
    private final Label refused = new Label();
    private final Label words = new Label();
    private final Button again = new Button();
    private final VBox instead = new VBox();
    private final InvalidationListener changed = _ -> show();
    private final Subscription subscriptions;

    /** @param which those that it shows */
    ScheduledPane(Workspace workspace, ScheduledActions actions, TimeWords times, Predicate<Scheduled> which, boolean places,
            ScheduledCommands commands) {
        this.workspace = workspace;
        this.scheduled = workspace.scheduled();
        this.actions = actions;
        this.times = times;
        this.commands = commands;
        shown = new FilteredList<>(scheduled.view(), which);
        getStyleClass().add("scheduled");
        getStylesheets().add(Objects.requireNonNull(ScheduledPane.class.getResource("Scheduled.css")).toExternalForm());
        refused.setId("scheduledRefused");
        refused.getStyleClass().addAll("refused", "secondary");
        Wrapping.whereSafe(refused);
        refused.visibleProperty().bind(refused.textProperty().isNotEmpty());
        refused.managedProperty().bind(refused.visibleProperty());
        list.setId("scheduledList");
        list.setAccessibleText(texts.get("scheduled.title"));
        list.setFixedCellSize(ScheduledCell.HEIGHT);
        list.setItems(shown);
        list.setCellFactory(_ -> {
            ScheduledCell cell = new ScheduledCell(workspace, times, places, this::menu);
            cell.setOnContextMenuRequested(event -> {
                menu(cell, cell.getItem()).ifPresent(menu -> menu.show(cell, event.getScreenX(), event.getScreenY()));
                event.consume();
            });
            return cell;
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        FontIcon icon = new FontIcon(Feather.CLOCK);
        icon.getStyleClass().add("large-icon");
        words.setId("scheduledWords");
        Wrapping.whereSafe(words);
        again.setId("scheduledAgain");
        again.setText(texts.get("scheduled.again"));
        again.setOnAction(_ -> actions.load());
        again.managedProperty().bind(again.visibleProperty());
        instead.getStyleClass().add("instead");
        instead.getChildren().setAll(icon, words, again);
        StackPane place = new StackPane(list, instead);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(refused, place);
        shown.addListener(changed);
        subscriptions = Subscription.combine(scheduled.stateProperty().subscribe(_ -> {
            // What is scheduled where nothing was said yet has its channel only now.
            shown.setPredicate(which::test);
            show();
        }),
                workspace.connectionProperty().subscribe(this::show));
        show();
    }

    void close() {
        shown.removeListener(changed);
        subscriptions.unsubscribe();
    }

    /** Those that it shows, as they come and go. */
    ObservableList<Scheduled> shown() {
        return shown;
    }

    ListView<Scheduled> list() {
        return list;
    }

    private void show() {
        boolean any = !shown.isEmpty();
        list.setVisible(any);
        instead.setVisible(!any);
        LoadState state = scheduled.stateProperty().get();
        boolean offline = workspace.connectionProperty().get() == ConnectionState.OFFLINE;
        again.setVisible(state == LoadState.FAILED && !offline);
        words.setText(texts.get(state == LoadState.IDLE ? "scheduled.empty"
                : offline ? "scheduled.offline" : state == LoadState.FAILED ? "scheduled.failed" : "scheduled.loading"));
    }

    private void key(KeyEvent event) {
        Scheduled chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER || MenuKeys.ask(event)) {
            Bounds at = list.localToScreen(list.getLayoutBounds());
            menu(list, chosen).ifPresent(menu -> menu.show(list, at.getMinX() + 40, at.getMinY() + 40));
        } else if (event.getCode() == KeyCode.DELETE && chosen != null) {
            commands.delete(chosen);
        } else {
            return;
        }
        event.consume();
    }

    private void menu(Button below, @Nullable Scheduled one) {
        Bounds at = below.localToScreen(below.getLayoutBounds());
        // At the list: a menu's words look like those of what it belongs to.
        menu(list, one).ifPresent(menu -> menu.show(list, at.getMinX(), at.getMaxY()));
    }

    private Optional<ContextMenu> menu(Node at, @Nullable Scheduled one) {
        if (one == null) {
            return Optional.empty();
        }
        Menu time = new Menu(texts.get("scheduled.time"));
        time.setId("scheduledTime");
        time.getItems().setAll(LaterMenu.items(times, then -> tried("scheduled.time.refused", actions.change(one.id(), null, then)),
                () -> at.fireEvent(new AskTimeEvent(texts.get("scheduled.time"), texts.get("scheduled.time.yes"),
                        then -> actions.change(one.id(), null, then)))));
        List<MenuItem> items = new ArrayList<>(commands.ways(one));
        items.add(time);
        items.add(item("scheduledSend", texts.get("scheduled.send"), () -> tried("scheduled.send.refused", actions.sendNow(one.id()))));
        items.add(item("scheduledCopy", texts.get("scheduled.copy"), () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(one.body());
            Clipboard.getSystemClipboard().setContent(content);
        }));
        items.add(item("scheduledDelete", texts.get("scheduled.delete"), () -> commands.delete(one)));
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items);
        return Optional.of(menu);
    }

    static MenuItem item(String id, String words, Runnable does) {
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
}
