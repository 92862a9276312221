package dev.vireo.app;

import dev.vireo.app.help.HelpScreen;
import dev.vireo.app.help.ShortcutsScreen;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.AppServices;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.HelpRequest;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.window.ScreenWindow;
import java.util.Optional;
import javafx.stage.Stage;

/** Help, and the keyboard shortcuts, in windows of their own, whether somebody is signed in or not. FX thread. */
final class HelpWindow implements CommandTarget {

    private final ScreenWindow window;
    private final ScreenWindow shortcuts;
    private final ClientFacts facts;
    private final ClientPlatform platform;

    /** Both open by their keys in the owner's window, too. */
    HelpWindow(Stage owner, AppServices services, DataFolder folder, ClientPlatform platform) {
        this.platform = platform;
        Texts texts = Texts.of(HelpWindow.class);
        window = new ScreenWindow(owner, services.theme(), texts.get("help.title"), 704, 720, this);
        shortcuts = new ScreenWindow(owner, services.theme(), Command.SHORTCUTS.words(), 640, 720, this);
        facts = new ClientFacts(folder, platform, services.background());
        HelpRequest.follow(owner.getScene(), this);
    }

    @Override
    public boolean offers(Command command) {
        return command == Command.HELP || command == Command.SHORTCUTS;
    }

    @Override
    public void run(Command command) {
        if (command == Command.HELP) {
            open();
        } else if (command == Command.SHORTCUTS) {
            shortcuts.open(ShortcutsScreen::new);
        }
    }

    void open() {
        window.open(() -> new HelpScreen(facts, platform.saving(), platform.clock()));
    }

    ClientFacts facts() {
        return facts;
    }

    Optional<Stage> window() {
        return window.window();
    }

    /** The window of the keyboard shortcuts, while it is open. */
    Optional<Stage> shortcuts() {
        return shortcuts.window();
    }

    void close() {
        window.close();
        shortcuts.close();
    }
}
