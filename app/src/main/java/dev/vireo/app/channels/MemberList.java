package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.actions.OpenProfile;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ChannelMember;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The members of a channel. Enter shows a person's profile; the menu of a row has what else one may do about them. */
final class MemberList {

    private final Conversation channel;
    private final Workspace workspace;
    private final ChannelActions actions;
    private final OpenChat chats;
    private final OpenProfile profiles;
    private final Runnable inviting;
    private final Avatars avatars;
    private final MembersModel model;
    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);
    private final PendingChange change;
    private final Texts texts = Texts.of(MemberList.class);
    private Subscription following = Subscription.EMPTY;

    @FXML private TextField search;
    @FXML private Button invite;
    @FXML private Label count;
    @FXML private Label problem;
    @FXML private ListView<ChannelMember> members;
    @FXML private Label nobody;
    @FXML private StackPane memberList;

    MemberList(Conversation channel, Workspace workspace, ChannelActions actions, OpenChat chats, OpenProfile profiles,
            Runnable inviting, Avatars avatars) {
        this.channel = channel;
        this.workspace = workspace;
        this.actions = actions;
        this.chats = chats;
        this.profiles = profiles;
        this.inviting = inviting;
        this.avatars = avatars;
        this.model = new MembersModel(workspace, channel);
        this.change = new PendingChange(FailureTexts::of);
    }

    @FXML
    private void initialize() {
        memberList.getChildren().add(question);
        members.setFixedCellSize(MemberCell.HEIGHT);
        members.setItems(model.members());
        members.setCellFactory(_ -> new MemberCell(avatars, this::menu, model::isMe));
        members.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.queryProperty().bind(search.textProperty());
        nobody.visibleProperty().bind(Bindings.isEmpty(model.members()));
        count.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("members.count", model.all(), model.presentProperty().get()), channel.members(), model.presentProperty()));
        Wrapping.whereSafe(problem);
        change.problemProperty().subscribe(words -> {
            problem.setText(words);
            FormFields.shown(problem, !words.isEmpty());
        });
        invite.setOnAction(_ -> inviting.run());
        Runnable rights = () -> FormFields.shown(invite, channel.may(Permission.INVITE));
        following = Subscription.combine(channel.myRoleProperty().subscribe(rights), channel.archivedProperty().subscribe(rights));
        rights.run();
    }

    void focus() {
        search.requestFocus();
    }

    void close() {
        following.unsubscribe();
    }

    private void pressed(KeyEvent event) {
        ChannelMember member = members.getSelectionModel().getSelectedItem();
        if (member == null) {
            return;
        }
        if (MenuKeys.ask(event)) {
            cellOf(member).ifPresent(cell -> menu(member).show(cell, Side.BOTTOM, 48, -8));
        } else if (event.getCode() == KeyCode.ENTER) {
            profiles.open(member.person());
        } else {
            return;
        }
        event.consume();
    }

    private Optional<Node> cellOf(ChannelMember member) {
        return members.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof MemberCell cell && cell.getItem() == member).findFirst();
    }

    private ContextMenu menu(ChannelMember member) {
        Person person = member.person();
        List<MenuItem> items = new ArrayList<>();
        if (!model.isMe(member) && workspace.person(person.username()).isPresent()) {
            items.add(item("member.message", Feather.MESSAGE_CIRCLE, () -> chats.open(workspace.conversationWith(person.username()))));
        }
        items.add(item("member.profile", Feather.USER, () -> profiles.open(person)));
        if (model.mayGiveRoles()) {
            items.add(new SeparatorMenuItem());
            for (ChannelRole role : ChannelRole.values()) {
                RadioMenuItem item = new RadioMenuItem(texts.get("role.make." + name(role)));
                item.setId("role-" + name(role));
                item.setSelected(member.role() == role);
                item.setOnAction(_ -> give(member, role));
                items.add(item);
            }
        }
        if (model.mayRemove(member)) {
            items.add(new SeparatorMenuItem());
            items.add(item("member.remove", Feather.USER_MINUS, () -> askToRemove(member)));
        }
        return new ContextMenu(items.toArray(MenuItem[]::new));
    }

    private void give(ChannelMember member, ChannelRole role) {
        if (role == member.role()) {
            return;
        }
        if (role != ChannelRole.OWNER && MembersModel.isOnlyOwner(channel, member.person())) {
            problem.setText(texts.get("members.last-owner"));
            FormFields.shown(problem, true);
            return;
        }
        change.follow(actions.setRole(channel, member.person(), role));
    }

    private void askToRemove(ChannelMember member) {
        question.ask("", texts.get("members.remove", member.person().displayName(), channel.name()), texts.get("member.remove"),
                () -> actions.remove(channel, member.person()));
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key), DirectedIcon.of(icon));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String name(ChannelRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
