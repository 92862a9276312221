package dev.vireo.app.quit;

import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.HostedOffice;
import dev.vireo.app.quit.QuitQuestion.OfficeAtStake;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.app.ui.Background;
import dev.vireo.app.window.QuestionWindow;
import java.util.Optional;
import java.util.function.Consumer;

/** Leads from the wish to quit to the end: whoever hosts an office that others use decides what becomes of it. FX thread. */
public final class QuitFlow {

    /** The windows of the client that quits. */
    public interface QuittingClient {

        /** Takes its windows away while the office is handed over. */
        void vanish();

        void reappear();

        /** @param endsOffice wherever the office runs */
        void quit(boolean endsOffice);

        /** As {@link #quit}, and starts what is installed now. */
        void restart(boolean endsOffice);
    }

    private final HomeOffice home;
    private final Preferences.Saved preferences;
    private final QuitQuestion question;
    private final Background background;
    private final QuittingClient client;
    private boolean handingOver;

    public QuitFlow(HomeOffice home, Preferences.Saved preferences, QuestionWindow question, Background background, QuittingClient client) {
        this.home = home;
        this.preferences = preferences;
        this.question = new QuitQuestion(question);
        this.background = background;
        this.client = client;
    }

    /** @param office what others lose when it ends; empty if there is no such office */
    public void begin(Optional<OfficeAtStake> office) {
        if (handingOver) {
            return;
        }
        if (office.isEmpty()) {
            client.quit(false);
            return;
        }
        switch (preferences.get().quitting()) {
            case ASK -> question.ask(office.get(), this::keep, this::stop);
            case KEEP_RUNNING -> keep(false);
            case STOP -> stop(false);
        }
    }

    /**
     * Restarts without a question, since the office is back in a moment: handed over to the new version where others use it. One that
     * runs in the background runs the old version, and is opened by the client that comes.
     *
     * @param used whether others can use an office that is open here
     */
    public void restart(boolean used) {
        if (handingOver) {
            return;
        }
        if (home.running().filter(HostedOffice::inBackground).isPresent()) {
            client.restart(true);
        } else if (used) {
            handOver(() -> client.restart(false), _ -> client.restart(false));
        } else {
            client.restart(false);
        }
    }

    private void stop(boolean always) {
        remember(always, QuitChoice.STOP);
        client.quit(true);
    }

    private void keep(boolean always) {
        remember(always, QuitChoice.KEEP_RUNNING);
        handOver(() -> client.quit(false), failure -> {
            client.reappear();
            question.failed(String.valueOf(failure.getMessage()), home.running().isPresent(), () -> client.quit(true));
        });
    }

    private void handOver(Runnable then, Consumer<Exception> failed) {
        handingOver = true;
        client.vanish();
        background.call(() -> {
            home.handOver();
            return true;
        }).succeeded(_ -> then.run()).failed(failure -> {
            handingOver = false;
            failed.accept(failure);
        }).start();
    }

    private void remember(boolean always, QuitChoice choice) {
        if (always) {
            preferences.change(now -> now.withQuitting(choice));
        }
    }
}
