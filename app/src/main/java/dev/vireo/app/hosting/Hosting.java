package dev.vireo.app.hosting;

import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.protocol.KeyFingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The calls of the hosting screen to the computer that hosts. Called on the FX thread, never blocks, and every answer comes there. */
public interface Hosting {

    /**
     * The office as it runs now.
     *
     * @param addresses  for colleagues, the likeliest first; empty if nobody else can reach it now
     * @param onNetwork  whether it is open to the network, which this computer may not be connected to
     * @param encrypted  whether other computers' connections are
     * @param background whether it goes on when the client ends
     */
    record RunningHere(List<String> addresses, boolean onNetwork, KeyFingerprint key, boolean encrypted, boolean background) {
    }

    /** What the system starts when its user signs in. */
    enum StartChoice {
        /** Without a window. */
        OFFICE,
        CLIENT
    }

    /** The folder that holds everything of the office. */
    String folder();

    /** Empty while it does not run. */
    CompletionStage<Optional<RunningHere>> running();

    /** @param listener told whenever the office opens, ends or moves to another process. @return ends that */
    Runnable onChange(Runnable listener);

    /** Opens it again. */
    CompletionStage<?> open();

    /** On how many devices each of these people is signed in; without those of whom that cannot be asked. */
    CompletionStage<Map<String, Integer>> devices(List<String> usernames);

    QuitChoice quitChoice();

    void choose(QuitChoice choice);

    /** Which of them are on, as the system says. */
    CompletionStage<List<StartChoice>> startChoices();

    CompletionStage<?> start(StartChoice what, boolean on);

    /** Whether an administrator has decided this for everybody on the computer. */
    boolean isPreset(StartChoice what);

    /** Whether this system can be kept awake at all. */
    boolean canStayAwake();

    CompletionStage<Boolean> staysAwake();

    CompletionStage<?> stayAwake(boolean on);

    /** Ends the office for everybody, and leaves it. Its data stay. */
    CompletionStage<?> stop();
}
