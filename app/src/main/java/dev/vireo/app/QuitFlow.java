package dev.vireo.app;

import dev.vireo.app.QuitQuestion.OfficeAtStake;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.app.ui.Background;
import java.util.Optional;

/** Leads from the wish to quit to the end: whoever hosts an office that others use decides what becomes of it. FX thread. */
final class QuitFlow {

    /** The windows of the client that quits. */
    interface QuittingClient {

        /** Takes its windows away while the office is handed over. */
        void vanish();

        void reappear();

        /** @param endsOffice wherever the office runs */
        void quit(boolean endsOffice);
    }

    private final HomeOffice home;
    private final Preferences.Saved preferences;
    private final QuitQuestion question;
    private final Background background;
    private final QuittingClient client;
    private boolean handingOver;

    QuitFlow(HomeOffice home, Preferences.Saved preferences, QuestionWindow question, Background background, QuittingClient client) {
        this.home = home;
        this.preferences = preferences;
        this.question = new QuitQuestion(question);
        this.background = background;
        this.client = client;
    }

    /** @param office what others lose when it ends; empty if there is no such office */
    void begin(Optional<OfficeAtStake> office) {
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

    private void stop(boolean always) {
        remember(always, QuitChoice.STOP);
        client.quit(true);
    }

    private void keep(boolean always) {
        remember(always, QuitChoice.KEEP_RUNNING);
        handingOver = true;
        client.vanish();
        background.call(() -> {
            home.handOver();
            return true;
        }).succeeded(_ -> client.quit(false)).failed(failure -> {
            handingOver = false;
            client.reappear();
            question.failed(String.valueOf(failure.getMessage()), home.running().isPresent(), () -> client.quit(true));
        }).start();
    }

    private void remember(boolean always, QuitChoice choice) {
        if (always) {
            preferences.change(now -> now.withQuitting(choice));
        }
    }
}
