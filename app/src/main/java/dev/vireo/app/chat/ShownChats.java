package dev.vireo.app.chat;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.actions.OpenMessage;
import dev.vireo.app.chat.list.ForwardEvent;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.AskTimeEvent;
import dev.vireo.app.ui.TimeQuestion;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.text.LinkEvent;
import dev.vireo.protocol.text.Link;
import java.util.List;

/** Makes what shows a conversation, the same in every place. FX thread. */
final class ShownChats {

    private final Workspace workspace;
    private final ChatActions actions;
    private final ChatServices services;
    private final ChatNavigation navigation;
    private final OpenChat chats;
    private final OpenMessage messages;

    /**
     * @param chats    opens other conversations
     * @param messages leads to where a link to a message leads
     */
    ShownChats(Workspace workspace, ChatActions actions, ChatServices services, ChatNavigation navigation, OpenChat chats,
            OpenMessage messages) {
        this.workspace = workspace;
        this.actions = actions;
        this.services = services;
        this.navigation = navigation;
        this.chats = chats;
        this.messages = messages;
    }

    ShownChat of(Conversation conversation, ChatPlace place) {
        View<ChatView> view = services.views().load(new ChatView(workspace, actions, conversation, services, navigation, place));
        ChatCommands commands = new ChatCommands(conversation, view.controller(), place, navigation, workspace, chats);
        ShownChat shown = new ShownChat(conversation, view.root(), view.controller(), place, commands);
        shown.listenTo(view.root());
        view.root().addEventHandler(LinkEvent.FOLLOW, event -> follow(conversation, event.link()));
        TimeQuestion time = new TimeQuestion(new TimeWords(services.clock()), FailureTexts::of);
        view.root().addEventHandler(AskTimeEvent.ASK_TIME, event -> time.ask(view.controller().pane(), event));
        view.root().addEventHandler(ForwardEvent.FORWARD, event -> forward(view.controller(), event.messages()));
        return shown;
    }

    /** The person sees it go where they have chosen. */
    private void forward(ChatView from, List<ChatMessage> messages) {
        navigation.switcher().forward(from.pane(), messages.size(), (key, words) -> workspace.conversationNamed(key).ifPresent(to -> {
            actions.forward(to, messages, words);
            chats.open(to);
        }));
    }

    /** Out of Vireo, or to a message: in this conversation or in whichever it is. */
    private void follow(Conversation from, Link link) {
        link.message().ifPresentOrElse(
                id -> actions.find(id).whenComplete((place, failure) -> messages.open(failure == null ? place : from, id)),
                () -> navigation.links().open(link));
    }
}
