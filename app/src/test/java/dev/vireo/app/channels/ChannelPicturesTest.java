package dev.vireo.app.channels;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.protocol.Answers.OpenChannel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Presence;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Pictures of the windows about channels, for the eye. */
final class ChannelPicturesTest {

    private static final String EIGHTY = "Everything that has to do with the bridge to the island and with its planks";
    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";

    @Test
    void findingAChannel() {
        picture("channels-browse", screens -> {
            screens.channels.offer(
                    new OpenChannel("11", EIGHTY, "Planks, ropes, and those who carry them to the shore every morning", 1_204, false),
                    new OpenChannel("2", "General", "", 42, true), new OpenChannel("31", "समुद्र और पुल", "लहरें", 1, false),
                    new OpenChannel("4", "الجسر إلى الجزيرة", "كل ما يخص الجسر", 3, false));
            screens.windows.browse();
        });
        picture("channels-browse-none", screens -> screens.windows.browse());
        picture("channels-browse-offline", screens -> {
            screens.office.connection(ConnectionState.OFFLINE);
            screens.channels.refuse(new IllegalStateException("no way"));
            screens.windows.browse();
        });
    }

    @Test
    void makingOne() {
        picture("channels-new", screens -> {
            screens.windows.create();
            field(screens, "name").setText("Bridge");
            field(screens, "pickPeople").setText("ko");
        });
        picture("channels-new-refused", screens -> {
            screens.office.add("long", SIXTY, "Head of planks", "", Presence.AWAY);
            screens.channels
                    .refuse(Refusals.refused(409, "name_taken", "There is already a public channel with this name. Choose another name."));
            screens.windows.create();
            field(screens, "name").setText(EIGHTY);
            for (String typed : new String[] {"rama", "Venkata", "sita", "laksh"}) {
                field(screens, "pickPeople").setText(typed);
                Event.fireEvent(field(screens, "pickPeople"), new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            }
            ((Button) node(screens, "create")).fire();
        });
        picture("channels-invite", screens -> {
            screens.windows.invite(bridge(screens, ChannelRole.OWNER));
            field(screens, "pickPeople").setText("nobody at all");
        });
    }

    @Test
    void menus() {
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            try (Screens screens = Screens.open()) {
                ContextMenu menu = Fx.call(() -> {
                    screens.theme.choiceProperty().set(choice);
                    Conversation bridge = bridge(screens, ChannelRole.OWNER);
                    screens.channels.say(bridge, "rama", "It holds");
                    screens.windows.members(bridge);
                    ContextMenu shown = screens.windows.menu(bridge);
                    shown.show(screens.windows.windows().getLast());
                    shown.getItems().stream().filter(item -> "notifications".equals(item.getId())).forEach(item -> ((Menu) item).show());
                    return shown;
                });
                Pictures.save(menu.getScene().getRoot(), "channels-menu-" + choice.name().toLowerCase(Locale.ROOT), 1);
                Fx.run(menu::hide);
            }
        }
    }

    @Test
    void aChannelFromBehind() {
        picture("channels-members", screens -> {
            Conversation bridge = bridge(screens, ChannelRole.OWNER);
            screens.channels.role(bridge, "sita", ChannelRole.MODERATOR);
            screens.channels.role(bridge, "lakshman", ChannelRole.READER);
            screens.windows.members(bridge);
        });
        picture("channels-settings", screens -> screens.windows.settings(bridge(screens, ChannelRole.OWNER)));
        picture("channels-settings-member", screens -> {
            Conversation bridge = bridge(screens, ChannelRole.MEMBER);
            screens.channels.mute(bridge, MuteDuration.HOUR.until(Screens.NOON));
            screens.windows.settings(bridge);
        });
        picture("channels-leave", screens -> {
            screens.windows.settings(bridge(screens, ChannelRole.OWNER));
            ((Button) node(screens, "leave")).fire();
        });
        picture("channels-archived", screens -> {
            Conversation bridge = bridge(screens, ChannelRole.OWNER);
            screens.channels.archive(bridge, true);
            screens.windows.settings(bridge);
        });
    }

    private static Conversation bridge(Screens screens, ChannelRole mine) {
        screens.office.add("long", SIXTY, "Head of planks, ropes and everything that floats", "", Presence.AWAY);
        screens.office.add("sita.2", "سيتا", "مهندسة", "", Presence.ONLINE);
        return screens.channels.add(ChannelKind.GROUP, EIGHTY, "Planks, ropes, and those who carry them.", mine, "rama", "sita", "lakshman",
                "long", "sita.2");
    }

    private static TextField field(Screens screens, String id) {
        return (TextField) node(screens, id);
    }

    private static Node node(Screens screens, String id) {
        Scene scene = screens.windows.windows().getLast().getScene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.lookup("#" + id);
    }

    private static void picture(String name, Consumer<Screens> shown) {
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            try (Screens screens = Screens.open()) {
                Fx.run(() -> {
                    screens.theme.choiceProperty().set(choice);
                    shown.accept(screens);
                });
                Fx.run(() -> {
                    screens.windows.windows().getLast().getScene().getRoot().applyCss();
                    screens.windows.windows().getLast().getScene().getRoot().layout();
                });
                Pictures.save(screens.stage(), name + "-" + choice.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
