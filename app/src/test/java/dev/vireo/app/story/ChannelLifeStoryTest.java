package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.protocol.ChannelRole;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A channel from its making to its end, on real windows against a real server. */
@Timeout(180)
final class ChannelLifeStoryTest extends StoryOfTwo {

    @Test
    void aChannelIsCreatedFoundHandedOverAndLeft() {
        Fx.run(() -> shyam.app().channelWindows().create());
        Keys.write(last(shyam), "Bridge");
        Keys.type(last(shyam), KeyCode.ENTER);
        shyam.await(() -> bridge(shyam).isPresent());

        Fx.run(() -> rama.app().channelWindows().browse());
        Scene browser = last(rama);
        Fx.await(() -> !((ListView<?>) browser.lookup("#channels")).getItems().isEmpty());
        Keys.type(browser, KeyCode.DOWN, KeyCode.ENTER);
        // Its chat opens with the answer, which may come after the event that tells of the channel.
        rama.await(() -> bridge(rama).flatMap(rama.app().chats()::window).isPresent());
        shyam.await(() -> bridge(shyam).orElseThrow().members().size() == 2);

        rama.lookAway();
        Fx.run(() -> shyam.app().session().orElseThrow().chats().send(bridge(shyam).orElseThrow(), "Does it hold, @rama?"));
        rama.show("messages").lookAway().await(() -> inList(rama).map(badge -> badge.countProperty().get()).orElse(0) == 1);
        rama.await(() -> bridge(rama).orElseThrow().mentions() == 1 && rama.total() == 1 && rama.inTitle() == 1);

        Fx.run(() -> shyam.app().channelWindows().settings(bridge(shyam).orElseThrow()));
        Node settings = Fx.call(() -> last(shyam).lookup("#channelSettings"));
        Fx.await(() -> settings.lookup("#leave") != null);
        Fx.run(() -> ((Button) settings.lookup("#leave")).fire());
        Fx.run(() -> ((ComboBox<?>) settings.lookup("#newOwner")).getSelectionModel().selectFirst());
        Fx.run(() -> ((Button) settings.lookup("#questionYes")).fire());
        shyam.await(() -> shyam.app().workspace().conversations().stream().noneMatch(each -> each.name().equals("Bridge")));
        rama.await(() -> bridge(rama).orElseThrow().myRoleProperty().get() == ChannelRole.OWNER
                && bridge(rama).orElseThrow().members().size() == 1);
        assertThat(Fx.<Integer>call(() -> rama.total())).isEqualTo(1);
    }

    private static Optional<Conversation> bridge(Player player) {
        return player.app().workspace().conversations().stream().filter(each -> each.name().equals("Bridge")).findFirst();
    }

    /** The window about channels that was opened last. */
    private static Scene last(Player player) {
        return Fx.call(() -> player.app().channelWindows().windows().getLast().getScene());
    }

    private static Optional<PulseBadge> inList(Player player) {
        return player.window().getScene().lookup("#conversations").lookupAll(".list-cell").stream()
                .filter(cell -> cell.getAccessibleText() != null && cell.getAccessibleText().startsWith("Bridge,"))
                .map(cell -> (PulseBadge) cell.lookup("#badge"))
                .findFirst();
    }
}
