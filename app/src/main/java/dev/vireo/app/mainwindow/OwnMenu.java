package dev.vireo.app.mainwindow;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.protocol.Presence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu behind one's own avatar: profile, availability, settings, the ways out. */
public final class OwnMenu extends ContextMenu {

    private static final List<Presence> CHOICES = List.of(Presence.ONLINE, Presence.AWAY, Presence.DO_NOT_DISTURB);

    private final Map<Presence, RadioMenuItem> choices = new TreeMap<>();

    OwnMenu(Person me, CommandTarget commands, Consumer<Presence> availability) {
        setId("ownMenu");
        MenuItem clearStatus = item("menuClearStatus", Command.CLEAR_STATUS, commands);
        getItems().addAll(item("menuProfile", Command.PROFILE, commands), item("menuStatus", Command.STATUS, commands), clearStatus,
                item("menuSaved", Command.SAVED, commands), item("menuScheduled", Command.SCHEDULED, commands), new SeparatorMenuItem());
        ToggleGroup group = new ToggleGroup();
        for (Presence choice : CHOICES) {
            RadioMenuItem item = new RadioMenuItem(PresenceDot.words(choice));
            item.setId("menu-" + choice.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(_ -> availability.accept(choice));
            choices.put(choice, item);
            getItems().add(item);
        }
        getItems().addAll(item("menuQuietHalfHour", Command.DO_NOT_DISTURB_HALF_HOUR, commands),
                item("menuQuietHour", Command.DO_NOT_DISTURB_HOUR, commands),
                item("menuQuietTomorrow", Command.DO_NOT_DISTURB_TOMORROW, commands), new SeparatorMenuItem());
        MenuItem people = item("menuPeople", Command.PEOPLE, commands);
        MenuItem invite = item("menuInvite", Command.INVITE, commands);
        MenuItem audit = item("menuAudit", Command.AUDIT, commands);
        MenuItem hosting = item("menuHosting", Command.HOSTING, commands);
        me.roleProperty().subscribe(_ -> {
            people.setVisible(commands.offers(Command.PEOPLE));
            invite.setVisible(commands.offers(Command.INVITE));
            audit.setVisible(commands.offers(Command.AUDIT));
        });
        getItems().addAll(people, invite, item("menuSettings", Command.SETTINGS, commands), audit, hosting,
                item("menuHelp", Command.HELP, commands), item("menuSignOut", Command.SIGN_OUT, commands),
                item("menuQuit", Command.QUIT, commands));
        setOnShowing(_ -> {
            show(me.presenceProperty().get());
            clearStatus.setVisible(commands.offers(Command.CLEAR_STATUS));
            hosting.setVisible(commands.offers(Command.HOSTING));
        });
    }

    public MenuItem lookup(String id) {
        return getItems().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    /** The office's word counts, not what was clicked last. */
    private void show(Presence now) {
        choices.forEach((choice, item) -> item.setSelected(choice == now));
    }

    private static MenuItem item(String id, Command command, CommandTarget commands) {
        MenuItem item = new MenuItem(command.words());
        item.setId(id);
        command.show(item);
        item.setOnAction(_ -> commands.run(command));
        return item;
    }
}
