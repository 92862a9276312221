package dev.vireo.app.window;

import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import java.util.List;
import javafx.stage.Stage;

/** The windows that stand beside the main one while somebody is signed in. FX thread. */
public final class OfficeWindows {

    private final ScreenWindow profile;
    private final ScreenWindow settings;
    private final ScreenWindow people;
    private final ScreenWindow audit;
    private final ScreenWindow invite;
    private final ScreenWindow hosting;

    /** @param help shows the help, at F1 in any of them */
    public OfficeWindows(Stage owner, Theme theme, CommandTarget help) {
        Texts texts = Texts.of(OfficeWindows.class);
        profile = new ScreenWindow(owner, theme, texts.get("profile.title"), 704, 720, help);
        settings = new ScreenWindow(owner, theme, texts.get("settings.title"), 704, 680, help);
        people = new ScreenWindow(owner, theme, texts.get("people.title"), 760, 720, help);
        audit = new ScreenWindow(owner, theme, texts.get("audit.title"), 760, 720, help);
        hosting = new ScreenWindow(owner, theme, texts.get("hosting.title"), 704, 760, help);
        invite = new ScreenWindow(owner, theme, texts.get("invite.title"), 704, 680, help);
    }

    public ScreenWindow profile() {
        return profile;
    }

    public ScreenWindow settings() {
        return settings;
    }

    public ScreenWindow people() {
        return people;
    }

    public ScreenWindow audit() {
        return audit;
    }

    public ScreenWindow invite() {
        return invite;
    }

    public ScreenWindow hosting() {
        return hosting;
    }

    /** Closes all of them, without a question. */
    public void close() {
        List.of(profile, settings, people, audit, invite, hosting).forEach(ScreenWindow::close);
    }
}
