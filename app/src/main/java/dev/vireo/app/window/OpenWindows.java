package dev.vireo.app.window;

import dev.vireo.app.chat.Chats;
import dev.vireo.app.notify.AppWindows;
import dev.vireo.app.state.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The windows of one client, as notifications and the tray use them. FX thread. */
public final class OpenWindows implements AppWindows {

    private final Stage main;
    private final Supplier<Optional<Chats>> chats;
    private final Runnable raise;
    private final Runnable quit;

    /** @param chats empty while nobody is signed in */
    public OpenWindows(Stage main, Supplier<Optional<Chats>> chats, Runnable raise, Runnable quit) {
        this.main = main;
        this.chats = chats;
        this.raise = raise;
        this.quit = quit;
    }

    @Override
    public void open(Conversation conversation) {
        chats.get().ifPresent(windows -> windows.open(conversation));
    }

    @Override
    public void openVireo() {
        raise.run();
    }

    @Override
    public void quit() {
        quit.run();
    }

    @Override
    public boolean inView(Conversation conversation) {
        return chats.get().filter(windows -> windows.lookedAt(conversation)).isPresent();
    }

    @Override
    public Optional<Window> foremost() {
        List<Stage> seen = Stream.concat(chats.get().stream().flatMap(windows -> windows.windows().stream()), Stream.of(main))
                .filter(each -> each.isShowing() && !each.isIconified()).toList();
        return seen.stream().filter(Window::isFocused).findFirst().or(() -> seen.stream().findFirst()).map(each -> each);
    }
}
