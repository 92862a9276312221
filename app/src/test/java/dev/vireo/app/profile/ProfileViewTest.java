package dev.vireo.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Profiles in a window: somebody else's and one's own. */
final class ProfileViewTest {

    private final FxRobot robot = new FxRobot();
    private final List<String> chats = new ArrayList<>();
    private SampleOffice office;
    private Stage stage;

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(stage::close);
        }
    }

    @Test
    void profilesCanBeDrawnInEveryState() {
        Pictures.both("profile", 340, 460, () -> root(SampleOffice.busy(), sample -> sample.conversation("rama").other()));
        Pictures.both("profile-shared", 340, 640, () -> root(SampleOffice.busy(), sample -> {
            SampleChannels channels = new SampleChannels(sample);
            channels.add(ChannelKind.GROUP, "Everything that has to do with the bridge to the island and its planks", "",
                    ChannelRole.MEMBER, "rama");
            channels.add(ChannelKind.OPEN, "Kitchen", "", ChannelRole.MEMBER, "rama");
            channels.add(ChannelKind.OPEN, "General", "", ChannelRole.MEMBER, "rama");
            return sample.conversation("rama").other();
        }));
        Pictures.both("profile-long", 340, 520, () -> root(SampleOffice.busy(), sample -> sample.add("lakshman.2", "Lakshman".repeat(7),
                "Head of everything that has to do with paper, pens and the bridge to the other side", "Operations", Presence.OFFLINE)));
        Pictures.both("profile-status", 340, 520, () -> root(SampleOffice.busy(), sample -> {
            SampleStatus.hear(sample, sample.conversation("rama").other(), "\ud83c\udf5c",
                    "At a long lunch with everybody who came over the bridge",
                    Instant.now().plus(Duration.ofDays(2)));
            return sample.conversation("rama").other();
        }));
        Pictures.both("profile-alike", 340, 460, () -> root(SampleOffice.alike(), sample -> sample.conversation("ravana").other()));
        Pictures.both("profile-bot", 340, 460, () -> root(SampleOffice.alike(), sample -> sample.conversation("weather").other()));
        Pictures.both("profile-left", 340, 460, () -> root(SampleOffice.busy(), sample -> {
            sample.leaves("rama");
            return sample.conversation("rama").other();
        }));
        Pictures.both("profile-arabic", 340, 460, () -> root(SampleOffice.busy(), sample -> sample.add("sita.2", "سيتا ".repeat(12).strip(),
                "رئيسة العمليات ".repeat(5).strip(), "العمليات", Presence.AWAY)));
        Pictures.both("profile-own", 340, 460, () -> root(SampleOffice.busy(), sample -> sample.workspace().me()));
    }

    @Test
    void aProfileSaysWhoSomebodyIsAndWhetherTheyWait() {
        open(sample -> sample.conversation("rama").other());
        assertThat(text("#name")).isEqualTo("Rama");
        assertThat(text("#username")).isEqualTo("@rama");
        assertThat(text("#work")).isEqualTo("Designer · Design");
        assertThat(text("#presence")).isEqualTo("Online");
        assertThat(robot.lookup("#badge").queryAs(PulseBadge.class).countProperty().get()).isEqualTo(3);
        Fx.run(() -> office.receive("rama", "One more"));
        assertThat(robot.lookup("#badge").queryAs(PulseBadge.class).countProperty().get()).isEqualTo(4);
        assertThat(robot.lookup("#edit").query().isVisible()).isFalse();
    }

    @Test
    void aStatusIsShownWithItsEmojiAndUntilWhen() {
        open(sample -> sample.conversation("rama").other());
        assertThat(robot.lookup("#statusUntil").query().isVisible()).isFalse();

        Fx.run(() -> SampleStatus.hear(office, office.conversation("rama").other(), "\ud83c\udf5c", "At lunch",
                Instant.now().plus(Duration.ofDays(2))));
        assertThat(text("#status")).isEqualTo("At lunch");
        assertThat(text("#statusUntil")).startsWith("until ");
        Fx.await(() -> robot.lookup("#status .status-mark").tryQuery().filter(mark -> "At lunch".equals(mark.getAccessibleText()))
                .isPresent());
        Fx.run(() -> SampleStatus.hear(office, office.conversation("rama").other(), "", "", null));
        assertThat(robot.lookup("#status").query().isVisible()).isFalse();
    }

    @Test
    void whoeverHasLeftIsShownAsSuch() {
        open(sample -> {
            sample.leaves("rama");
            return sample.conversation("rama").other();
        });
        assertThat(text("#name")).isEqualTo("Rama \u00b7 Left");
        assertThat(text("#presence")).isEqualTo("Left the office");
    }

    @Test
    void theButtonOpensTheChat() {
        open(sample -> sample.conversation("rama").other());
        Fx.fire(stage.getScene(), "#message");
        assertThat(chats).containsExactly("rama");
    }

    @Test
    void theChannelsThatBothOfUsAreInAreOneClickAway() {
        List<Conversation> made = new ArrayList<>();
        open(sample -> {
            SampleChannels channels = new SampleChannels(sample);
            made.add(channels.add(ChannelKind.GROUP, "Bridge", "", ChannelRole.MEMBER, "rama", "sita"));
            made.add(channels.add(ChannelKind.OPEN, "Kitchen", "", ChannelRole.MEMBER, "sita"));
            return sample.conversation("rama").other();
        });
        assertThat(robot.lookup(".shared-channel").queryAllAs(Button.class)).extracting(Button::getText).containsExactly("Bridge");
        Fx.fire(stage.getScene(), ".shared-channel");
        assertThat(chats).containsExactly(made.getFirst().key());
    }

    @Test
    void onesOwnLeadsToWhereItIsChanged() {
        open(sample -> sample.workspace().me());
        assertThat(robot.lookup("#message").query().isVisible()).isFalse();
        Fx.fire(stage.getScene(), "#edit");
        assertThat(chats).containsExactly("my profile");
    }

    private void open(Function<SampleOffice, Person> whom) {
        stage = Fx.call(() -> {
            office = SampleOffice.busy();
            Stage opened = new Stage();
            opened.setScene(new Scene(root(office, whom), 340, 760));
            new Theme().apply(opened.getScene());
            opened.show();
            return opened;
        });
    }

    private Parent root(SampleOffice sample, Function<SampleOffice, Person> whom) {
        View<ProfileView> view = new Views(Map.of()).load(new ProfileView(sample.workspace(),
                conversation -> chats.add(conversation.key()), () -> chats.add("my profile"),
                Avatars.none(), new BadgeClock(new Motion()), new TimeWords(Clock.systemDefaultZone())));
        view.controller().show(whom.apply(sample));
        return view.root();
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }
}
