package dev.vireo.app.switcher;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.QuickSwitcher;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/** Opens the quick switcher over any window of an office; at most one in each. FX thread. */
public final class Switchers implements QuickSwitcher {

    private static final CommandTarget NOTHING = new CommandTarget() {
        @Override
        public boolean offers(Command command) {
            return false;
        }

        @Override
        public void run(Command command) {
            // Nothing is offered.
        }
    };

    private final Workspace workspace;
    private final SwitcherWays ways;
    private final Avatars avatars;
    private final BadgeClock clock;

    /** @param messages looks for words in messages; for none of them, shows where to type some */
    public Switchers(Workspace workspace, OpenChat chats, Consumer<String> messages, Avatars avatars, BadgeClock clock) {
        this.workspace = workspace;
        this.ways = new SwitcherWays(chats, messages);
        this.avatars = avatars;
        this.clock = clock;
    }

    @Override
    public void open(StackPane over, String here, CommandTarget commands) {
        opened(over).ifPresentOrElse(Switcher::close, () -> show(new Switcher(workspace,
                new SwitcherModel(workspace, here, commands), commands, ways, null, avatars, clock), over));
    }

    @Override
    public void forward(StackPane over, int messages, BiConsumer<String, String> forward) {
        opened(over).ifPresent(Switcher::close);
        show(new Switcher(workspace, new SwitcherModel(workspace, "", NOTHING, Switchers::takesMessages), NOTHING, ways,
                new ForwardForm(messages, forward), avatars, clock), over);
    }

    private static boolean takesMessages(Conversation conversation) {
        return conversation.may(Permission.WRITE) && !conversation.archivedProperty().get() && !conversation.goneProperty().get();
    }

    private static Optional<Switcher> opened(StackPane over) {
        return over.getChildren().stream().filter(node -> Switcher.ID.equals(node.getId()))
                .map(node -> (Switcher) node.getUserData()).findFirst();
    }

    private static void show(Switcher switcher, StackPane over) {
        new Views(Map.of()).load(switcher).controller().open(over);
    }
}
