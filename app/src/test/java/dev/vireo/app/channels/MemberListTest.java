package dev.vireo.app.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChannelMember;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Presence;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The members of a channel, in a real window. */
final class MemberListTest {

    private final Screens screens = Screens.open();
    private Conversation bridge;

    @AfterEach
    void close() {
        Fx.run(() -> menus().forEach(ContextMenu::hide));
        screens.close();
    }

    private void open(ChannelRole mine) {
        bridge = screens.channel(ChannelKind.GROUP, "Bridge", mine, "rama", "sita", "lakshman");
        Fx.run(() -> screens.windows.members(bridge));
    }

    @SuppressWarnings("unchecked")
    private ListView<ChannelMember> list() {
        return screens.find("members", ListView.class);
    }

    private List<String> names() {
        return Fx.call(() -> list().getItems().stream().map(member -> member.person().username()).toList());
    }

    private static List<ContextMenu> menus() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).toList();
    }

    /** The menu of this member, opened by its key. */
    private List<MenuItem> menuOf(String username) {
        Fx.run(() -> {
            menus().forEach(ContextMenu::hide);
            list().requestFocus();
            list().getSelectionModel().clearAndSelect(names().indexOf(username));
            list().layout();
        });
        Keys.type(screens.scene(), KeyCode.CONTEXT_MENU);
        return Fx.call(() -> menus().getLast().getItems().stream().filter(item -> item.getId() != null).toList());
    }

    private void choose(String username, String id) {
        MenuItem chosen = menuOf(username).stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
        Fx.run(() -> {
            menus().forEach(ContextMenu::hide);
            chosen.fire();
        });
    }

    @Test
    void ownersStandFirstAndEverybodyIsCounted() {
        open(ChannelRole.MEMBER);
        Fx.run(() -> screens.channels.role(bridge, "sita", ChannelRole.OWNER));
        assertThat(names()).containsExactly("sita", "lakshman", "rama", "shyam");
        assertThat(screens.find("count", Label.class).getText()).isEqualTo("4 members, 4 online");
        Fx.run(() -> screens.office.presence("rama", Presence.OFFLINE));
        assertThat(screens.find("count", Label.class).getText()).isEqualTo("4 members, 3 online");
        Fx.run(() -> screens.find("search", TextField.class).requestFocus());
        Keys.write(screens.scene(), "laks");
        assertThat(names()).containsExactly("lakshman");
    }

    @Test
    void aMemberMayWriteLookAndInvite() {
        open(ChannelRole.MEMBER);
        assertThat(menuOf("rama")).extracting(MenuItem::getId).containsExactly("member-message", "member-profile");
        assertThat(menuOf("shyam")).extracting(MenuItem::getId).containsExactly("member-profile");
        assertThat(screens.find("invite", Button.class).isVisible()).isTrue();
        Fx.run(() -> screens.channels.role(bridge, "shyam", ChannelRole.READER));
        assertThat(screens.find("invite", Button.class).isVisible()).isFalse();
    }

    @Test
    void aModeratorRemovesMembersButNoOwners() {
        open(ChannelRole.MODERATOR);
        Fx.run(() -> screens.channels.role(bridge, "sita", ChannelRole.OWNER));
        assertThat(menuOf("rama")).extracting(MenuItem::getId).endsWith("member-remove");
        assertThat(menuOf("sita")).extracting(MenuItem::getId).doesNotContain("member-remove");

        choose("rama", "member-remove");
        assertThat(screens.channels.asked()).isEmpty();
        assertThat(screens.find("questionWords", Label.class).getText()).startsWith("Remove Rama from Bridge?");
        Fx.run(() -> screens.find("questionYes", Button.class).fire());
        assertThat(screens.channels.asked()).containsExactly("remove rama");
        assertThat(names()).doesNotContain("rama");
        assertThat(screens.find("question", Node.class).isVisible()).isFalse();
    }

    @Test
    void anOwnerGivesRolesAndTheLastOneStays() {
        open(ChannelRole.OWNER);
        choose("rama", "role-moderator");
        assertThat(screens.channels.asked()).containsExactly("role rama MODERATOR");
        choose("shyam", "role-member");
        assertThat(screens.channels.asked()).hasSize(1);
        assertThat(screens.find("problem", Label.class).getText()).startsWith("A channel needs at least one owner");
        choose("rama", "role-owner");
        choose("shyam", "role-member");
        assertThat(screens.channels.asked()).endsWith("role rama OWNER", "role shyam MEMBER");
    }

    @Test
    void enterShowsTheProfileAndTheWindowGoesWithTheChannel() {
        open(ChannelRole.MEMBER);
        choose("rama", "member-message");
        Fx.run(() -> {
            list().requestFocus();
            list().getSelectionModel().clearAndSelect(names().indexOf("sita"));
        });
        Keys.type(screens.scene(), KeyCode.ENTER);
        assertThat(screens.went).containsExactly("chat Rama", "profile sita");
        Fx.run(() -> screens.channels.leave(bridge));
        Fx.await(() -> screens.windows.windows().isEmpty());
    }
}
