package dev.vireo.app;

import dev.vireo.app.help.HelpScreen;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.AppServices;
import dev.vireo.app.ui.HelpRequest;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.window.ScreenWindow;
import java.util.Optional;
import javafx.stage.Stage;

/** Help and diagnostics in a window of its own, whether somebody is signed in or not. FX thread. */
final class HelpWindow {

    private final ScreenWindow window;
    private final ClientFacts facts;
    private final ClientPlatform platform;

    /** Opens at F1 in the owner's window, too. */
    HelpWindow(Stage owner, AppServices services, DataFolder folder, ClientPlatform platform) {
        this.platform = platform;
        window = new ScreenWindow(owner, services.theme(), Texts.of(HelpWindow.class).get("help.title"), 704, 720, this::open);
        facts = new ClientFacts(folder, platform, services.background());
        HelpRequest.follow(owner.getScene(), this::open);
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

    void close() {
        window.close();
    }
}
