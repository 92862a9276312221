package dev.vireo.app.switcher;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.QuickSwitcher;
import dev.vireo.app.ui.Views;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/** Opens the quick switcher over any window of an office; at most one in each. FX thread. */
public final class Switchers implements QuickSwitcher {

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
        Optional<Switcher> open = over.getChildren().stream().filter(node -> Switcher.ID.equals(node.getId()))
                .map(node -> (Switcher) node.getUserData()).findFirst();
        open.ifPresentOrElse(Switcher::close, () -> new Views(Map.of())
                .load(new Switcher(workspace, here, commands, ways, avatars, clock)).controller().open(over));
    }
}
