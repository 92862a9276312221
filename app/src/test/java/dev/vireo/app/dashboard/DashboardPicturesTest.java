package dev.vireo.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.SampleStatus;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Pictures of the dashboard in its states, for the eye. */
final class DashboardPicturesTest {

    private static final double WIDTH = 980;
    private static final double HEIGHT = 720;

    @Test
    void theDashboardCanBeDrawnInEveryState() {
        picture("dashboard", SampleOffice::busy, _ -> {});
        picture("dashboard-channels", SampleOffice::busy, DashboardPicturesTest::channels);
        picture("dashboard-names", SampleOffice::empty, DashboardPicturesTest::names);
        picture("dashboard-status", SampleOffice::busy, DashboardPicturesTest::statuses);
        picture("dashboard-offline", SampleOffice::busy, office -> office.connection(ConnectionState.OFFLINE));
        picture("dashboard-empty", SampleOffice::empty, office -> office.myRole(OfficeRole.OWNER));
        picture("dashboard-guest", SampleOffice::empty, office -> office.myRole(OfficeRole.GUEST));
        picture("dashboard-unreachable", SampleOffice::loading, office -> office.connection(ConnectionState.OFFLINE));
        assertThat(Path.of("target/pictures/dashboard-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    @Test
    void cardsThatAreLoadingShowTheirPlaces() {
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            Stage stage = Fx.call(() -> {
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                Scene scene = new Scene(view(SampleOffice.loading()), WIDTH, HEIGHT);
                theme.apply(scene);
                Stage opened = new Stage();
                opened.setScene(scene);
                opened.show();
                return opened;
            });
            Fx.await(() -> stage.getScene().lookup("#skeleton").isVisible());
            Pictures.save(stage, "dashboard-loading-" + choice.name().toLowerCase(Locale.ROOT));
            Fx.run(stage::close);
        }
    }

    private static void picture(String name, Supplier<SampleOffice> offices, Consumer<SampleOffice> change) {
        Pictures.both(name, WIDTH, HEIGHT, () -> {
            SampleOffice office = offices.get();
            change.accept(office);
            return view(office);
        });
    }

    private static void statuses(SampleOffice office) {
        Instant until = Instant.now().plus(Duration.ofHours(2));
        List<Person> people = List.copyOf(office.workspace().people());
        SampleStatus.hear(office, people.get(0), "\ud83c\udf5c", "At lunch", until);
        SampleStatus.hear(office, people.get(1), "\ud83c\udfaf", "Focusing on the ropes of the bridge until every knot holds", until);
        SampleStatus.hear(office, people.get(2), "\ud83c\udf34", "", null);
        SampleStatus.hear(office, people.get(3), "", "In a meeting", until);
        SampleStatus.hear(office, people.get(4), "\ud83e\udd12", "\u0628\u06cc\u0645\u0627\u0631\u0645", until);
    }

    private static void names(SampleOffice office) {
        office.add("lakshman", "Lakshman".repeat(7), "Head of everything that has to do with paper", "Operations", Presence.AWAY);
        office.add("rama", "राम", "डिज़ाइनर", "Design", Presence.ONLINE);
        office.add("sita", "سيتا", "مهندس برمجيات", "Engineering", Presence.DO_NOT_DISTURB);
        office.add("rama.2", "羅摩", "工程师", "Engineering", Presence.OFFLINE);
        office.add("sita.2", "Sītā", "", "Finance", Presence.ONLINE);
        office.add("lakshman.2", "락슈마나", "디자이너", "Design", Presence.AWAY);
        office.receive("lakshman", "Hello");
        office.receive("rama.2", "Good morning");
    }

    private static void channels(SampleOffice office) {
        SampleChannels channels = new SampleChannels(office);
        Conversation general = channels.add(ChannelKind.OPEN, "General", "What concerns all of us, every day",
                ChannelRole.MEMBER, "rama", "sita");
        Conversation planks = channels.add(ChannelKind.GROUP, "Everything that has to do with the bridge to the island and its planks",
                "Planks, ropes and those who carry them to the shore in the morning", ChannelRole.OWNER, "lakshman");
        channels.add(ChannelKind.OPEN, "समुद्र और पुल", "", ChannelRole.MEMBER, "rama");
        channels.add(ChannelKind.GROUP, "الجسر إلى الجزيرة", "كل ما يخص الجسر", ChannelRole.MEMBER, "rama");
        channels.say(general, "rama", "Good morning");
        for (int i = 0; i < 101; i++) {
            channels.say(planks, "lakshman", "@shyam", "shyam");
        }
    }

    private static Parent view(SampleOffice office) {
        Motion motion = new Motion();
        Dashboard dashboard = new Dashboard(office.workspace(), _ -> {}, () -> {}, _ -> new ContextMenu(),
                Avatars.none(), new BadgeClock(motion), motion,
                new TimeWords(Clock.systemDefaultZone()));
        return new Views(Map.of()).load(dashboard).root();
    }
}
