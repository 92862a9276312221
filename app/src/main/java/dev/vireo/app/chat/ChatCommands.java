package dev.vireo.app.chat;

import dev.vireo.app.actions.MarkRead;
import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.UnreadOrder;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandScope;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.MenuKeys;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** The commands of one conversation that shows; all others are the main window's. */
final class ChatCommands implements CommandTarget {

    private final Conversation conversation;
    private final ChatView view;
    private final ChatPlace place;
    private final ChatNavigation navigation;
    private final Workspace workspace;
    private final OpenChat chats;

    /** @param chats opens other conversations */
    ChatCommands(Conversation conversation, ChatView view, ChatPlace place, ChatNavigation navigation, Workspace workspace,
            OpenChat chats) {
        this.conversation = conversation;
        this.view = view;
        this.place = place;
        this.navigation = navigation;
        this.workspace = workspace;
        this.chats = chats;
    }

    /** What these keys mean in a chat: its own meaning comes before that which they have everywhere. */
    Optional<Command> of(KeyEvent event) {
        return Command.of(event, CommandScope.CHAT)
                .or(() -> MenuKeys.command(event))
                .or(() -> Command.of(event));
    }

    @Override
    public boolean offers(Command command) {
        return switch (command) {
            case FIND_HERE, CLOSE_WINDOW, JUMP_TO_LATEST, JUMP_TO_DATE -> true;
            case NEXT_UNREAD, PREVIOUS_UNREAD -> UnreadOrder.after(workspace, conversation).isPresent();
            case MARK_READ -> MarkRead.upTo(conversation).isPresent();
            case OPEN_IN_WINDOW -> place.ownWindow().isEmpty();
            case NEXT_THREAD -> !conversation.threadsUnread().isEmpty();
            case ATTACH -> view.mayAttach();
            default -> navigation.elsewhere().offers(command);
        };
    }

    @Override
    public void run(Command command) {
        switch (command) {
            case GO_TO -> place.ownWindow().ifPresentOrElse(_ -> navigation.switcher().open(view.pane(), conversation.key(), this),
                    () -> navigation.elsewhere().run(command));
            case OPEN_IN_WINDOW -> chats.openInWindow(conversation);
            case NEXT_UNREAD -> UnreadOrder.after(workspace, conversation).ifPresent(chats::open);
            case PREVIOUS_UNREAD -> UnreadOrder.before(workspace, conversation).ifPresent(chats::open);
            case FIND_HERE -> view.search();
            case JUMP_TO_DATE -> view.jumpToDate();
            case JUMP_TO_LATEST -> view.jumpToLatest();
            case MARK_READ -> view.markRead();
            case NEXT_THREAD -> view.nextThread();
            case ATTACH -> view.attach();
            case CLOSE_WINDOW -> place.ownWindow().ifPresentOrElse(Stage::close, () -> navigation.elsewhere().run(command));
            case NEXT_PANE, PREVIOUS_PANE -> place.ownWindow().ifPresentOrElse(_ -> view.movePane(command == Command.NEXT_PANE ? 1 : -1),
                    () -> navigation.elsewhere().run(command));
            default -> navigation.elsewhere().run(command);
        }
    }
}
