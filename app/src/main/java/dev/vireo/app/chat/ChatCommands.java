package dev.vireo.app.chat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import javafx.stage.Stage;

/** The commands of one chat window; all others are the main window's. */
final class ChatCommands implements CommandTarget {

    private final Conversation conversation;
    private final ChatView view;
    private final Stage stage;
    private final ChatNavigation navigation;

    ChatCommands(Conversation conversation, ChatView view, Stage stage, ChatNavigation navigation) {
        this.conversation = conversation;
        this.view = view;
        this.stage = stage;
        this.navigation = navigation;
    }

    @Override
    public boolean offers(Command command) {
        return switch (command) {
            case FIND, CLOSE_WINDOW -> true;
            default -> navigation.elsewhere().offers(command);
        };
    }

    @Override
    public void run(Command command) {
        switch (command) {
            case GO_TO -> navigation.switcher().open(view.pane(), conversation.key(), this);
            case FIND -> navigation.find().accept(conversation);
            case CLOSE_WINDOW -> stage.close();
            case NEXT_PANE -> view.movePane(1);
            case PREVIOUS_PANE -> view.movePane(-1);
            default -> navigation.elsewhere().run(command);
        }
    }
}
