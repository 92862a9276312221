package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.ui.AskTimeEvent;
import dev.vireo.app.ui.LaterMenu;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** At the send button: when to send what is written, or why that can't be chosen. */
final class ScheduleMenu {

    private final ChatModel chat;
    private final DraftModel draft;
    private final boolean replies;
    private final Texts texts = Texts.of(ScheduleMenu.class);
    private @Nullable ContextMenu shown;

    /** @param replies whether what is written is a reply in a thread */
    ScheduleMenu(ChatModel chat, DraftModel draft, boolean replies) {
        this.chat = chat;
        this.draft = draft;
        this.replies = replies;
    }

    /** Shows it above these buttons, for what can be sent now. */
    void show(Region at) {
        if (!draft.sendable().get() || draft.editedProperty().get() != null) {
            return;
        }
        if (shown != null) {
            shown.hide();
        }
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items(at));
        shown = menu;
        menu.show(at, Side.TOP, 0, 0);
    }

    private List<MenuItem> items(Region at) {
        if (replies || draft.hasFilesProperty().get()) {
            MenuItem reason = new MenuItem(texts.get(replies ? "schedule.no-replies" : "schedule.no-files"));
            reason.setId("scheduleReason");
            reason.setMnemonicParsing(false);
            reason.setDisable(true);
            return List.of(reason);
        }
        return LaterMenu.items(new TimeWords(chat.clock()), time -> chat.tried("schedule", draft.schedule(time)),
                () -> at.fireEvent(new AskTimeEvent(texts.get("schedule.title"), texts.get("schedule.yes"), draft::schedule)));
    }
}
