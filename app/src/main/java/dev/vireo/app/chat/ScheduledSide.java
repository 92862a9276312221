package dev.vireo.app.chat;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.actions.ScheduledActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.AskTimeEvent;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeQuestion;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Answers.Scheduled;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All that I have scheduled, in whatever conversation, also where I may not write any more. */
public final class ScheduledSide extends StackPane implements ScheduledPane.ScheduledCommands {

    private final Workspace workspace;
    private final ScheduledActions actions;
    private final OpenChat chats;
    private final Texts texts = Texts.of(ScheduledSide.class);
    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);

    public ScheduledSide(Workspace workspace, ScheduledActions actions, OpenChat chats, TimeWords times) {
        this.workspace = workspace;
        this.actions = actions;
        this.chats = chats;
        getStyleClass().add("scheduled-side");
        getStylesheets().add(Objects.requireNonNull(ScheduledSide.class.getResource("Scheduled.css")).toExternalForm());
        Label title = new Label(texts.get("scheduled.title"));
        title.getStyleClass().add("name");
        HBox head = new HBox(title);
        head.getStyleClass().add("head");
        ScheduledPane pane = new ScheduledPane(workspace, actions, times, _ -> true, true, this);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(new VBox(head, pane), question);
        TimeQuestion time = new TimeQuestion(times, FailureTexts::of);
        addEventHandler(AskTimeEvent.ASK_TIME, event -> time.ask(this, event));
    }

    @Override
    public List<MenuItem> ways(Scheduled scheduled) {
        return workspace.conversationIn(scheduled.channelId())
                .map(conversation -> ScheduledPane.item("scheduledGo", texts.get("scheduled.go"), () -> chats.open(conversation))).stream()
                .toList();
    }

    @Override
    public void delete(Scheduled scheduled) {
        ask(question, actions, scheduled);
    }

    /** Asks, before one is given up. */
    static void ask(ConfirmationDialog question, ScheduledActions actions, Scheduled scheduled) {
        Texts texts = Texts.of(ScheduledSide.class);
        question.ask(texts.get("scheduled.delete.title"), texts.get("scheduled.delete.words"), texts.get("scheduled.delete"),
                () -> actions.cancel(scheduled.id()));
    }
}
