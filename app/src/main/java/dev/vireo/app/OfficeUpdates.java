package dev.vireo.app;

import dev.vireo.app.office.OfficeReleases;
import dev.vireo.app.session.Session;
import dev.vireo.app.settings.SettingsSection;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.AppServices;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.update.RestartModel;
import dev.vireo.app.update.UpdateModel;
import dev.vireo.app.update.UpdateNotice;
import dev.vireo.app.update.UpdatePane;
import java.util.Map;
import javafx.scene.Parent;
import javafx.util.Subscription;

/** Updates of Vireo from the office that somebody is signed in to: looked for when it connects, and once a day. FX thread. */
final class OfficeUpdates {

    private final UpdateModel model;
    private final RestartModel restarts;
    private final Preferences.Saved preferences;
    private final TimeWords times;
    private final View<UpdateNotice> notice;
    private final Subscription following;

    OfficeUpdates(Session session, DataFolder folder, AppServices services, ClientPlatform platform, RestartModel restarts) {
        this.restarts = restarts;
        this.preferences = folder.preferences();
        this.times = new TimeWords(platform.clock());
        model = new UpdateModel(platform.updates(), new OfficeReleases(session.client().releases()), folder.updates(),
                !platform.policy().updateChecks(), () -> preferences.get().updates().check(), services.background(), platform.clock());
        notice = new Views(Map.of()).load(new UpdateNotice(model, restarts, times));
        following = session.workspace().connectionProperty().subscribe(now -> {
            if (now == ConnectionState.LIVE) {
                model.look();
            }
        });
    }

    /** The line in the main window. */
    Parent notice() {
        return notice.root();
    }

    /** All about it, for the settings. */
    SettingsSection section() {
        View<UpdatePane> pane = new Views(Map.of()).load(new UpdatePane(model, restarts, preferences, times));
        return new SettingsSection(pane.root(), pane.controller()::close);
    }

    /** Looks if a day has gone. */
    void lookIfDue() {
        model.lookIfDue();
    }

    void close() {
        following.unsubscribe();
        model.close();
    }
}
