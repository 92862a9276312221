package dev.vireo.app.messages;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Command;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** For tests: where the list led, in words. */
final class RecordedNavigation implements ListNavigation, OpenChat {

    @Override
    public OpenChat chats() {
        return this;
    }

    private final List<String> taken = new ArrayList<>();
    private final ObjectProperty<@Nullable Conversation> shown = new SimpleObjectProperty<>();

    /** The oldest first. */
    List<String> taken() {
        return taken;
    }

    @Override
    public void open(Conversation conversation) {
        taken.add("open " + conversation.name());
    }

    @Override
    public void openInWindow(Conversation conversation) {
        taken.add("window " + conversation.name());
    }

    @Override
    public ObjectProperty<@Nullable Conversation> shownProperty() {
        return shown;
    }

    @Override
    public void chooseColleague() {
        taken.add("choose");
    }

    @Override
    public void browseChannels() {
        taken.add("browse");
    }

    @Override
    public void newChannel() {
        taken.add("new");
    }

    @Override
    public ContextMenu menu(Conversation conversation) {
        taken.add("menu " + conversation.name());
        MenuItem read = new MenuItem("Mark as read");
        Command.MARK_READ.show(read);
        read.setOnAction(_ -> taken.add("read " + conversation.name()));
        return new ContextMenu(new MenuItem(conversation.name()), read);
    }
}
