package dev.vireo.app.channels;

import dev.vireo.app.state.ChannelMember;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.AvatarWithPresence;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.ChannelRole;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A member of a channel: picture with presence, name, title, role, and a button for what can be done. */
final class MemberCell extends ListCell<ChannelMember> {

    static final double HEIGHT = 56;

    private final Texts texts = Texts.of(MemberCell.class);
    private final Predicate<ChannelMember> isMe;
    private final AvatarWithPresence face;
    private final Label name = new Label();
    private final Label title = new Label();
    private final Label role = new Label();
    private final Button more = new Button("", new FontIcon(Feather.MORE_HORIZONTAL));
    private final HBox row;
    private Subscription following = Subscription.EMPTY;

    MemberCell(Avatars avatars, Function<ChannelMember, ContextMenu> menus, Predicate<ChannelMember> isMe) {
        this.isMe = isMe;
        face = new AvatarWithPresence(avatars, Avatar.Size.SMALL);
        name.setMinWidth(0);
        name.getStyleClass().add("strong");
        title.setMinWidth(0);
        title.getStyleClass().addAll("caption", "muted");
        title.managedProperty().bind(title.textProperty().isNotEmpty());
        role.getStyleClass().addAll("caption", "role");
        role.setMinWidth(Region.USE_PREF_SIZE);
        role.managedProperty().bind(role.visibleProperty());
        more.getStyleClass().addAll("icon-button", "small");
        more.setFocusTraversable(false);
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> menus.apply(getItem()).show(more, Side.BOTTOM, 0, 4));
        VBox words = new VBox(name, title);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(face, words, role, more);
        row.getStyleClass().add("member");
        setPrefWidth(0);
        setOnContextMenuRequested(event -> {
            if (getItem() != null && !event.isKeyboardTrigger()) {
                menus.apply(getItem()).show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ChannelMember member, boolean empty) {
        super.updateItem(member, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || member == null) {
            face.stopFollowing();
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Person person = member.person();
        face.follow(person.username(), person.nameProperty(), person.avatarHashProperty(), person.presenceProperty());
        Runnable describe = () -> describe(member);
        following = Subscription.combine(
                person.displayNameProperty().subscribe(describe),
                person.titleProperty().subscribe(describe),
                person.presenceProperty().subscribe(describe),
                member.roleProperty().subscribe(describe));
        describe(member);
        setGraphic(row);
    }

    private void describe(ChannelMember member) {
        Person person = member.person();
        name.setText(isMe.test(member) ? texts.get("members.me", person.displayName()) : person.displayName());
        title.setText(person.titleProperty().get());
        String is = texts.get("role." + member.role().name().toLowerCase(Locale.ROOT));
        role.setText(is);
        role.setVisible(member.role() != ChannelRole.MEMBER);
        more.setAccessibleText(texts.get("members.more", person.displayName()));
        setAccessibleText(Stream.of(name.getText(), title.getText(), is, PresenceDot.words(person.presenceProperty().get()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(Texts.language().comma())));
    }
}
