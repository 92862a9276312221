package dev.vireo.app.quit;

import dev.vireo.app.chat.Chats;
import dev.vireo.app.window.MainStage;
import dev.vireo.app.window.OfficeWindows;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The windows of a client that quits. They go before the office is handed over: whoever chose to quit does not want to see them any more. */
public final class QuittingWindows implements QuitFlow.QuittingClient {

    private final MainStage main;
    private final OfficeWindows windows;
    private final Supplier<Optional<Chats>> chats;
    private final Consumer<Boolean> end;
    private final Consumer<Boolean> endAndStart;

    /**
     * @param end         ends the client; told whether the office ends, too
     * @param endAndStart the same, and starts what is installed now
     */
    public QuittingWindows(MainStage main, OfficeWindows windows, Supplier<Optional<Chats>> chats, Consumer<Boolean> end,
            Consumer<Boolean> endAndStart) {
        this.main = main;
        this.windows = windows;
        this.chats = chats;
        this.end = end;
        this.endAndStart = endAndStart;
    }

    @Override
    public void vanish() {
        windows.close();
        chats.get().ifPresent(Chats::closeWindows);
        main.stage().hide();
    }

    @Override
    public void reappear() {
        main.raise();
    }

    @Override
    public void quit(boolean endsOffice) {
        end.accept(endsOffice);
    }

    @Override
    public void restart(boolean endsOffice) {
        endAndStart.accept(endsOffice);
    }
}
