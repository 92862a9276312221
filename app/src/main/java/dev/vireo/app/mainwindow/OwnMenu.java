package dev.vireo.app.mainwindow;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu behind one's own avatar: profile, availability, settings, the ways out. */
public final class OwnMenu extends ContextMenu {

    private static final List<Presence> CHOICES = List.of(Presence.ONLINE, Presence.AWAY, Presence.DO_NOT_DISTURB);

    private final Texts texts = Texts.of(OwnMenu.class);
    private final Map<Presence, RadioMenuItem> choices = new TreeMap<>();

    OwnMenu(Person me, MainWindowActions actions) {
        setId("ownMenu");
        getItems().add(item("menuProfile", "menu.profile", actions::profile));
        getItems().add(new SeparatorMenuItem());
        ToggleGroup group = new ToggleGroup();
        for (Presence choice : CHOICES) {
            RadioMenuItem item = new RadioMenuItem(PresenceDot.words(choice));
            item.setId("menu-" + choice.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(_ -> actions.availability(choice));
            choices.put(choice, item);
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        MenuItem people = item("menuPeople", "menu.people", actions::people);
        me.roleProperty().subscribe(role -> people.setVisible(role.managesPeople()));
        getItems().add(people);
        MenuItem invite = item("menuInvite", "menu.invite", actions::invitePeople);
        me.roleProperty().subscribe(role -> invite.setVisible(role.managesPeople()));
        getItems().add(invite);
        getItems().add(item("menuSettings", "menu.settings", actions::settings));
        MenuItem audit = item("menuAudit", "menu.audit", actions::audit);
        audit.visibleProperty().bind(me.roleProperty().map(role -> role == OfficeRole.OWNER));
        getItems().add(audit);
        MenuItem hosting = item("menuHosting", "menu.hosting", actions::hosting);
        getItems().add(hosting);
        getItems().add(item("menuHelp", "menu.help", actions::help));
        getItems().add(item("menuSignOut", "menu.sign-out", actions::signOut));
        getItems().add(item("menuQuit", "menu.quit", actions::quit));
        setOnShowing(_ -> {
            show(me.presenceProperty().get());
            hosting.setVisible(actions.hosts());
        });
    }

    public MenuItem lookup(String id) {
        return getItems().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    /** The office's word counts, not what was clicked last. */
    private void show(Presence now) {
        choices.forEach((choice, item) -> item.setSelected(choice == now));
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
