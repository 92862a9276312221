package dev.vireo.app.search;

import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.protocol.Answers.SearchHit;
import dev.vireo.protocol.text.Link;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What can be done with a message that was found. */
final class HitMenu extends ContextMenu {

    /** @param open shows it where it was said */
    HitMenu(SearchHit hit, Runnable open) {
        setId("hitMenu");
        getItems().add(item(Command.OPEN, open));
        if (!hit.message().body().isBlank()) {
            getItems().add(item(Command.COPY, () -> copy(hit.message().body())));
        }
        getItems().add(item(Command.LINK, () -> copy(Link.toMessage(hit.message().id()))));
    }

    private static MenuItem item(Command command, Runnable action) {
        MenuItem item = new MenuItem(command.words(), DirectedIcon.of(command.icon()));
        item.setId(command.id());
        command.show(item);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
