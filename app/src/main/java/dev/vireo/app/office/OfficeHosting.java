package dev.vireo.app.office;

import dev.vireo.app.autostart.Autostart;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.hosting.Hosting;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.HostedOffice;
import dev.vireo.app.localserver.HostingSettings;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.session.Session;
import dev.vireo.app.startup.HostComputer;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.app.ui.Background;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The office on this computer, for the screen about it. FX thread. */
public final class OfficeHosting implements Hosting {

    private static final Logger log = LoggerFactory.getLogger(OfficeHosting.class);
    /** As many as the screen shows. */
    private static final int ASKED_ABOUT = 50;

    private final HomeOffice home;
    private final DataFolder data;
    private final Session session;
    private final Background background;
    private final Autostart officeStart;
    private final Autostart clientStart;
    private final Policy policy;
    private final Runnable stopped;

    /** @param stopped ends the office and leads to the first screen */
    public OfficeHosting(HomeOffice home, DataFolder data, HostComputer computer, Policy policy, Session session, Background background,
            Runnable stopped) {
        this.home = home;
        this.data = data;
        this.session = session;
        this.background = background;
        this.policy = policy;
        this.stopped = stopped;
        officeStart = computer.office(data.path(), home.folder());
        clientStart = computer.client(data.path());
    }

    /** Lets the office know who is no colleague of its host. Blocks. */
    public static boolean remember(HomeOffice home, String host) {
        new HostingSettings(HostingSettings.in(home.folder()).keepAwake(), host).keep(home.folder());
        return true;
    }

    @Override
    public String folder() {
        return home.folder().toString();
    }

    @Override
    public CompletionStage<Optional<RunningHere>> running() {
        return background.ask(() -> home.running().map(OfficeHosting::described));
    }

    private static RunningHere described(HostedOffice office) {
        return new RunningHere(office.addressesForOthers().stream().map(URI::toString).toList(), office.onNetwork(), office.fingerprint(),
                office.isEncrypted(), office.inBackground());
    }

    @Override
    public Runnable onChange(Runnable listener) {
        Runnable onFx = () -> Platform.runLater(listener);
        home.onChange(onFx);
        return () -> home.forget(onFx);
    }

    @Override
    public CompletionStage<?> open() {
        return background.ask(() -> home.open(LocalOffice.Reach.THIS_COMPUTER));
    }

    @Override
    public CompletionStage<Map<String, Integer>> devices(List<String> usernames) {
        boolean allowed = session.workspace().me().roleProperty().get().managesPeople();
        return background.ask(() -> {
            Map<String, Integer> devices = new HashMap<>();
            for (String username : allowed ? usernames.stream().limit(ASKED_ABOUT).toList() : List.<String>of()) {
                try {
                    devices.put(username, session.client().sessions().of(username).size());
                } catch (ServerException e) {
                    log.debug("Couldn't count somebody's devices: {}", e.reason());
                }
            }
            return devices;
        });
    }

    @Override
    public QuitChoice quitChoice() {
        return data.preferences().get().quitting();
    }

    @Override
    public void choose(QuitChoice choice) {
        data.preferences().change(now -> now.withQuitting(choice));
    }

    @Override
    public CompletionStage<List<StartChoice>> startChoices() {
        return background.ask(() -> {
            List<StartChoice> on = new ArrayList<>();
            for (StartChoice choice : StartChoice.values()) {
                if (entry(choice).isOn()) {
                    on.add(choice);
                }
            }
            return on;
        });
    }

    private Autostart entry(StartChoice choice) {
        return switch (choice) {
            case OFFICE -> officeStart;
            case CLIENT -> clientStart;
        };
    }

    @Override
    public CompletionStage<?> start(StartChoice what, boolean on) {
        return background.ask(() -> {
            entry(what).turn(on);
            return on;
        });
    }

    /** Where nothing may start, no office does; where Vireo starts, whether the office does is still up to its host. */
    @Override
    public boolean isPreset(StartChoice what) {
        return policy.startWithSystem().filter(on -> what == StartChoice.CLIENT || !on).isPresent();
    }

    @Override
    public boolean canStayAwake() {
        return home.canStayAwake();
    }

    @Override
    public CompletionStage<Boolean> staysAwake() {
        return background.ask(() -> HostingSettings.in(home.folder()).keepAwake());
    }

    @Override
    public CompletionStage<?> stayAwake(boolean on) {
        return background.ask(() -> {
            new HostingSettings(on, HostingSettings.in(home.folder()).host()).keep(home.folder());
            return on;
        });
    }

    /** What was stopped does not come back by itself with the next start of the computer. */
    @Override
    public CompletionStage<?> stop() {
        return background.ask(() -> {
            try {
                if (officeStart.isOn()) {
                    officeStart.turn(false);
                }
            } catch (IOException e) {
                log.warn("Couldn't keep the system from starting the office: {}", e.getMessage());
            }
            return true;
        }).thenRun(stopped);
    }
}
