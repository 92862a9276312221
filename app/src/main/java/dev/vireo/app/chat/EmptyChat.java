package dev.vireo.app.chat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What stands in a conversation in which nothing has been said yet. */
final class EmptyChat extends VBox {

    private final Texts texts = Texts.of(EmptyChat.class);
    private final Subscription subscriptions;

    EmptyChat(ChatModel model, Avatars avatars) {
        Conversation conversation = model.conversation();
        Label words = new Label(texts.get("empty.words"));
        words.getStyleClass().add("muted");
        words.visibleProperty().bind(conversation.goneProperty().not());
        Label hello = new Label();
        hello.setId("emptyWords");
        hello.getStyleClass().add("muted");
        VBox both = new VBox(words, hello);
        both.setAlignment(Pos.CENTER);
        setId("empty");
        getStyleClass().add("instead");
        getChildren().add(both);
        if (conversation.isDirect()) {
            Avatar large = new Avatar(avatars, Avatar.Size.LARGE);
            large.follow(conversation.other().username(), conversation.nameProperty(), conversation.other().avatarHashProperty());
            getChildren().addFirst(large);
        } else {
            ChannelMark mark = new ChannelMark(Avatar.Size.LARGE);
            mark.show(conversation.channelId(), conversation.kind());
            getChildren().addFirst(mark);
        }
        subscriptions = Subscription.combine(
                conversation.nameProperty().subscribe(name -> hello.setText(
                        texts.get(conversation.isDirect() ? "empty.hello" : "empty.hello.channel", name))),
                conversation.myRoleProperty().subscribe(() -> hello.setVisible(model.mayWrite())),
                conversation.cutOffProperty().subscribe(() -> hello.setVisible(model.mayWrite())),
                conversation.goneProperty().subscribe(() -> hello.setVisible(model.mayWrite())),
                conversation.leftProperty().subscribe(_ -> hello.setVisible(model.mayWrite())),
                conversation.archivedProperty().subscribe(() -> hello.setVisible(model.mayWrite())));
        hello.setVisible(model.mayWrite());
    }

    void close() {
        subscriptions.unsubscribe();
    }
}
